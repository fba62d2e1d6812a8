import type { HouseholdOrderStatus, ProductClass, ShortageWish } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  LongText,
  NullableInstant,
  NullableInt,
  NullableSealed,
  Ref,
  Text,
} from '../../ground/db/columns';

/** A household's order in one round: its part of the grocery list for the window (domain §6). */
@Entity('household_orders')
@Unique(['roundId', 'householdId', 'activeSlot'])
@Index(['householdId', 'windowId'])
@Index(['groupOrderId', 'status'])
export class HouseholdOrder {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Ref() windowId!: string;
  @Ref() supermarketId!: string;
  @Ref() districtId!: string;
  @Ref() communityId!: string;
  @Ref() gridId!: string;
  @Ref() deliveryGroupId!: string;
  @Ref() groupOrderId!: string;
  @Ref() householdId!: string;
  @Code(16) status!: HouseholdOrderStatus;
  /** `active` while the order counts, its own id once it is withdrawn or cancelled: one active order per household and round. */
  @Code(36) activeSlot!: string;
  @Int() version!: number;
  /** The list as it was put together, in sold units: `ListLine[]`. Kept when the order ends, for the next round. */
  @LongText() listJson!: string;
  /** Sealed (`Sealer.sealNote`); empty where nothing was written. */
  @LongText() note!: string;
  @Ref() placedById!: string;
  /** 1 when somebody ordered for the household (代下单). */
  @Int() proxy!: number;
  /** Σ of its lines, as charged. */
  @Int() amountFen!: number;
  /** 跟团号, given at the lock; a later cancellation voids it, never reuses it. */
  @NullableInt() runningNumber!: number | null;
  @NullableSealed() recipientNameSealed!: string | null;
  @NullableSealed() recipientPhoneSealed!: string | null;
  @Text(64) door!: string;
  /** The full address as it was when the order locked. */
  @Text(200, { nullable: true }) address!: string | null;
  @NullableInstant() submittedAt!: string | null;
  @NullableInstant() lockedAt!: string | null;
  @NullableInstant() packedAt!: string | null;
  @Int() bagCount!: number;
  @NullableInstant() receiptAt!: string | null;
  @NullableInt() finalFen!: number | null;
  @Code(32, { nullable: true }) cancelReason!: string | null;
  @Instant() createdAt!: string;
}

/** One exploded line of a submitted order. Quantities in ordered units; amounts as charged (by weight: with tolerance). */
@Entity('household_order_lines')
@Index('roll_up', ['roundId', 'active', 'deliveryGroupId', 'offerId', 'quantity', 'amountFen'])
@Index(['orderId'])
@Index(['householdId', 'submittedAt'])
export class HouseholdOrderLine {
  @Id() id!: string;
  @Ref() orderId!: string;
  @Ref() roundId!: string;
  @Ref() householdId!: string;
  @Ref() deliveryGroupId!: string;
  @Ref() offerId!: string;
  /** The bundle that it is a component of; empty for a line of its own. */
  @Code(36) bundleOfferId!: string;
  @Code(16) productClass!: ProductClass;
  @Int() byWeight!: number;
  @Int() quantity!: number;
  @Int() amountFen!: number;
  @Code(16) wish!: ShortageWish;
  /** 0 once its order is cancelled. */
  @Int() active!: number;
  @Instant() submittedAt!: string;
  @Int() shortQuantity!: number;
  @Int() substitutedQuantity!: number;
  @Ref({ nullable: true }) substituteOfferId!: string | null;
  /** `ask`: until when the household may answer; afterwards the line is refunded. */
  @NullableInstant() askUntil!: string | null;
  @NullableInt() packedGrams!: number | null;
  @NullableInt() deliveredQuantity!: number | null;
  @Int() missingQuantity!: number;
  @Int() damagedQuantity!: number;
  @Int() returnedQuantity!: number;
  @NullableInt() finalFen!: number | null;
}
