import type { Db, Tx } from '../../ground/db/db';
import { IN_TIME } from '../../people/people/people.sql';

/** Someone of a household who can be reached through WeChat about an order. */
export interface Reachable {
  orderId: string;
  personId: string;
}

/** The members, with a WeChat account, of the households of some orders that are of their time. `where` speaks of orders `o`. */
export function reachableMembers(
  sql: Db | Tx,
  { appId, now }: { appId: string; now: string },
  where: string,
  values: readonly string[],
): Promise<Reachable[]> {
  return sql.many<Reachable>(
    `SELECT DISTINCT o.id AS orderId, a.personId AS personId FROM household_orders o
     JOIN delivery_windows w ON w.id = o.windowId
     JOIN role_grants g ON g.scopeId = o.householdId AND g.role = 'resident'
       AND g.startsAt <= ? AND (g.endsAt IS NULL OR g.endsAt > ?) AND ${IN_TIME}
     JOIN wechat_accounts a ON a.personId = g.personId AND a.appId = ?
     WHERE ${where} ORDER BY o.id, a.personId`,
    [now, now, appId, ...values],
  );
}

/** What the inbox of a household is told of its confirmed order. */
export interface LockedOrder {
  householdId: string;
  supermarketName: string;
  runningNumber: number | null;
  amountFen: number;
}

/** The locked orders of a group order. */
export function lockedOrders(tx: Tx, groupOrderId: string): Promise<LockedOrder[]> {
  return tx.many<LockedOrder>(
    `SELECT o.householdId, s.name AS supermarketName, o.runningNumber, o.amountFen
     FROM household_orders o JOIN supermarkets s ON s.id = o.supermarketId
     WHERE o.groupOrderId = ? AND o.status = 'locked' ORDER BY o.id`,
    [groupOrderId],
  );
}

/** What the inbox of a household is told of bags that came to the gate. */
export interface ArrivedOrder {
  householdId: string;
  supermarketName: string;
  bags: number;
}

/** The orders of a group order of which bags were handed over by this handoff at the gate, with how many. */
export function arrivedOrders(tx: Tx, groupOrderId: string, handoffId: string): Promise<ArrivedOrder[]> {
  return tx.many<ArrivedOrder>(
    `SELECT o.householdId, s.name AS supermarketName, COUNT(*) AS bags
     FROM household_orders o JOIN supermarkets s ON s.id = o.supermarketId JOIN bags b ON b.orderId = o.id
     WHERE o.groupOrderId = ? AND b.lastHandoffId = ? AND b.status IN ('handed_over', 'stored') GROUP BY o.id, o.householdId, s.name ORDER BY o.id`,
    [groupOrderId, handoffId],
  );
}

/** What a message about an order says. */
export interface OrderFacts {
  supermarketName: string;
  groupName: string;
  door: string;
  amountFen: number;
}

export function orderFacts(sql: Db, orderId: string): Promise<OrderFacts | undefined> {
  return sql.one<OrderFacts>(
    `SELECT s.name AS supermarketName, g.name AS groupName, o.door, o.amountFen
     FROM household_orders o JOIN supermarkets s ON s.id = o.supermarketId JOIN group_orders g ON g.id = o.groupOrderId
     WHERE o.id = ?`,
    [orderId],
  );
}

/** Fen of an order that a refund batch gave back. */
export async function refundedFen(sql: Db, orderId: string, batchId: string): Promise<number> {
  const row = await sql.one<{ amountFen: number | string | null }>(
    'SELECT SUM(amountFen) AS amountFen FROM refund_items WHERE orderId = ? AND batchId = ?',
    [orderId, batchId],
  );
  return Number(row?.amountFen ?? 0);
}
