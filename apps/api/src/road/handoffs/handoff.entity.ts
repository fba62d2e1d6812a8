import type { ExceptionKind, HandoffKind, LoadStatus } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import {
  Code,
  Id,
  Instant,
  Int,
  NullableInstant,
  NullableInt,
  NullableRef,
  Ref,
  Text,
} from '../../ground/db/columns';

/** A vehicle's trip: packed group orders of one supermarket and window. */
@Entity('loads')
@Index(['windowId'])
export class Load {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Ref() windowId!: string;
  @Ref() supermarketId!: string;
  @Text(16) vehiclePlate!: string;
  @Ref() driverId!: string;
  /** loading, on_the_way, arrived or done. */
  @Code(16) status!: LoadStatus;
  /** Its arrival slot of 20 minutes. */
  @Instant() slotAt!: string;
  @NullableInstant() dispatchedAt!: string | null;
  @Instant() createdAt!: string;
}

/** A stop of a load: a drop point of its group orders, or a point that the plan's hops name on the way (A12). */
@Entity('load_stops')
@Unique(['loadId', 'dropPointId'])
@Index(['dropPointId'])
export class LoadStop {
  @Id() id!: string;
  @Ref() loadId!: string;
  @Ref() dropPointId!: string;
  @Int() sequence!: number;
  @NullableInstant() arrivedAt!: string | null;
  @NullableInt() queueNumber!: number | null;
}

/** Goods pass from giver to receiver, signed by both (B4). */
@Entity('handoffs')
@Index(['loadId'])
@Index(['groupOrderId'])
export class Handoff {
  @Id() id!: string;
  /** The number of its paper form. */
  @Code(32, { unique: true }) formNo!: string;
  @Code(16) kind!: HandoffKind;
  @Ref() loadId!: string;
  @NullableRef() groupOrderId!: string | null;
  @NullableRef() dropPointId!: string | null;
  /** The unit whose part of a building it is (A8: 单元长); null for all of it. */
  @NullableRef() unitId!: string | null;
  /** The carrier's round that it is of (A12). */
  @NullableRef() carrierRoundId!: string | null;
  @Int() expectedBags!: number;
  @Int() receivedBags!: number;
  @Int() expectedCrates!: number;
  @Int() receivedCrates!: number;
  @NullableRef() giverId!: string | null;
  @NullableInstant() giverSignedAt!: string | null;
  @NullableRef() receiverId!: string | null;
  @NullableInstant() receiverSignedAt!: string | null;
  @NullableInstant() completedAt!: string | null;
  @NullableRef() fileId!: string | null;
  @Text(200) note!: string;
  @Instant() createdAt!: string;
}

@Entity('handoff_exceptions')
@Index(['handoffId'])
export class HandoffException {
  @Id() id!: string;
  @Ref() handoffId!: string;
  @Code(16) kind!: ExceptionKind;
  @NullableRef() bagId!: string | null;
  @Text(200) note!: string;
  @NullableRef() fileId!: string | null;
  @Ref() recordedById!: string;
  @Instant() createdAt!: string;
}
