import type { Role, ScopeKind } from '@cailan/shared-types';
import { Entity, Index } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableInt, Ref } from '../../ground/db/columns';

/**
 * The hand-over of a post from its holder to a deputy (domain §2). The dues balance stands in it twice, as each of
 * them signed it. It ends unsigned when the deputy's stand-in ends.
 */
@Entity('hand_overs')
@Index(['scopeId'])
@Index(['fromId'])
@Index(['toId'])
export class HandOver {
  @Id() id!: string;
  @Code(24) role!: Role;
  @Code(24) scopeKind!: ScopeKind;
  @Ref() scopeId!: string;
  @Ref() fromId!: string;
  @Ref() toId!: string;
  @Ref() deputyGrantId!: string;
  @Int() balanceFen!: number;
  @Instant() proposedAt!: string;
  @NullableInt() signedBalanceFen!: number | null;
  @NullableInstant() signedAt!: string | null;
  @NullableInstant() endedAt!: string | null;
}
