import type { DeskSignInStatus, Role } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, NullableInstant, NullableRef, Sealed, Text } from '../../ground/db/columns';

/** A code that a desk's browser showed, and what a phone said to it. */
@Entity('desk_sign_ins')
@Unique(['codeHash'])
@Index(['personId'])
@Index(['sessionId'])
@Index(['shownAt'])
export class DeskSignIn {
  @Id() id!: string;
  /** SHA-256 of the code that is shown. */
  @Code(64) codeHash!: string;
  /** SHA-256 of what the browser keeps to itself. */
  @Code(64) secretHash!: string;
  @Code(16) status!: DeskSignInStatus;
  /** Browser and system, in the service's words. */
  @Text(40) device!: string;
  /** The network address that the code was asked from. */
  @Sealed() addressSealed!: string;
  /** Who answered. */
  @NullableRef() personId!: string | null;
  @Code(24, { nullable: true }) role!: Role | null;
  /** The session that it became. */
  @NullableRef() sessionId!: string | null;
  @Instant() shownAt!: string;
  /** Nobody answers it from then on; once it was confirmed, its browser does not come in by it any more. */
  @Instant() expiresAt!: string;
  @NullableInstant() answeredAt!: string | null;
}
