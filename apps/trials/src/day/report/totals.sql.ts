import { BAG_ARRIVED } from '@cailan/shared-types';
import type { Rows } from '../invariants/rows';

const ARRIVED = BAG_ARRIVED.map((status) => `'${status}'`).join(', ');

/** The day's size and its funnel, counted from the rows. Orders are household orders, one per household and supplier. */
export interface Totals {
  /** Exploded lines, and grams ordered, over all orders. */
  lines: number;
  grams: number;
  ordersSubmitted: number;
  ordersConfirmed: number;
  ordersPaid: number;
  ordersPacked: number;
  ordersHandedOver: number;
  ordersArrived: number;
  ordersReceived: number;
  /** Bags by the state in which they ended. */
  bags: Record<string, number>;
}

export async function totalsOf(rows: Rows, roundIds: readonly string[]): Promise<Totals> {
  const among = `(${roundIds.map(() => '?').join(', ')})`;
  const size = await rows.one<{ lines: number; grams: number | null }>(
    `SELECT COUNT(*) AS \`lines\`, SUM(l.quantity * o.massGrams) AS grams
     FROM household_order_lines l JOIN offers o ON o.id = l.offerId WHERE l.roundId IN ${among}`,
    roundIds,
  );
  const funnel = await rows.one<Omit<Totals, 'lines' | 'grams' | 'bags'>>(
    FUNNEL.replaceAll('ROUNDS', among),
    [...roundIds, ...roundIds],
  );
  const states = await rows.many<{ status: string; bags: number }>(
    `SELECT status, COUNT(*) AS bags FROM bags WHERE roundId IN ${among} GROUP BY status`,
    roundIds,
  );
  const bags = Object.fromEntries(states.map(({ status, bags: number }) => [status, number]));
  return { ...size, ...funnel, grams: size.grams ?? 0, bags };
}

const sum = (condition: string) => `COALESCE(SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END), 0)`;

const FUNNEL = `
  SELECT ${sum(`o.submittedAt IS NOT NULL AND o.status <> 'withdrawn'`)} AS ordersSubmitted,
         ${sum('o.lockedAt IS NOT NULL')} AS ordersConfirmed,
         ${sum('o.lockedAt IS NOT NULL AND g.paidAt IS NOT NULL')} AS ordersPaid,
         ${sum('o.packedAt IS NOT NULL')} AS ordersPacked,
         ${sum('b.handedOver > 0')} AS ordersHandedOver,
         ${sum('b.arrived > 0')} AS ordersArrived,
         ${sum('o.receiptAt IS NOT NULL')} AS ordersReceived
  FROM household_orders o JOIN group_orders g ON g.id = o.groupOrderId
  LEFT JOIN (
    SELECT bag.orderId, SUM(CASE WHEN bag.status IN (${ARRIVED}) THEN 1 ELSE 0 END) AS arrived,
           SUM(CASE WHEN e.id IS NULL THEN 0 ELSE 1 END) AS handedOver
    FROM bags bag LEFT JOIN bag_events e ON e.bagId = bag.id AND e.toStatus = 'handed_over'
    WHERE bag.roundId IN ROUNDS GROUP BY bag.orderId
  ) b ON b.orderId = o.id
  WHERE o.roundId IN ROUNDS`;
