import { type Tx } from '../../ground/db/db';

/** Payments of a round through which something is due to go back. */
export async function paymentsWithDue(tx: Tx, roundId: string): Promise<string[]> {
  const rows = await tx.many<{ paymentId: string }>(
    `SELECT DISTINCT paymentId FROM refund_items WHERE roundId = ? AND status = 'due' AND paymentId IS NOT NULL
     ORDER BY paymentId`,
    [roundId],
  );
  return rows.map(({ paymentId }) => paymentId);
}

/** What goes back for each household order of a group already, by order. */
export async function owedToOrders(tx: Tx, groupOrderId: string): Promise<Map<string, number>> {
  const rows = await tx.many<{ orderId: string; fen: number }>(
    `SELECT orderId, SUM(amountFen) AS fen FROM refund_items
     WHERE groupOrderId = ? AND orderId IS NOT NULL GROUP BY orderId`,
    [groupOrderId],
  );
  return new Map(rows.map(({ orderId, fen }) => [orderId, fen]));
}
