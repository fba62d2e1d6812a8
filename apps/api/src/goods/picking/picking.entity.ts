import type { BagLane } from '@cailan/shared-types';
import { Entity, Unique } from 'typeorm';
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

/** Crates (周转箱) of a delivery group, counted per lane. */
@Entity('crates')
@Unique(['groupOrderId', 'lane'])
export class Crate {
  @Id() id!: string;
  @Ref() groupOrderId!: string;
  @Code(16) lane!: BagLane;
  @Int() count!: number;
}
