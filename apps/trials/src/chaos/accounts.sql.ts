import type { Rows } from '../day/invariants/rows';

/** A payment or refund as the books have it, and as the provider has it. Amounts in fen. */
export interface Movement {
  number: string;
  fen: number;
}

export const paymentsInBooks = (rows: Rows): Promise<Movement[]> =>
  rows.many<Movement>(
    `SELECT outTradeNo AS number, amountFen AS fen FROM payments WHERE method = 'wechat' AND status = 'succeeded'`,
  );

/** Those that the provider made; what ended as a transfer by hand is not among them. */
export const refundsInBooks = (rows: Rows): Promise<Movement[]> =>
  rows.many<Movement>(
    `SELECT outRefundNo AS number, amountFen AS fen FROM refund_batches WHERE status = 'refunded' AND voucherNo IS NULL`,
  );

const counted = (what: string, from: string) => `SELECT '${what}' AS what, COUNT(*) AS wrong ${from}`;

/** Each must find nothing. */
const WRONGS = [
  counted('payments that wait', `FROM payments WHERE status = 'pending'`),
  counted(
    'refund batches that have not ended',
    `FROM refund_batches WHERE status NOT IN ('refunded', 'voided')`,
  ),
  counted('refund items that are not refunded', `FROM refund_items WHERE status <> 'refunded'`),
  counted('notices that were not applied', 'FROM payment_notifications WHERE appliedAt IS NULL'),
  counted(
    'group orders paid by another sum',
    `FROM group_orders WHERE status = 'paid' AND paidFen <> amountFen`,
  ),
  counted(
    'payments refunded by another sum',
    `FROM payments p JOIN payment_allocations a ON a.paymentId = p.id JOIN group_orders g ON g.id = a.groupOrderId
     LEFT JOIN (SELECT paymentId, SUM(amountFen) AS fen FROM refund_items GROUP BY paymentId) r ON r.paymentId = p.id
     WHERE p.status = 'succeeded' AND COALESCE(r.fen, 0) <> CASE g.status WHEN 'cancelled' THEN p.amountFen ELSE 0 END`,
  ),
  counted(
    'postings that do not balance',
    `FROM (SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)) t`,
  ),
  counted(
    'accounts in transit that are not empty',
    `FROM (SELECT account FROM posting_entries WHERE account LIKE 'transit:%' GROUP BY account
           HAVING SUM(debitFen) <> SUM(creditFen)) t`,
  ),
  counted(
    'refund accounts that are not empty',
    `FROM (SELECT account FROM posting_entries WHERE account LIKE 'refunds:%' GROUP BY account
           HAVING SUM(debitFen) <> SUM(creditFen)) t`,
  ),
];

/** What is wrong in the books, by name. */
export async function wrongsInBooks(rows: Rows): Promise<string[]> {
  const found: string[] = [];
  for (const sql of WRONGS) {
    const { what, wrong } = await rows.one<{ what: string; wrong: number }>(sql);
    if (Number(wrong) > 0) found.push(`${what}: ${wrong}`);
  }
  return found;
}

/** How many payments and refunds are still under way. */
export async function underWay(rows: Rows): Promise<number> {
  const { count } = await rows.one<{ count: number }>(
    `SELECT (SELECT COUNT(*) FROM payments WHERE status = 'pending')
          + (SELECT COUNT(*) FROM refund_items WHERE status <> 'refunded')
          + (SELECT COUNT(*) FROM refund_batches WHERE status NOT IN ('refunded', 'voided', 'by_hand')) AS count`,
  );
  return Number(count);
}
