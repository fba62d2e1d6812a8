import type { WindowStatus } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, Ref, Text } from '../../ground/db/columns';

/** A delivery window on a day, made from the plan's rule. */
@Entity('delivery_windows')
@Unique(['districtId', 'code'])
export class DeliveryWindow {
  @Id() id!: string;
  @Ref() districtId!: string;
  /** The plan's rule and the local date: `evening-2026-11-21`. */
  @Code(64) code!: string;
  @Text() name!: string;
  /** Comma-separated place kinds that it serves. */
  @Code(64) placeKinds!: string;
  @Instant() startAt!: string;
  @Instant() endAt!: string;
  @Code(16) status!: WindowStatus;
}

/** Capacity of one drop point in a window: promised households, each counted once over all its suppliers. */
@Entity('window_points')
@Unique(['windowId', 'dropPointId'])
@Index(['dropPointId'])
export class WindowPoint {
  @Id() id!: string;
  @Ref() windowId!: string;
  @Ref() dropPointId!: string;
  @Int() capacity!: number;
  @Int() taken!: number;
}
