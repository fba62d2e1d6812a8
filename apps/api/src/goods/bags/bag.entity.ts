import type { BagLane, BagStatus, HolderKind, LossBearer, LossKind } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  LongText,
  NullableInstant,
  NullableRef,
  Ref,
  Text,
} from '../../ground/db/columns';

/** One step of a bag's way. The id is the phone's own, so that the same step sent twice is one (domain §9). */
@Entity('bag_events')
@Unique(['eventId', 'bagId'])
@Index(['bagId'])
export class BagEvent {
  @Id() id!: string;
  @Ref() eventId!: string;
  @Ref() bagId!: string;
  @NullableRef() handoffId!: string | null;
  @Code(16) fromStatus!: BagStatus;
  @Code(16) toStatus!: BagStatus;
  /** The bag's version that the sender saw, and the one that this step made. */
  @Int() seenVersion!: number;
  @Int() version!: number;
  @Code(16) holderKind!: HolderKind;
  @NullableRef() holderId!: string | null;
  @Ref() byId!: string;
  /** Sealed (`Sealer.sealNote`); empty where nothing was written. */
  @LongText() note!: string;
  /** What the phone's clock said; not trusted for order. */
  @Instant() occurredAt!: string;
  @Instant() recordedAt!: string;
}

/** A household's bag, one label each (A8). It is with exactly one holder. */
@Entity('bags')
@Index(['orderId'])
@Index(['groupOrderId', 'status'])
@Index(['householdId', 'windowId'])
@Index(['roundId'])
export class Bag {
  @Id() id!: string;
  /** What the label's QR says after its prefix. */
  @Code(32, { unique: true }) code!: string;
  @Ref() roundId!: string;
  @Ref() windowId!: string;
  @Ref() supermarketId!: string;
  @Ref() orderId!: string;
  @Ref() householdId!: string;
  @Ref() groupOrderId!: string;
  @Ref() deliveryGroupId!: string;
  @Code(16) lane!: BagLane;
  /** Bag `number` of `ofCount` of this household's order. */
  @Int() number!: number;
  @Int() ofCount!: number;
  /** Its number within the delivery group. */
  @Int() groupNumber!: number;
  @Code(16) status!: BagStatus;
  @Code(16) holderKind!: HolderKind;
  @NullableRef() holderId!: string | null;
  /** The last handoff or event that moved it. */
  @NullableRef() lastHandoffId!: string | null;
  @Int() version!: number;
  /** How its goods were lost to the household: missing, damaged or returned; empty otherwise. */
  @Code(16) lossKind!: LossKind;
  /** Whom the community's last decision named to bear the loss; null until it decides. */
  @Code(16, { nullable: true }) lossBearer!: LossBearer | null;
  @NullableInstant() lossDecidedAt!: string | null;
  @Text(200, { nullable: true }) lossNote!: string | null;
  @Text(64, { nullable: true }) heldAt!: string | null;
  @NullableInstant() heldUntil!: string | null;
  @Int() labelPrints!: number;
  @Instant() createdAt!: string;
}

/** What a bag holds of a line. */
@Entity('bag_lines')
@Index(['bagId'])
@Index(['lineId'])
export class BagLine {
  @Id() id!: string;
  @Ref() bagId!: string;
  @Ref() lineId!: string;
  /** Units of the ordered product, and units of its substitute. */
  @Int() quantity!: number;
  @Int() substitutedQuantity!: number;
}
