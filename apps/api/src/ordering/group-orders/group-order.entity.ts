import type { GroupOrderStatus } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** A delivery group's order in a round (集采单). Its row is the gate of every submission (domain §6). */
@Entity('group_orders')
@Unique(['roundId', 'deliveryGroupId'])
@Index(['deliveryGroupId'])
@Index(['gridId', 'windowId'])
@Index(['windowId', 'supermarketId'])
@Index(['loadId'])
export class GroupOrder {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() windowId!: string;
  @Ref() supermarketId!: string;
  @Ref() districtId!: string;
  @NullableRef() streetId!: string | null;
  @Ref() communityId!: string;
  @Ref() gridId!: string;
  @NullableRef() buildingId!: string | null;
  @NullableRef() unitId!: string | null;
  @Ref() deliveryGroupId!: string;
  @Ref() dropPointId!: string;
  @Text() name!: string;
  @Code(16) status!: GroupOrderStatus;
  /** Submissions are taken until this instant: the round's cut-off while it is open, `''` once it is closed (`cut-off.ts`). */
  @Instant() acceptUntil!: string;
  /** Counts the submissions, edits and withdrawals that passed the gate. */
  @Int() gateVersion!: number;
  @Int() orderCount!: number;
  @Int() amountFen!: number;
  @Int() paidFen!: number;
  @Instant() payBy!: string;
  @NullableRef() confirmedById!: string | null;
  @NullableInstant() confirmedAt!: string | null;
  @NullableInstant() paidAt!: string | null;
  /** The picking wave that took it; 0 before. */
  @Int() wave!: number;
  @Int() packedCount!: number;
  @Int() bagCount!: number;
  @Int() crateCount!: number;
  @NullableRef() loadId!: string | null;
  @Code(32, { nullable: true }) cancelReason!: string | null;
}

/** What the group buys of one offer, frozen at the confirmation. */
@Entity('group_order_lines')
@Unique(['groupOrderId', 'offerId'])
@Index(['roundId'])
export class GroupOrderLine {
  @Id() id!: string;
  @Ref() groupOrderId!: string;
  @Ref() roundId!: string;
  @Ref() offerId!: string;
  @Int() quantity!: number;
  @Int() amountFen!: number;
}
