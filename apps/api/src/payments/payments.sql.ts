import type { PaymentView } from '@cailan/shared-types';
import { marks, type Db, type Value } from '../db/db';
import type { Payment } from './payment.entity';

/** Payments with the group orders they are for, newest first. */
export async function paymentViews(db: Db, where: string, values: readonly Value[]): Promise<PaymentView[]> {
  const rows = await db.many<Payment>(
    `SELECT p.* FROM payments p WHERE ${where} ORDER BY p.id DESC LIMIT 500`,
    values,
  );
  if (rows.length === 0) return [];
  const allocations = await db.many<PaymentView['allocations'][number] & { paymentId: string }>(
    `SELECT a.paymentId, a.groupOrderId, g.name AS deliveryGroupName, a.amountFen
     FROM payment_allocations a JOIN group_orders g ON g.id = a.groupOrderId
     WHERE a.paymentId IN (${marks(rows.length)}) ORDER BY a.id`,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    method: row.method as PaymentView['method'],
    status: row.status as PaymentView['status'],
    supermarketId: row.supermarketId,
    amountFen: row.amountFen,
    voucherNo: row.voucherNo,
    voucherFileId: row.voucherFileId,
    createdAt: row.createdAt,
    answeredAt: row.answeredAt,
    note: row.note,
    allocations: allocations
      .filter(({ paymentId }) => paymentId === row.id)
      .map(({ groupOrderId, deliveryGroupName, amountFen }) => ({
        groupOrderId,
        deliveryGroupName,
        amountFen,
      })),
  }));
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
