import type { DeskConfirmationStatus } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, NullableInstant, Ref, Sealed } from '../../ground/db/columns';

/** One act that a desk wants to do, and what its person's phone said to it. */
@Entity('desk_confirmations')
@Index(['personId', 'status'])
@Index(['sessionId', 'status'])
@Index(['askedAt'])
export class DeskConfirmation {
  @Id() id!: string;
  @Ref() sessionId!: string;
  @Ref() personId!: string;
  /** As the contract names it, without any id. */
  @Code(96) route!: string;
  /** SHA-256 of method, path with its query, and body. */
  @Code(64) actHash!: string;
  /** Two digits that stand on both screens, so that the phone answers what the desk shows. */
  @Code(16) number!: string;
  /** What the act says, in words. */
  @Sealed() detailSealed!: string;
  @Code(16) status!: DeskConfirmationStatus;
  @Instant() askedAt!: string;
  /** Nobody answers it from then on, and nothing is done by it. */
  @Instant() expiresAt!: string;
  @NullableInstant() answeredAt!: string | null;
}
