import type { PersonExportView } from '@cailan/shared-types';
import { marks, type Reader } from '../../ground/db/db';
import { IN_TIME } from '../people/people.sql';

interface ExportedOrder {
  id: string;
  placedAt: string;
  roundCode: string;
  door: string;
  amountFen: number;
}

/**
 * The orders of the person's households while they belonged there, the newest first. What they ordered for other
 * households is those households'.
 */
export async function ordersOf(sql: Reader, personId: string): Promise<PersonExportView['orders']> {
  const orders = await sql.many<ExportedOrder>(
    `SELECT o.id, COALESCE(o.submittedAt, o.createdAt) AS placedAt, r.code AS roundCode, o.door, o.amountFen
     FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN delivery_windows w ON w.id = o.windowId
     JOIN role_grants g ON g.scopeId = o.householdId AND g.role = 'resident'
     WHERE g.personId = ? AND ${IN_TIME} ORDER BY o.id DESC`,
    [personId],
  );
  const lines = new Map<string, { name: string; quantity: number }[]>();
  const AT_ONCE = 500;
  for (let i = 0; i < orders.length; i += AT_ONCE) {
    const ids = orders.slice(i, i + AT_ONCE).map(({ id }) => id);
    const rows = await sql.many<{ orderId: string; name: string; quantity: number }>(
      `SELECT l.orderId, f.name, l.quantity FROM household_order_lines l JOIN offers f ON f.id = l.offerId
       WHERE l.orderId IN (${marks(ids.length)}) ORDER BY l.id`,
      ids,
    );
    for (const { orderId, name, quantity } of rows)
      lines.set(orderId, [...(lines.get(orderId) ?? []), { name, quantity }]);
  }
  return orders.map(({ id, ...order }) => ({ ...order, lines: lines.get(id) ?? [] }));
}

export function householdsOf(sql: Reader, personId: string): Promise<PersonExportView['households']> {
  return sql.many(
    `SELECT h.door, h.address FROM role_grants g JOIN households h ON h.id = g.scopeId
     WHERE g.personId = ? AND g.role = 'resident' ORDER BY g.id`,
    [personId],
  );
}

export function paymentsOf(sql: Reader, personId: string): Promise<PersonExportView['payments']> {
  return sql.many('SELECT createdAt, amountFen, status FROM payments WHERE payerId = ? ORDER BY id DESC', [
    personId,
  ]);
}

export function messagesOf(sql: Reader, personId: string): Promise<PersonExportView['messages']> {
  return sql.many('SELECT kind, text, createdAt FROM messages WHERE personId = ? ORDER BY id DESC', [
    personId,
  ]);
}
