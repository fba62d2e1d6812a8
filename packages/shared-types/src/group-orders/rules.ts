import { groupOrderNames } from './words';
import { moveRefusal, wrongStatus } from '../ground/moves';
import type { Refusal } from '../refusals';
import type { RoundStatus } from '../rounds/status';
import { groupOrderMoves, hasLeft, type GroupOrderStatus } from './status';

/** A group order moves along its status table only. */
function groupMoveRefusal(from: GroupOrderStatus, to: GroupOrderStatus): Refusal | undefined {
  return moveRefusal(groupOrderMoves, groupOrderNames, from, to);
}

/** What stands in the way of confirming a group order (domain §7). Amounts in fen. */
export interface ConfirmFacts {
  status: GroupOrderStatus;
  submittedOrders: number;
  round: {
    status: RoundStatus;
    quotaRule: string;
    sharedOut: boolean;
    minimumFen: number;
    totalFen: number;
  };
}

/**
 * A building may be confirmed before the cut-off where quota is `first_come`; with `fair` only after the share-out.
 * The minimum counts for the whole round, never for a household.
 */
export function confirmRefusal({ status, submittedOrders, round }: ConfirmFacts): Refusal | undefined {
  const move = groupMoveRefusal(status, 'confirmed');
  if (move) return move;
  if (round.status === 'draft' || round.status === 'cancelled' || round.status === 'settled')
    return { code: 'round_not_open' };
  if (submittedOrders === 0) return { code: 'nothing_to_confirm' };
  if (round.quotaRule === 'fair' && !round.sharedOut) return { code: 'share_out_pending' };
  const missingFen = round.minimumFen - round.totalFen;
  return missingFen > 0 ? { code: 'minimum_not_reached', facts: { missingFen } } : undefined;
}

/**
 * Nobody is charged for what nobody will pick: an order is confirmed only with lines, and for what they sum to.
 * `linesFen` is null for an order without lines. Amounts in fen.
 */
export function incompleteRefusal(
  orders: readonly { door: string; amountFen: number; linesFen: number | null }[],
): Refusal | undefined {
  const wrong = orders.filter(({ amountFen, linesFen }) => amountFen !== linesFen).map(({ door }) => door);
  return wrong.length > 0 ? { code: 'order_incomplete', facts: { doors: wrong.join('、') } } : undefined;
}

/** A leader confirms the amount that they were shown; where it is another by now they are asked anew. Amounts in fen. */
export function agreedAmountRefusal(agreedFen: number | undefined, amountFen: number): Refusal | undefined {
  if (agreedFen === undefined || agreedFen === amountFen) return undefined;
  return { code: 'amount_changed', facts: { agreedFen, amountFen } };
}

/**
 * What stands in the way of taking a confirmed building back, to its lists or to its end: only while nothing was paid
 * and nobody began to pick. What cost nothing can be taken back although it counts as paid.
 */
export function takeBackRefusal(
  { status, paidFen }: { status: GroupOrderStatus; paidFen: number },
  to: 'collecting' | 'cancelled',
): Refusal | undefined {
  const move = groupMoveRefusal(status, to);
  if (move) return move;
  if (paidFen > 0)
    return to === 'collecting' ? { code: 'reopen_with_payment' } : wrongStatus(groupOrderNames, status, to);
  return ['collecting', 'confirmed', 'paid'].includes(status)
    ? undefined
    : wrongStatus(groupOrderNames, status, to);
}

/** Paid goods that did not leave, or came back, and that the supermarket cannot deliver (domain §12). */
export function undeliverableRefusal(status: GroupOrderStatus): Refusal | undefined {
  return ['paid', 'picking', 'packed', 'returned'].includes(status)
    ? undefined
    : wrongStatus(groupOrderNames, status, 'cancelled');
}

/** A whole round ends early until the first of its buildings' goods have left the supermarket (domain §12). */
export function roundGroupsRefusal(statuses: readonly GroupOrderStatus[]): Refusal | undefined {
  const gone = statuses.find(hasLeft);
  return gone && wrongStatus(groupOrderNames, gone, 'cancelled');
}
