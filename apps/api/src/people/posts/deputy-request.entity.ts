import type { DeputyRequestStatus, Role, ScopeKind } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, NullableInstant, Ref, Sealed } from '../../ground/db/columns';

/** The holder of a post asked somebody, by their phone number, to be its deputy. */
@Entity('deputy_requests')
@Index(['fromId'])
@Index(['toId'])
export class DeputyRequest {
  @Id() id!: string;
  @Code(24) role!: Role;
  @Code(24) scopeKind!: ScopeKind;
  @Ref() scopeId!: string;
  @Ref() fromId!: string;
  @Ref() toId!: string;
  /** The number as it was typed. */
  @Sealed() phoneSealed!: string;
  @Code(16) status!: DeputyRequestStatus;
  @Instant() requestedAt!: string;
  @NullableInstant() answeredAt!: string | null;
}
