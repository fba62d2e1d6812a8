import { Entity, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Ref } from '../../ground/db/columns';

/** What one person carries from a point to the doors in a window (A12: 平均每人配送182户). */
@Entity('carrier_rounds')
@Unique(['windowId', 'dropPointId', 'personId'])
export class CarrierRound {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() windowId!: string;
  @Ref() dropPointId!: string;
  @Ref() personId!: string;
  @Int() households!: number;
  @Ref() createdById!: string;
  @Instant() createdAt!: string;
}

/** The households of a round in one delivery group: from door to door, as the stairs go. */
@Entity('carrier_round_parts')
@Index(['carrierRoundId'])
@Index(['deliveryGroupId'])
export class CarrierRoundPart {
  @Id() id!: string;
  @Ref() carrierRoundId!: string;
  @Ref() deliveryGroupId!: string;
  /** Both included, of `households.sort`. */
  @Int() fromSort!: number;
  @Int() toSort!: number;
  @Int() households!: number;
}
