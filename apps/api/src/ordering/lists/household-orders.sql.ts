import type { Gate } from '@cailan/shared-types';
import { marks, type Db, type Tx } from '../../ground/db/db';
import type { Household } from '../../district/places/place.entity';
import type { HouseholdOrder } from '../household-orders/household-order.entity';
import { versionOf } from './list';

/** An order with its building's gate, which says whether it may still be written. */
export interface GatedOrder extends HouseholdOrder {
  gate: Gate;
}

/** A household with its orders of one window: those that still count, and those that ended. */
export interface HouseholdList {
  household: Household;
  orders: HouseholdOrder[];
  ended: HouseholdOrder[];
}

/** The same as it is read to be written, with when the window ends. */
export interface HouseholdWindow extends HouseholdList {
  orders: GatedOrder[];
  windowEndAt: string;
  /** Of the order touched last, whoever may see it: what is written next takes the one after. */
  newest: number;
}

type Joined = Household & {
  orderId: string | null;
  gateStatus: string;
  gateUntil: string;
  windowEndAt: string | null;
} & {
  [K in keyof OrderColumns as `order_${K}`]: OrderColumns[K];
};
type OrderColumns = Pick<
  HouseholdOrder,
  | 'roundId'
  | 'groupOrderId'
  | 'status'
  | 'version'
  | 'listJson'
  | 'note'
  | 'amountFen'
  | 'runningNumber'
  | 'proxy'
  | 'placedById'
  | 'activeSlot'
  | 'cancelReason'
  | 'createdAt'
>;

const WINDOW_SQL = `
  SELECT h.*, o.id AS orderId, o.roundId AS order_roundId, o.groupOrderId AS order_groupOrderId,
         o.status AS order_status, o.version AS order_version, o.listJson AS order_listJson, o.note AS order_note,
         o.amountFen AS order_amountFen, o.runningNumber AS order_runningNumber, o.proxy AS order_proxy,
         o.placedById AS order_placedById, o.activeSlot AS order_activeSlot, o.cancelReason AS order_cancelReason,
         o.createdAt AS order_createdAt, (SELECT endAt FROM delivery_windows WHERE id = ?) AS windowEndAt,
         (SELECT status FROM group_orders WHERE id = o.groupOrderId) AS gateStatus,
         (SELECT acceptUntil FROM group_orders WHERE id = o.groupOrderId) AS gateUntil
  FROM households h
  LEFT JOIN household_orders o ON o.householdId = h.id AND o.windowId = ?
  WHERE h.id = ? AND EXISTS (SELECT 1 FROM delivery_windows w WHERE w.id = ? AND w.districtId = h.districtId)`;

/**
 * Reads a household's list for a window of its district; no other window is one. Inside a transaction it locks the
 * household: its writes take turns, and what ended is read behind the lock too, since its versions count. The gates are
 * subqueries, so that they are read and not locked: they are taken last.
 */
export async function householdWindow(
  sql: Db | Tx,
  householdId: string,
  windowId: string,
): Promise<HouseholdWindow | undefined> {
  const lock = 'forUpdate' in sql ? sql.forUpdate : '';
  const rows = await sql.many<Joined>(`${WINDOW_SQL} ${lock}`, [windowId, windowId, householdId, windowId]);
  const [household] = rows;
  if (!household?.windowEndAt) return undefined;
  const { windowEndAt } = household;
  const all = rows.filter(({ orderId }) => orderId !== null).map(orderOf);
  const orders = all.filter(({ activeSlot }) => activeSlot === 'active');
  const ended = all.filter(({ activeSlot }) => activeSlot !== 'active');
  return { household, windowEndAt, orders, ended, newest: versionOf(all) };
}

function orderOf(row: Joined): GatedOrder {
  const columns = Object.entries(row).filter(([key]) => key.startsWith('order_'));
  return {
    id: row.orderId,
    ...Object.fromEntries(columns.map(([key, value]) => [key.slice(6), value])),
    gate: { status: row.gateStatus, acceptUntil: row.gateUntil },
  } as GatedOrder;
}

/** A product class with the instant from which it counts. */
interface ClassPeriod {
  productClass: string;
  since: string;
}

/** Units that a household took of these classes, each since its own instant, over all suppliers, without these orders. */
export async function usedByClass(
  tx: Tx,
  householdId: string,
  periods: readonly ClassPeriod[],
  exceptOrders: readonly string[],
): Promise<Record<string, number>> {
  const earliest = periods.map(({ since }) => since).sort()[0] ?? '';
  const rows = await tx.many<{ productClass: string; quantity: number }>(
    `SELECT productClass, SUM(quantity) AS quantity FROM household_order_lines
     WHERE householdId = ? AND submittedAt > ? AND active = 1
       AND (${periods.map(() => 'productClass = ? AND submittedAt > ?').join(' OR ')})
       AND orderId NOT IN (${marks(exceptOrders.length) || "''"})
     GROUP BY productClass`,
    [
      householdId,
      earliest,
      ...periods.flatMap(({ productClass, since }) => [productClass, since]),
      ...exceptOrders,
    ],
  );
  return Object.fromEntries(rows.map(({ productClass, quantity }) => [productClass, quantity]));
}

/** The first of these quotas that has too little left, for the refusal's sentence. */
export async function exhaustedQuota(
  tx: Tx,
  units: ReadonlyMap<string, number>,
): Promise<{ name: string; offerId: string; left: number } | undefined> {
  const ids = [...units.keys()];
  const rows = await tx.many<{ id: string; name: string; offerId: string; remaining: number }>(
    `SELECT q.id, o.name, q.offerId, q.quota - q.taken AS remaining
     FROM offer_quotas q JOIN offers o ON o.id = q.offerId WHERE q.id IN (${marks(ids.length)}) ORDER BY q.id`,
    ids,
  );
  const short = rows.find(({ id, remaining }) => remaining < (units.get(id) ?? 0));
  return short && { name: short.name, offerId: short.offerId, left: Math.max(0, short.remaining) };
}
