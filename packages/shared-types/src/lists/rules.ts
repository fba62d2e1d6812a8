import { BAG_ARRIVED, type BagStatus } from '../bags/status';
import { ORDER_MOST } from '../ground/amounts';
import { canMove } from '../ground/moves';
import type { Refusal } from '../refusals';
import { householdOrderMoves, type HouseholdOrderStatus } from './status';

/** An order may not come to more than its building's sum can hold. */
export function orderAmountRefusal(amountFen: number): Refusal | undefined {
  return amountFen > ORDER_MOST ? { code: 'amount_too_large', facts: { mostFen: ORDER_MOST } } : undefined;
}

/** The gate of a submission: its group order, as the row stands; `acceptUntil` is empty once the round is closed. */
export interface Gate {
  status: string;
  acceptUntil: string;
}

/** Lists are taken until the cut-off, and only while the building still collects (domain §6). */
export function gateRefusal(gate: Gate, now: string): Refusal | undefined {
  if (gate.status === 'cancelled') return { code: 'round_not_open' };
  if (gate.status !== 'collecting') return { code: 'building_confirmed' };
  if (now < gate.acceptUntil) return undefined;
  return { code: 'past_cut_off', facts: { cutOffAt: gate.acceptUntil || undefined } };
}

/** A line of a list with what its round says of the offer. */
export interface ListedLine {
  offerId: string;
  name: string;
  quantity: number;
  limitPerHousehold: number | null;
}

/** What a list may not hold whatever else is true: a product twice, or more of it than a household may have. */
export function linesRefusal(lines: readonly ListedLine[]): Refusal | undefined {
  const seen = new Set<string>();
  for (const { offerId, name, quantity, limitPerHousehold } of lines) {
    if (seen.has(offerId)) return { code: 'duplicate_line', facts: { offerId, name } };
    seen.add(offerId);
    if (limitPerHousehold !== null && quantity > limitPerHousehold)
      return { code: 'over_household_limit', facts: { offerId, name, limit: limitPerHousehold } };
  }
  return undefined;
}

/** A household may confirm what has arrived; while nothing has, there is nothing to confirm (domain §9). */
export function receiptRefusal(bags: readonly BagStatus[]): Refusal | undefined {
  const arrived: readonly BagStatus[] = BAG_ARRIVED;
  return bags.some((status) => arrived.includes(status)) ? undefined : { code: 'not_delivered_yet' };
}

/** Whether an order is still within its household's reach: it may be edited and withdrawn until it is locked. */
export function isEditable(status: HouseholdOrderStatus): boolean {
  return canMove(householdOrderMoves, status, 'withdrawn');
}
