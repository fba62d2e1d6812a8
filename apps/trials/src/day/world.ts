import type { OfferView, RoundView, WindowView } from '@cailan/shared-types';
import type { DistrictRules } from '@cailan/api/district/places/district-rules';
import type {
  ExpandedHousehold,
  ExpandedPlan,
  ExpandedSupplier,
} from '@cailan/api/plans/expanded-plan.types';
import { seededDraws, type Draws } from '@cailan/api/plans/seeded';
import type { Cast } from './cast';
import type { Client } from './client';
import type { BasketLine } from './basket-line';
import type { Phones } from './phones';
import type { Progress } from './progress';

/** A household as the day plays it. */
export interface DayHousehold {
  index: number;
  id: string;
  /** Its resident. */
  personId: string;
  planned: ExpandedHousehold;
  windowId: string;
  basket: BasketLine[];
  version: number;
  /** Its orders that count, one per round. */
  orderIds: string[];
  /** Somebody else orders for it (代下单). */
  proxy: boolean;
  /** The share-out or the payment's deadline may leave it without goods. */
  asks: boolean;
}

/** A delivery group with the people who take its goods. */
export interface DayGroup {
  code: string;
  name: string;
  captainId: string;
  deputyId: string;
  households: DayHousehold[];
}

/** One supermarket's round of the day. */
export interface DayRound {
  view: RoundView;
  supplier: ExpandedSupplier;
  staffId: string;
  driverIds: string[];
  offers: OfferView[];
  wave: number;
}

export interface DayWindow {
  view: WindowView;
  rounds: DayRound[];
}

/** A bag that did not arrive, and the captain who answers for it. */
export interface OpenBag {
  code: string;
  status: 'not_home' | 'refused' | 'damaged' | 'missing';
  group: DayGroup;
  /** It is for the captain's own household. */
  own: boolean;
  /** Where it was to go: what becomes of it is drawn by this. */
  door: string;
}

/** Everything a stage may need. */
export interface Day {
  client: Client;
  clients: number;
  cast: Cast;
  /** Everyone's WeChat. */
  phones: Phones;
  plan: ExpandedPlan;
  rules: DistrictRules;
  seed: number;
  out: string;
  progress: Progress;
  households: DayHousehold[];
  groups: Map<string, DayGroup>;
  windows: DayWindow[];
  /** To when the service's clock was last moved. */
  clockMs: number;
  /** Bags that have not arrived and wait for somebody to end their way. */
  openBags: OpenBag[];
  /** What happened, by name; the report's counts. */
  counts: Record<string, number>;
  /** Fen, by name; the report's money. */
  money: Record<string, number>;
}

/** Draws of one thing of the day: they depend on the day's seed and the thing alone, not on who came first. */
export const drawsFor = (day: { seed: number }, label: string): Draws => seededDraws(day.seed, label);

export function count(day: Day, name: string, by = 1): void {
  day.counts[name] = (day.counts[name] ?? 0) + by;
}

/** Moves the service's clock, never back, and lets it do what has come due. */
export async function moveClock(day: Day, ms: number): Promise<void> {
  if (ms > day.clockMs)
    await day.client.call('POST /development/clock', { body: { now: new Date(ms).toISOString() } });
  day.clockMs = Math.max(ms, day.clockMs);
  const { ran } = await day.client.call('POST /development/jobs/run', {});
  count(day, 'jobs', ran);
}

export const MINUTE = 60_000;
