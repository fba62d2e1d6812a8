import type { RefundCause, RefundItemView, RefundView } from '@cailan/shared-types';
import { marks, type Db, type Reader, type Tx, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import type { RefundBatch } from './refund.entity';

/** A group order's payments of whose other group orders none is still to be paid, picked or packed. */
export async function packedPayments(tx: Tx, groupOrderId: string): Promise<string[]> {
  const rows = await tx.many<{ paymentId: string }>(
    `SELECT a.paymentId FROM payment_allocations a JOIN payments p ON p.id = a.paymentId
     WHERE a.groupOrderId = ? AND p.status = 'succeeded' AND NOT EXISTS (
       SELECT 1 FROM payment_allocations other JOIN group_orders g ON g.id = other.groupOrderId
       WHERE other.paymentId = a.paymentId AND g.status IN ('confirmed', 'paid', 'picking'))
     ORDER BY a.paymentId`,
    [groupOrderId],
  );
  return rows.map(({ paymentId }) => paymentId);
}

/** A batch with what its payment says of it. */
export interface PaidBatch extends RefundBatch {
  method: RefundView['method'];
  payerId: string | null;
  paidFen: number;
  outTradeNo: string;
  mchid: string | null;
  subMchid: string | null;
  supermarketName: string;
}

/** The order of batches `b`: the newest first. */
export const NEWEST_BATCH: readonly KeyColumn[] = [{ sql: 'b.id', of: 'id', descending: true }];

/** Batches `b` with their payments `p` and supermarkets. */
export function paidBatches(
  sql: Db | Tx,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<PaidBatch[]> {
  return sql.many<PaidBatch>(
    `SELECT b.*, p.method, p.payerId, p.amountFen AS paidFen, p.outTradeNo, p.mchid, p.subMchid,
            COALESCE(s.name, '') AS supermarketName
     FROM refund_batches b JOIN payments p ON p.id = b.paymentId LEFT JOIN supermarkets s ON s.id = b.supermarketId
     WHERE ${where} ${tail}`,
    values,
  );
}

const BY_ITEM: readonly KeyColumn[] = [{ sql: 'i.id', of: 'id' }];

/** A page of what a batch is made of; of a household its door. */
export async function itemsOf(sql: Db, batchId: string, paging: Paging): Promise<Page<RefundItemView[]>> {
  const cut = paging.cut(BY_ITEM);
  const rows = await sql.many<RefundItemView & { id: string }>(
    `SELECT i.id, i.causeKind AS cause, i.amountFen, i.orderId, o.door, i.groupOrderId, g.name AS deliveryGroupName
     FROM refund_items i LEFT JOIN household_orders o ON o.id = i.orderId LEFT JOIN group_orders g ON g.id = i.groupOrderId
     WHERE i.batchId = ? AND ${cut.where} ${cut.tail}`,
    [batchId, ...cut.values],
  );
  const page = paging.page(BY_ITEM, rows);
  return page.with(page.reply.map(({ id: _, ...item }) => item));
}

export interface BatchGroup {
  batchId: string;
  groupOrderId: string | null;
  deliveryGroupName: string | null;
  items: number;
}

/** Of how many items of which group orders batches are made; money of no known order is of none. */
export async function batchGroups(sql: Reader, batchIds: readonly string[]): Promise<BatchGroup[]> {
  if (batchIds.length === 0) return [];
  return sql.many<BatchGroup>(
    `SELECT i.batchId, i.groupOrderId, g.name AS deliveryGroupName, COUNT(*) AS items
     FROM refund_items i LEFT JOIN group_orders g ON g.id = i.groupOrderId
     WHERE i.batchId IN (${marks(batchIds.length)}) GROUP BY i.batchId, i.groupOrderId, g.name
     ORDER BY MIN(i.id)`,
    batchIds,
  );
}

/** What of a batch belongs to each group order; money of no known order to none. */
export function sumsByGroup(
  tx: Tx,
  batchId: string,
): Promise<{ groupOrderId: string | null; roundId: string | null; fen: number }[]> {
  return tx.many(
    `SELECT groupOrderId, roundId, SUM(amountFen) AS fen FROM refund_items WHERE batchId = ?
     GROUP BY groupOrderId, roundId ORDER BY groupOrderId`,
    [batchId],
  );
}

/** What of a batch goes back for each household order. */
export function sumsByOrder(
  tx: Tx,
  batchId: string,
): Promise<{ orderId: string; householdId: string; fen: number; causes: string }[]> {
  const causes = `GROUP_CONCAT(DISTINCT i.causeKind)`;
  return tx.many<{ orderId: string; householdId: string; fen: number; causes: string }>(
    `SELECT i.orderId, o.householdId, SUM(i.amountFen) AS fen, ${causes} AS causes
     FROM refund_items i JOIN household_orders o ON o.id = i.orderId
     WHERE i.batchId = ? GROUP BY i.orderId, o.householdId ORDER BY i.orderId`,
    [batchId],
  );
}

/** The causes of what is due of a payment and has no batch yet. */
export interface DueItem {
  id: string;
  causeKind: RefundCause;
  amountFen: number;
}

export function dueItems(tx: Tx, paymentId: string): Promise<DueItem[]> {
  return tx.many<DueItem>(
    `SELECT id, causeKind, amountFen FROM refund_items WHERE paymentId = ? AND status = 'due' ORDER BY id ${tx.forUpdate}`,
    [paymentId],
  );
}

/** How many batches a payment has had, and how much of it they carry; what was voided carries nothing. */
export async function batchesOf(tx: Tx, paymentId: string): Promise<{ count: number; livingFen: number }> {
  const row = await tx.one<{ count: number; livingFen: number | null }>(
    `SELECT COUNT(*) AS count, SUM(CASE WHEN status = 'voided' THEN 0 ELSE amountFen END) AS livingFen
     FROM refund_batches WHERE paymentId = ?`,
    [paymentId],
  );
  return { count: row?.count ?? 0, livingFen: row?.livingFen ?? 0 };
}
