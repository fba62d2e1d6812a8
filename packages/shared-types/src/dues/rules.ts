import type { HouseholdOrderStatus } from '../lists/status';
import type { Refusal } from '../refusals';
import type { DuesMode } from './words';

/** A household's dues to its leader, as the order and the book have them. Amounts in fen. */
export interface Dues {
  status: HouseholdOrderStatus;
  duesMode: DuesMode;
  amountFen: number;
  /** Balance of the household's account: posted from the confirmation on; below zero the leader owes. */
  bookedFen: number;
  collectedFen: number;
  /** What the leader has given back and the household has not acknowledged yet; it stands in no book. */
  returnWaitingFen?: number;
}

/** What the household owes its leader: a submitted order owes before it is booked, where dues come first (domain §10). */
export function owedFen({ status, duesMode, amountFen, bookedFen }: Dues): number {
  return status === 'submitted' && duesMode === 'before_confirm' ? amountFen + bookedFen : bookedFen;
}

/**
 * What can be ticked now: dues from the submission on or once every bag has ended, as the round says; what the leader
 * owes can be given back at any time.
 */
export function tickableFen(dues: Dues): number {
  const owed = owedFen(dues);
  const delivered = dues.status !== 'submitted' && dues.status !== 'locked';
  return owed < 0 || dues.duesMode === 'before_confirm' || delivered ? owed : 0;
}

/** Nothing to tick: a return waits for its household, it was ticked already, or nothing is due yet. */
export function tickRefusal(dues: Dues): Refusal | undefined {
  if (dues.returnWaitingFen) return { code: 'return_waiting' };
  if (tickableFen(dues) !== 0) return undefined;
  return { code: dues.collectedFen !== 0 ? 'already_collected' : 'nothing_due' };
}
