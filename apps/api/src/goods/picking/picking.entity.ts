import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableInstant, NullableRef, Ref, Text } from '../../ground/db/columns';

/** What was found on the shelf for one product of a wave. */
@Entity('pick_results')
@Unique(['roundId', 'wave', 'offerId'])
export class PickResult {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Int() wave!: number;
  @Ref() offerId!: string;
  @Int() orderedQuantity!: number;
  @Int() pickedQuantity!: number;
  @Text(200) reason!: string;
  @NullableRef() substituteOfferId!: string | null;
  @Int() substituteQuantity!: number;
  @Ref() pickedById!: string;
  @Instant() pickedAt!: string;
}

/** A picking wave of a round: the group orders that were paid when it began. */
@Entity('waves')
@Unique(['roundId', 'wave'])
export class Wave {
  @Id() id!: string;
  @Ref() roundId!: string;
  @Int() wave!: number;
  @Instant() startedAt!: string;
  @NullableInstant() finishedAt!: string | null;
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
  @Code(16) lane!: string;
  /** Bag `number` of `ofCount` of this household's order. */
  @Int() number!: number;
  @Int() ofCount!: number;
  /** Its number within the delivery group. */
  @Int() groupNumber!: number;
  @Code(16) status!: string;
  @Code(16) holderKind!: string;
  @NullableRef() holderId!: string | null;
  /** The last handoff or event that moved it. */
  @NullableRef() lastHandoffId!: string | null;
  @Int() version!: number;
  /** How its goods were lost to the household: missing, damaged or returned; empty otherwise. */
  @Code(16) lossKind!: string;
  /** Whom the community's last decision named to bear the loss; null until it decides. */
  @Code(16, { nullable: true }) lossBearer!: string | null;
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

/** Crates (周转箱) of a delivery group, counted per lane. */
@Entity('crates')
@Unique(['groupOrderId', 'lane'])
export class Crate {
  @Id() id!: string;
  @Ref() groupOrderId!: string;
  @Code(16) lane!: string;
  @Int() count!: number;
}
