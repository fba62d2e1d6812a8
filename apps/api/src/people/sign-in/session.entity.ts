import type { Role } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, Ref } from '../../ground/db/columns';

/**
 * A person signed in on one phone, until they sign out or do not come for long, or at a desk for a shift. Instants are real time, not the
 * service's clock: how long a token holds is no matter of business.
 */
@Entity('sessions')
@Index(['personId'])
@Index(['expiresAt'])
export class Session {
  @Id() id!: string;
  @Ref() personId!: string;
  /** SHA-256 of the refresh token that is good now. */
  @Code(64) tokenHash!: string;
  /** How often it was renewed. */
  @Int() generation!: number;
  @Instant() createdAt!: string;
  @Instant() renewedAt!: string;
  @Instant() expiresAt!: string;
  /** At a desk the one role in which it works, until `expiresAt` whether it is used or not; null on a phone. */
  @Code(24, { nullable: true }) deskRole!: Role | null;
  @NullableInstant() revokedAt!: string | null;
}
