import type { PaymentView } from '@cailan/shared-types';
import { marks, type Reader, type Value } from '../../ground/db/db';
import type { KeyColumn } from '../../ground/http/pages';
import type { Payment } from './payment.entity';

type Row = Payment & { supermarketName: string; refundedFen: number; refundingFen: number };
type Allocation = PaymentView['allocations'][number] & { paymentId: string };

const RETURNED = (statuses: string) =>
  `(SELECT COALESCE(SUM(i.amountFen), 0) FROM refund_items i WHERE i.paymentId = p.id AND i.status IN (${statuses}))`;

/** The order of payments `p`: the newest first. */
export const NEWEST_PAYMENT: readonly KeyColumn[] = [{ sql: 'p.id', of: 'id', descending: true }];

/** Payments `p` with the group orders they are for as `personId` sees them. */
export async function paymentViews(
  sql: Reader,
  personId: string,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<PaymentView[]> {
  const rows = await sql.many<Row>(
    `SELECT p.*, s.name AS supermarketName, ${RETURNED(`'refunded'`)} AS refundedFen,
            ${RETURNED(`'due', 'batched'`)} AS refundingFen
     FROM payments p JOIN supermarkets s ON s.id = p.supermarketId WHERE ${where} ${tail}`,
    values,
  );
  if (rows.length === 0) return [];
  const allocations = await sql.many<Allocation>(
    `SELECT a.paymentId, a.groupOrderId, g.name AS deliveryGroupName, a.amountFen
     FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
     WHERE a.paymentId IN (${marks(rows.length)}) ORDER BY a.id`,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => viewOf(row, personId, allocations));
}

function viewOf(row: Row, personId: string, allocations: readonly Allocation[]): PaymentView {
  return {
    id: row.id,
    method: row.method as PaymentView['method'],
    status: row.status,
    supermarketId: row.supermarketId,
    supermarketName: row.supermarketName,
    amountFen: row.amountFen,
    refundedFen: Number(row.refundedFen),
    refundingFen: Number(row.refundingFen),
    voucherNo: row.voucherNo,
    voucherFileId: row.voucherFileId,
    createdAt: row.createdAt,
    payableUntil: row.payableUntil,
    answeredAt: row.answeredAt,
    note: row.note,
    mine: row.payerId === personId,
    allocations: allocations
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ groupOrderId, deliveryGroupName, amountFen }) => ({
        groupOrderId,
        deliveryGroupName,
        amountFen,
      })),
  };
}

/** What the payer reads on the sheet: the supermarket, and whose groceries are paid. */
export async function paymentTitle(sql: Reader, paymentId: string): Promise<string> {
  const rows = await sql.many<{ supermarketName: string; name: string }>(
    `SELECT s.name AS supermarketName, g.name FROM payments p JOIN supermarkets s ON s.id = p.supermarketId
     JOIN payment_allocations a ON a.paymentId = p.id JOIN group_orders g ON g.id = a.groupOrderId
     WHERE p.id = ? ORDER BY a.id`,
    [paymentId],
  );
  const [first] = rows;
  const more = rows.length > 1 ? `等${rows.length}份集采单` : '集采单';
  return `${first?.supermarketName ?? '菜篮'} ${first?.name ?? ''}${more}`;
}

/** The WHERE of payments `p` for group orders `g` within a scope, and for none outside of it. */
export function allocatedWithin(scope: { sql: string; values: readonly string[] }): {
  sql: string;
  values: string[];
} {
  const allocations = (where: string) =>
    `EXISTS (SELECT 1 FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
             WHERE a.paymentId = p.id AND ${where})`;
  const outside = allocations(`(CASE WHEN ${scope.sql} THEN 1 ELSE 0 END) = 0`);
  return {
    sql: `(${allocations(scope.sql)} AND NOT ${outside})`,
    values: [...scope.values, ...scope.values],
  };
}
