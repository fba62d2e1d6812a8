import type { Refusal } from '../refusals';
import { bagMoves, canMove, loadMoves, type BagStatus, type LoadStatus } from '../status';
import type { DoorOutcome, HolderKind } from '../words';
import { twoSidedRefusal } from './two-sided';
import { isInside, type TimeWindow } from './window';

/** Who has a bag in each of its states: exactly one holder (domain §13.4). What is missing is with nobody. */
export const bagHolders = {
  packed: 'supermarket',
  loaded: 'driver',
  handed_over: 'captain',
  held: 'captain',
  refused: 'captain',
  damaged: 'captain',
  missing: 'nobody',
  delivered: 'household',
  left_at_door: 'household',
  collected: 'household',
  redelivered: 'household',
  returned: 'supermarket',
  written_off: 'nobody',
} as const satisfies Record<BagStatus, HolderKind>;

/** What a bag becomes by what happened at the door; nobody home leaves it held (domain §9). */
export const doorStatuses = {
  delivered: 'delivered',
  left_at_door: 'left_at_door',
  collected: 'collected',
  not_home: 'held',
  refused: 'refused',
  damaged: 'damaged',
  missing: 'missing',
} as const satisfies Record<DoorOutcome, BagStatus>;

/** How a bag's goods were lost to its household; empty while they are not. Settlement counts quantities by it. */
export type LossKind = '' | 'missing' | 'damaged' | 'returned';

/** The loss that a step makes, keeps or heals: a bag once damaged stays so when it goes back, a found one is no loss. */
export function lossAfter(from: BagStatus, to: BagStatus): LossKind {
  if (to === 'missing' || from === 'missing') return to === 'held' ? '' : 'missing';
  if (to === 'damaged' || from === 'damaged') return 'damaged';
  // What is back to be delivered again is lost to nobody; what never came off the vehicle is missing.
  if (to === 'packed') return '';
  if (from === 'loaded' && to === 'written_off') return 'missing';
  if (to === 'refused' || to === 'returned') return 'returned';
  // Held goods that are written off have spoiled.
  if (to === 'written_off') return from === 'held' ? 'damaged' : 'returned';
  return '';
}

/** A bag moves along its status table only. */
export function bagMoveRefusal(from: BagStatus, to: BagStatus): Refusal | undefined {
  return canMove(bagMoves, from, to) ? undefined : { code: 'bag_moved', facts: { status: from, to } };
}

/** A load moves along its status table only. */
function loadMoveRefusal(from: LoadStatus, to: LoadStatus): Refusal | undefined {
  return canMove(loadMoves, from, to) ? undefined : { code: 'wrong_status', facts: { status: from, to } };
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
  window: { status: string; endAt: string; placeKinds: readonly string[] },
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

/** One bag's check-off at the gate, with the bag as the server has it. */
export interface CheckOff {
  /** The receiver signed already: what was counted stands. */
  closed: boolean;
  /** The bag is of this handoff's group order. */
  inHandoff: boolean;
  status: BagStatus;
  version: number;
  seenVersion: number;
}

/** A bag is received once, in an open handoff of its own group order, in the version that its receiver saw (domain §9). */
export function checkOffRefusal({
  closed,
  inHandoff,
  status,
  version,
  seenVersion,
}: CheckOff): Refusal | undefined {
  if (closed) return { code: 'handoff_closed' };
  if (!inHandoff) return { code: 'bag_not_in_handoff' };
  if (seenVersion !== version) return { code: 'bag_moved', facts: { status, version } };
  return bagMoveRefusal(status, 'handed_over');
}

/** Only a full count may stand for every bag. */
export function countRefusal(expectedBags: number, countedBags: number): Refusal | undefined {
  if (expectedBags === countedBags) return undefined;
  return { code: 'count_mismatch', facts: { expected: expectedBags, counted: countedBags } };
}

/** A vehicle's check-in at a point. */
export interface CheckIn {
  loadStatus: LoadStatus;
  /** The point is one of the load's stops. */
  isStop: boolean;
  /** Goods are delivered here; a point on the way, such as a sorting point, has no window. */
  delivers: boolean;
  window: TimeWindow;
  /** Community staff's reason for taking an arrival outside the window; empty without one. */
  permitReason: string;
}

/** Delivery at any other time than the window's is forbidden, unless community staff permit it with a reason (A8). */
export function arrivalRefusal(checkIn: CheckIn, now: string): Refusal | undefined {
  const { loadStatus, isStop, delivers, window, permitReason } = checkIn;
  if (!isStop) return { code: 'not_at_this_point' };
  const move = loadStatus === 'arrived' ? undefined : loadMoveRefusal(loadStatus, 'arrived');
  if (move) return move;
  if (!delivers || isInside(window, now) || permitReason !== '') return undefined;
  return { code: 'outside_window', facts: { startAt: window.startAt, endAt: window.endAt, now } };
}

export type HandoffSide = 'giver' | 'receiver';

/** The two sides of a handoff, as far as they have signed. */
export interface Signatures {
  giverId: string | null;
  giverSignedAt: string | null;
  receiverId: string | null;
  receiverSignedAt: string | null;
}

/** Each side signs once, and nobody signs both (domain §2, B4). */
export function signRefusal(handoff: Signatures, side: HandoffSide, personId: string): Refusal | undefined {
  const own = side === 'giver' ? handoff.giverSignedAt : handoff.receiverSignedAt;
  if (own !== null) return { code: 'already_signed' };
  return twoSidedRefusal('handoff_sign', { personId, otherIds: [otherSigner(handoff, side)] });
}

/** Who has signed the other side; null while nobody has. */
export function otherSigner(handoff: Signatures, side: HandoffSide): string | null {
  const { giverId, giverSignedAt, receiverId, receiverSignedAt } = handoff;
  if (side === 'giver') return receiverSignedAt === null ? null : receiverId;
  return giverSignedAt === null ? null : giverId;
}

/** A captain gives to a household what is in hand for it, never to their own; what is held is held somewhere. */
export function doorRefusal(door: {
  ownHousehold: boolean;
  bagsInHand: number;
  outcome: DoorOutcome;
  heldAt: string;
}): Refusal | undefined {
  const own = twoSidedRefusal('door', door);
  if (own) return own;
  if (door.bagsInHand === 0) return { code: 'no_bags_in_hand' };
  return doorStatuses[door.outcome] === 'held' && door.heldAt.trim() === ''
    ? { code: 'hold_needs_place' }
    : undefined;
}

/** How a bag that did not arrive may end, or be found again (domain §9). */
export function resolutionRefusal(resolution: {
  ownHousehold: boolean;
  from: BagStatus;
  to: BagStatus;
  heldAt: string;
}): Refusal | undefined {
  const { from, to, heldAt } = resolution;
  const own = twoSidedRefusal('bag_resolve', resolution);
  if (own) return own;
  // In the supermarket, at the gate and at the door bags move by their own ways.
  if (from === 'packed' || from === 'loaded' || from === 'handed_over')
    return { code: 'bag_moved', facts: { status: from, to } };
  return (
    bagMoveRefusal(from, to) ??
    (to === 'held' && heldAt.trim() === '' ? { code: 'hold_needs_place' } : undefined)
  );
}
