import type { PaidTransaction, Transaction } from './pay.types';

/** Columns of amounts hold no more. */
const MOST_FEN = 2_147_483_647;

/** Whether money was paid: what was refunded since was paid before. */
export function isPaid(transaction: Transaction): transaction is PaidTransaction {
  const { tradeState, transactionId, amountFen = 0 } = transaction;
  return (
    (tradeState === 'SUCCESS' || tradeState === 'REFUND') &&
    transactionId !== undefined &&
    amountFen > 0 &&
    amountFen <= MOST_FEN
  );
}
