import type { Dues } from '@cailan/shared-types';
import { marks, type Db, type Tx } from '../db/db';
import { account } from './books';
import { balancesOf } from './settlement.sql';

/** What the books say of these orders' dues, in their order, with what waits for the household's word. */
export async function duesOf<T extends { id: string } & Pick<Dues, 'status' | 'duesMode' | 'amountFen'>>(
  sql: Db | Tx,
  orders: readonly T[],
): Promise<{ order: T; dues: Required<Dues> }[]> {
  const ids = orders.map(({ id }) => id);
  const balances = await balancesOf(
    sql,
    ids.map((id) => account.dues(id)),
  );
  const waiting = await returnsWaiting(sql, ids);
  return orders.map((order) => {
    const { status, duesMode, amountFen } = order;
    const { bookedFen = 0, collectedFen = 0 } = balances.get(account.dues(order.id)) ?? {};
    const returnWaitingFen = waiting.get(order.id) ?? 0;
    return { order, dues: { status, duesMode, amountFen, bookedFen, collectedFen, returnWaitingFen } };
  });
}

async function returnsWaiting(sql: Db | Tx, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await sql.many<{ orderId: string; fen: number }>(
    `SELECT orderId, SUM(amountFen) AS fen FROM dues_ticks
     WHERE orderId IN (${marks(orderIds.length)}) AND direction = 'returned' AND acknowledgedAt IS NULL GROUP BY orderId`,
    orderIds,
  );
  return new Map(rows.map(({ orderId, fen }) => [orderId, fen]));
}
