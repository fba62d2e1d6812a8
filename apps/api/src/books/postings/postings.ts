import type { LossBearer } from '@cailan/shared-types';
import { account, type AccountKey } from './accounts';
import type { CAUSES, CauseKind } from './causes';

/** One side on one account, in fen. */
export type Entry = { account: AccountKey } & (
  { debitFen: number; creditFen?: never } | { creditFen: number; debitFen?: never }
);

/** What is to be posted for a cause, once; money of no known order belongs to no round. */
export interface NewPosting {
  roundId: string | null;
  causeKind: CauseKind;
  causeId: string;
  entries: readonly Entry[];
}

type Debit<K extends CauseKind> = AccountKey<(typeof CAUSES)[K]['debit'][number]>;
type Credit<K extends CauseKind> = AccountKey<(typeof CAUSES)[K]['credit'][number]>;

/** Entries of a cause: only on the sides of the accounts that its row of `CAUSES` has. */
function posting<K extends CauseKind>(
  causeKind: K,
  cause: { roundId: string | null; causeId: string },
  entries: readonly ({ account: Debit<K>; debitFen: number } | { account: Credit<K>; creditFen: number })[],
): NewPosting {
  return { ...cause, causeKind, entries };
}

/** So much leaves one account for another. */
const moved = <D extends AccountKey, C extends AccountKey>(debit: D, credit: C, fen: number) => [
  { account: debit, debitFen: fen },
  { account: credit, creditFen: fen },
];

interface Group {
  id: string;
  roundId: string;
}

/** A household order with fen of it. */
interface OrderFen {
  id: string;
  fen: number;
}

/** `confirmedAt` tells this confirmation from one before the group order was opened again. */
export function groupConfirmed(group: Group, confirmedAt: string, orders: readonly OrderFen[]): NewPosting {
  const { id, roundId } = group;
  return posting('group_confirmed', { roundId, causeId: `${id}:${confirmedAt}` }, [
    ...orders.map((order) => ({ account: account.dues(order.id), debitFen: order.fen })),
    { account: account.payable(id), creditFen: sumOf(orders) },
  ]);
}

/** Undoes `groupConfirmed` of the same instant. */
export function groupReopened(
  group: Group & { amountFen: number },
  confirmedAt: string,
  orders: readonly OrderFen[],
): NewPosting {
  const { id, roundId, amountFen } = group;
  return posting('group_reopened', { roundId, causeId: `${id}:${confirmedAt}` }, [
    { account: account.payable(id), debitFen: amountFen },
    ...orders.map((order) => ({ account: account.dues(order.id), creditFen: order.fen })),
  ]);
}

/** `openFen` was still to be paid, `backFen` is left of what was, `orders` owe so much no more. */
export function groupCancelled(
  { id, roundId }: Group,
  { openFen, backFen, orders }: { openFen: number; backFen: number; orders: readonly OrderFen[] },
): NewPosting {
  return posting('group_cancelled', { roundId, causeId: id }, [
    { account: account.payable(id), debitFen: openFen },
    { account: account.refunds(id), debitFen: backFen },
    ...orders.map((order) => ({ account: account.dues(order.id), creditFen: order.fen })),
  ]);
}

/** Money of a payment, and for what it came. */
export interface Receipt {
  paymentId: string;
  /** Null for money of no known order: it stands under its payment. */
  group: Group | null;
  causeId: string;
  fen: number;
}

const holderOf = ({ group, paymentId }: Receipt): string => group?.id ?? paymentId;
const causeOf = ({ group, causeId }: Receipt) => ({ roundId: group?.roundId ?? null, causeId });

export function paymentReceived(receipt: Receipt): NewPosting {
  return posting(
    'payment_received',
    causeOf(receipt),
    moved(account.transit(receipt.paymentId), account.leader(holderOf(receipt)), receipt.fen),
  );
}

/** A group order is paid with what was received. */
export function payment(receipt: Receipt & { group: Group }): NewPosting {
  return posting(
    'payment',
    causeOf(receipt),
    moved(account.payable(receipt.group.id), account.transit(receipt.paymentId), receipt.fen),
  );
}

/** What was received goes back. */
export function latePayment(receipt: Receipt): NewPosting {
  return posting(
    'late_payment',
    causeOf(receipt),
    moved(account.refunds(holderOf(receipt)), account.transit(receipt.paymentId), receipt.fen),
  );
}

