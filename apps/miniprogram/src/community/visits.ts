import {
  hasArrived,
  hasEnded,
  isInside,
  type GroupOrderStatus,
  type LoadStopView,
  type LoadView,
  type TimeWindow,
} from '@cailan/shared-types';
import type { Tone } from '../ui/text';
import { slotEnd } from './slot';

/** One vehicle at one of my points: where it brings goods, or where they are only sorted. */
export interface Visit {
  load: LoadView;
  stop: LoadStopView;
}

/** How far a visit is: not left the shop, under way, late for its slot, not come by the window's end, here, at work, done, or not to come any more. */
export type VisitState =
  'loading' | 'on_the_way' | 'overdue' | 'missed' | 'queued' | 'receiving' | 'done' | 'ended';

/** What needs doing comes first. */
const ORDER: readonly VisitState[] = [
  'receiving',
  'queued',
  'overdue',
  'missed',
  'on_the_way',
  'loading',
  'done',
  'ended',
];
/** Goods that are still to be handed over; those that came back go out again. */
const TO_COME: readonly GroupOrderStatus[] = ['packed', 'returned', 'dispatched'];

export const visitWords: Record<VisitState, { words: string; tone: Tone }> = {
  receiving: { words: '交接中', tone: 'now' },
  queued: { words: '已到，等交接', tone: 'now' },
  overdue: { words: '晚点', tone: 'harm' },
  missed: { words: '过了时段没到', tone: 'harm' },
  on_the_way: { words: '在路上', tone: 'mute' },
  loading: { words: '装车中', tone: 'mute' },
  done: { words: '已交接完', tone: 'good' },
  ended: { words: '不来了', tone: 'mute' },
};

export const isSorting = ({ kind }: LoadStopView): boolean => kind === 'sorting_point';

/** The visits of these loads to my points, sorting points on their way included. */
export function visitsOf(loads: readonly LoadView[]): Visit[] {
  return loads.flatMap((load) =>
    load.stops.filter((stop) => isSorting(stop) || stop.groups.length > 0).map((stop) => ({ load, stop })),
  );
}

/** @param now UTC instant, ISO, as the window's and the load's are. */
export function visitState({ load, stop }: Visit, window: TimeWindow, now: string): VisitState {
  const waits = stop.groups.some(({ status }) => TO_COME.includes(status));
  if (stop.groups.length > 0 && !waits)
    return stop.groups.some(({ status }) => hasArrived(status)) ? 'done' : 'ended';
  if (stop.arrivedAt === null) {
    if (hasEnded(load.status)) return 'ended';
    if (now >= window.endAt) return 'missed';
    if (load.status === 'loading') return 'loading';
    return Date.parse(now) >= slotEnd(load.slotAt).getTime() ? 'overdue' : 'on_the_way';
  }
  if (!waits) return 'done';
  return stop.groups.some(({ gateHandoffId }) => gateHandoffId !== null) ? 'receiving' : 'queued';
}

/** Whether a vehicle that brings goods was let in at a forbidden time; sorting points have no window. */
export function cameOutside(stop: LoadStopView, window: TimeWindow): boolean {
  return stop.arrivedAt !== null && !isSorting(stop) && !isInside(window, stop.arrivedAt);
}

/** What needs doing first: at work, then the queue by its numbers, then what is late, then what comes, by its slot. */
export function inTurn(visits: readonly Visit[], window: TimeWindow, now: string): Visit[] {
  const rank = (visit: Visit) => ORDER.indexOf(visitState(visit, window, now));
  return [...visits].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.stop.queueNumber ?? 0) - (b.stop.queueNumber ?? 0) ||
      a.load.slotAt.localeCompare(b.load.slotAt),
  );
}

/** Of each point the first in its queue whose goods are not handed over yet. */
export function nextInQueue(visits: readonly Visit[], window: TimeWindow, now: string): ReadonlySet<Visit> {
  const next = new Map<string, Visit>();
  for (const visit of inTurn(visits, window, now)) {
    const state = visitState(visit, window, now);
    const waits = state === 'queued' || state === 'receiving';
    if (waits && !next.has(visit.stop.dropPointId)) next.set(visit.stop.dropPointId, visit);
  }
  return new Set(next.values());
}
