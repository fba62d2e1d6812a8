import type { PersonExportView } from '@cailan/shared-types';
import { marks, type Reader } from '../db/db';

interface ExportedOrder {
  id: string;
  placedAt: string;
  roundCode: string;
  door: string;
  amountFen: number;
}

/** Orders that the person placed, and those of their households while they belonged there; the newest first. */
export async function ordersOf(sql: Reader, personId: string): Promise<PersonExportView['orders']> {
  const orders = await sql.many<ExportedOrder>(
    `SELECT o.id, COALESCE(o.submittedAt, o.createdAt) AS placedAt, r.code AS roundCode, o.door, o.amountFen
     FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN delivery_windows w ON w.id = o.windowId
     WHERE o.placedById = ? OR EXISTS (
       SELECT 1 FROM role_grants g WHERE g.personId = ? AND g.role = 'resident' AND g.scopeId = o.householdId
         AND g.startsAt < w.endAt AND (g.endsAt IS NULL OR g.endsAt > o.createdAt))
     ORDER BY o.id DESC`,
    [personId, personId],
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
