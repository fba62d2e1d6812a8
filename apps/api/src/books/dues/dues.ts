import type { Dues, DuesPassView } from '@cailan/shared-types';
import { marks, type Reader } from '../../ground/db/db';
import type { Sealer } from '../../ground/db/sealer';
import { personNames } from '../../people/people/names';
import { duesBalances } from '../postings/balances.sql';
import type { DuesTick } from './dues-tick.entity';

/** What the books say of these orders' dues, in their order, with what waits for the household's word. */
export async function duesOf<T extends { id: string } & Pick<Dues, 'status' | 'duesMode' | 'amountFen'>>(
  sql: Reader,
  orders: readonly T[],
): Promise<{ order: T; dues: Required<Dues> }[]> {
  const ids = orders.map(({ id }) => id);
  const balances = await duesBalances(sql, ids);
  const waiting = await returnsWaiting(sql, ids);
  return orders.map((order) => {
    const { status, duesMode, amountFen } = order;
    const { bookedFen = 0, collectedFen = 0 } = balances.get(order.id) ?? {};
    const returnWaitingFen = waiting.get(order.id) ?? 0;
    return { order, dues: { status, duesMode, amountFen, bookedFen, collectedFen, returnWaitingFen } };
  });
}

async function returnsWaiting(sql: Reader, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map();
  const rows = await sql.many<{ orderId: string; fen: number }>(
    `SELECT orderId, SUM(amountFen) AS fen FROM dues_ticks
     WHERE orderId IN (${marks(orderIds.length)}) AND direction = 'returned' AND acknowledgedAt IS NULL GROUP BY orderId`,
    orderIds,
  );
  return new Map(rows.map(({ orderId, fen }) => [orderId, fen]));
}

/** What passed for each of these orders, the earliest first; an order of which nothing did is left out. */
export async function passedOf(
  sql: Reader,
  sealer: Sealer,
  orderIds: readonly string[],
): Promise<Map<string, DuesPassView[]>> {
  const passed = new Map<string, DuesPassView[]>();
  if (orderIds.length === 0) return passed;
  const ticks = await sql.many<DuesTick>(
    `SELECT * FROM dues_ticks WHERE orderId IN (${marks(orderIds.length)}) ORDER BY tickedAt, id`,
    orderIds,
  );
  const people = ticks.flatMap(({ tickedById, acknowledgedById }) => [tickedById, acknowledgedById]);
  const names = await personNames(sql, sealer, people);
  for (const { orderId, direction, amountFen, tickedById, tickedAt, ...answer } of ticks) {
    const { acknowledgedById, acknowledgedAt } = answer;
    const pass: DuesPassView = {
      direction,
      amountFen,
      by: names.get(tickedById) ?? '',
      tickedAt,
      acknowledgedBy: acknowledgedById && (names.get(acknowledgedById) ?? ''),
      acknowledgedAt,
    };
    passed.set(orderId, [...(passed.get(orderId) ?? []), pass]);
  }
  return passed;
}