/** The supermarket owes the payer, the household owes less. */
export function orderPacked(group: Group, order: OrderFen): NewPosting {
  return posting('order_packed', { roundId: group.roundId, causeId: order.id }, owedForOrder(group, order));
}

/** The `number`th correction of an order's weights: so much more goes back; below zero, so much less. */
export function orderReweighed(group: Group, order: OrderFen, number: number): NewPosting {
  const [refunds, dues] = [account.refunds(group.id), account.dues(order.id)];
  const [debit, credit] = order.fen < 0 ? [dues, refunds] : [refunds, dues];
  const cause = { roundId: group.roundId, causeId: `${order.id}:w${number}` };
  return posting('order_packed', cause, moved(debit, credit, Math.abs(order.fen)));
}

export function orderSettled(group: Group, order: OrderFen): NewPosting {
  return posting('order_settled', { roundId: group.roundId, causeId: order.id }, owedForOrder(group, order));
}

export function claimAnswered(group: Group, order: OrderFen, causeId: string): NewPosting {
  return posting('claim_answered', { roundId: group.roundId, causeId }, owedForOrder(group, order));
}

const owedForOrder = (group: Group, order: OrderFen) =>
  moved(account.refunds(group.id), account.dues(order.id), order.fen);

/** What of a batch belongs to one group order, or to none. */
export interface BatchPart {
  batchId: string;
  paymentId: string;
  groupOrderId: string | null;
  roundId: string | null;
  fen: number;
}

const partOf = ({ batchId, paymentId, groupOrderId, roundId }: BatchPart) => {
  const holder = groupOrderId ?? paymentId;
  return { holder, cause: { roundId, causeId: `${batchId}:${holder}` } };
};

export function refundSent(part: BatchPart): NewPosting {
  const { holder, cause } = partOf(part);
  return posting(
    'refund_sent',
    cause,
    moved(account.transit(part.batchId), account.refunds(holder), part.fen),
  );
}

export function refundMade(part: BatchPart): NewPosting {
  const { holder, cause } = partOf(part);
  return posting(
    'refund_made',
    cause,
    moved(account.leader(holder), account.transit(part.batchId), part.fen),
  );
}

export function refundFailed(part: BatchPart): NewPosting {
  const { holder, cause } = partOf(part);
  return posting(
    'refund_failed',
    cause,
    moved(account.refunds(holder), account.transit(part.batchId), part.fen),
  );
}

/** A bag that was lost, with who may bear it. */
export interface LostBag {
  bagId: string;
  roundId: string;
  groupOrderId: string;
  supermarketId: string;
  communityId: string;
  fen: number;
}

/** The supermarket bears what it refunds, until somebody decides. */
export function lossBooked({ bagId, roundId, groupOrderId, supermarketId, fen }: LostBag): NewPosting {
  return posting(
    'loss_booked',
    { roundId, causeId: bagId },
    moved(account.loss('supermarket', supermarketId), account.lost(groupOrderId), fen),
  );
}

/** A loss passes to its bearer from the other; `earlier` counts the times before. */
export function lossDecided(
  { bagId, roundId, supermarketId, communityId, fen }: Omit<LostBag, 'groupOrderId'>,
  to: LossBearer,
  earlier: number,
): NewPosting {
  const [supermarket, community] = [
    account.loss('supermarket', supermarketId),
    account.loss('community', communityId),
  ];
  const [debit, credit] = to === 'community' ? [community, supermarket] : [supermarket, community];
  return posting('loss_decided', { roundId, causeId: `${bagId}:${earlier + 1}` }, moved(debit, credit, fen));
}

/** Above zero the household paid its leader, below zero it got money back. */
export function duesTicked(
  order: { id: string; roundId: string; groupOrderId: string },
  tick: { id: string; fen: number },
): NewPosting {
  const [dues, leader] = [account.dues(order.id), account.leader(order.groupOrderId)];
  const [debit, credit] = tick.fen > 0 ? [leader, dues] : [dues, leader];
  return posting(
    'dues_ticked',
    { roundId: order.roundId, causeId: tick.id },
    moved(debit, credit, Math.abs(tick.fen)),
  );
}

const sumOf = (orders: readonly OrderFen[]): number => orders.reduce((sum, { fen }) => sum + fen, 0);
