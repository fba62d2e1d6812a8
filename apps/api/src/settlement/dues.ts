import type { Dues } from '@cailan/shared-types';
import type { Db, Tx } from '../db/db';
import { account } from './books';
import { balancesOf } from './settlement.sql';

/** What the books say of these orders' dues, in their order. */
export async function duesOf<T extends { id: string } & Pick<Dues, 'status' | 'duesMode' | 'amountFen'>>(
  sql: Db | Tx,
  orders: readonly T[],
): Promise<{ order: T; dues: Dues }[]> {
  const balances = await balancesOf(
    sql,
    orders.map(({ id }) => account.dues(id)),
  );
  return orders.map((order) => {
    const { status, duesMode, amountFen } = order;
    const { bookedFen = 0, collectedFen = 0 } = balances.get(account.dues(order.id)) ?? {};
    return { order, dues: { status, duesMode, amountFen, bookedFen, collectedFen } };
  });
}
