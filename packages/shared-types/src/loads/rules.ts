import { entryNames, loadNames, type Entry } from './words';
import type { ConductView } from './views';
import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import { isInside, type TimeWindow } from '../windows/rules';
import type { WindowStatus } from '../windows/status';
import { loadMoves, type LoadStatus } from './status';

/** A load whose way is over: handed over, dissolved, come back or lost. */
export const hasEnded = (status: LoadStatus): boolean => loadMoves[status].length === 0;

/**
 * Whether a load's pass counts: driver and supermarket show it, and gates take it, from the loading, where there is
 * network, until the load has ended, since it also finds a vehicle that is being received.
 */
export function passRefusal(status: LoadStatus): Refusal | undefined {
  return hasEnded(status) ? { code: 'load_ended', facts: { status } } : undefined;
}

/** A load moves along its status table only. */
function loadMoveRefusal(from: LoadStatus, to: LoadStatus): Refusal | undefined {
  return moveRefusal(loadMoves, loadNames, from, to);
}

/** A load is planned anew, or dissolved, until its driver has signed for the goods. */
export function replanRefusal(status: LoadStatus): Refusal | undefined {
  return status === 'loading' ? undefined : { code: 'load_has_left' };
}

/** A packed building that is to travel in a window. */
export interface LoadedGoods {
  /** The window that its round delivers in. */
  ownWindow: boolean;
  /** They left once, and came back. */
  cameBack: boolean;
  /** The kinds of place that are to be served. */
  placeKinds: readonly string[];
}

/** Goods travel in their own window; once they came back, in any that serves their kind of place and is not over (A8). */
export function loadWindowRefusal(
  { ownWindow, cameBack, placeKinds }: LoadedGoods,
  window: { status: WindowStatus; endAt: string; placeKinds: readonly string[] },
  now: string,
): Refusal | undefined {
  if (window.status === 'cancelled') return { code: 'window_cancelled' };
  if (!cameBack) return ownWindow ? undefined : { code: 'not_found' };
  if (window.endAt <= now) return { code: 'window_over' };
  return placeKinds.every((kind) => window.placeKinds.includes(kind))
    ? undefined
    : { code: 'window_not_for_place' };
}

/**
 * Goods that left and will not be handed over come back to the supermarket, or are lost: the supermarket says so at any
 * time, whoever waits for them once the window is over. What a gate has begun to receive is counted there.
 */
export function endLoadRefusal(
  load: { status: LoadStatus; bySupermarket: boolean; windowEndAt: string; groups: number },
  outcome: 'returned' | 'lost',
  now: string,
): Refusal | undefined {
  const move = loadMoveRefusal(load.status, outcome);
  if (move) return move;
  if (!load.bySupermarket && (outcome === 'lost' || now < load.windowEndAt))
    return { code: 'window_not_over' };
  return load.groups === 0 ? { code: 'gate_has_begun' } : undefined;
}

/** What a load does at a stop: brings goods, is only counted on its way, or nothing, once its goods went back or elsewhere. */
export type StopUse = 'delivers' | 'passes' | 'nothing';

/** @param groups how many group orders the load carries to the stop now. */
export function stopUse({ kind, groups }: { kind: string; groups: number }): StopUse {
  if (groups > 0) return 'delivers';
  return kind === 'sorting_point' ? 'passes' : 'nothing';
}

/** A vehicle's check-in at a point. */
export interface CheckIn {
  loadStatus: LoadStatus;
  /** Undefined where the point is none of the load's stops. A point on the way has no window. */
  use: StopUse | undefined;
  window: TimeWindow;
  /** Bags of the load that a point on the way still holds. */
  stored: number;
  /** Community staff's reason for taking an arrival outside the window; empty without one. */
  permitReason: string;
  /** What the plan says of such permits. */
  conduct: Pick<ConductView, 'permit' | 'outsideText'>;
}

/** Entering is a breach only where the plan closes the place to vehicles, or to people (A8). */
export function entryRefusal(
  conduct: Pick<ConductView, 'vehiclesEnter' | 'peopleEnter'>,
  kind: Entry,
): Refusal | undefined {
  const open = kind === 'vehicle_entered' ? conduct.vehiclesEnter : conduct.peopleEnter;
  return open ? { code: 'entry_allowed', facts: { who: entryNames[kind] } } : undefined;
}

/**
 * Delivery at any other time than the window's is forbidden (A8); where the plan says so, community staff may permit it
 * with a reason.
 */
export function arrivalRefusal(checkIn: CheckIn, now: string): Refusal | undefined {
  const { loadStatus, use, window, permitReason, conduct, stored } = checkIn;
  const ended = passRefusal(loadStatus);
  if (ended) return ended;
  if (use === undefined || use === 'nothing') return { code: 'not_at_this_point' };
  const move = loadStatus === 'arrived' ? undefined : loadMoveRefusal(loadStatus, 'arrived');
  if (move) return move;
  if (use === 'delivers' && stored > 0) return { code: 'goods_still_stored', facts: { stored } };
  if (use === 'passes' || isInside(window, now)) return undefined;
  if (permitReason !== '' && conduct.permit === 'never')
    return { code: 'permit_forbidden', facts: { text: conduct.outsideText } };
  if (permitReason !== '') return undefined;
  return { code: 'outside_window', facts: { startAt: window.startAt, endAt: window.endAt, now } };
}
