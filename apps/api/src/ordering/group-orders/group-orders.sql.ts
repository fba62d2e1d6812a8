import type { GroupOrderView, HouseholdOrderStatus, NeighbourView } from '@cailan/shared-types';
import type { Db, Reader, Tx, Value } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { refuse } from '../../ground/refused';
import type { GroupOrder } from './group-order.entity';

const COUNTED = `o.status IN ('submitted', 'locked', 'fulfilled', 'settled')`;

/** The order of group orders `g` of delivery groups `d`: as the plan has them. */
const BY_BUILDING: readonly KeyColumn[] = [
  { sql: 'd.sort', of: 'sort', kind: 'number' },
  { sql: 'g.id', of: 'id' },
];

/** A page of group orders, in the order of their buildings. */
export async function groupOrderPage(
  db: Db,
  where: string,
  values: readonly Value[],
  paging: Paging,
): Promise<Page<GroupOrderView[]>> {
  const cut = paging.cut(BY_BUILDING);
  const rows = await groupOrderRows(db, `${where} AND ${cut.where}`, [...values, ...cut.values], cut.tail);
  const page = paging.page(BY_BUILDING, rows);
  return page.with(page.reply.map(viewOf));
}

/** Group orders with what their cards show, in the order of their buildings; `ordered` counts submitted and locked households. */
export async function groupOrderViews(
  db: Reader,
  where: string,
  values: readonly Value[],
): Promise<GroupOrderView[]> {
  return (await groupOrderRows(db, where, values, 'ORDER BY d.sort, g.id')).map(viewOf);
}

type GroupOrderRow = GroupOrderView & GroupOrder & { sort: number; liveFen?: number | null };

function groupOrderRows(
  db: Reader,
  where: string,
  values: readonly Value[],
  tail: string,
): Promise<GroupOrderRow[]> {
  return db.many<GroupOrderRow>(
    `SELECT g.*, d.sort, r.code AS roundCode, s.name AS supermarketName, d.households,
            (SELECT COUNT(*) FROM household_orders o WHERE o.groupOrderId = g.id AND ${COUNTED}) AS ordered,
            (SELECT SUM(o.amountFen) FROM household_orders o WHERE o.groupOrderId = g.id AND ${COUNTED}) AS liveFen
     FROM group_orders g
     JOIN rounds r ON r.id = g.roundId
     JOIN supermarkets s ON s.id = g.supermarketId
     JOIN delivery_groups d ON d.id = g.deliveryGroupId
     WHERE ${where} ${tail}`,
    values,
  );
}

/** One group order. @throws Refused `not_found` */
export async function groupOrderView(db: Reader, id: string): Promise<GroupOrderView> {
  const [view] = await groupOrderViews(db, 'g.id = ?', [id]);
  return view ?? refuse('not_found');
}

function viewOf(row: GroupOrderRow): GroupOrderView {
  const collecting = row.status === 'collecting';
  return {
    id: row.id,
    roundId: row.roundId,
    roundCode: row.roundCode,
    supermarketId: row.supermarketId,
    supermarketName: row.supermarketName,
    windowId: row.windowId,
    deliveryGroupId: row.deliveryGroupId,
    deliveryGroupName: row.name,
    dropPointId: row.dropPointId,
    status: row.status,
    households: row.households,
    ordered: row.ordered ?? 0,
    amountFen: collecting ? (row.liveFen ?? 0) : row.amountFen,
    paidFen: row.paidFen,
    payBy: row.payBy,
    confirmedAt: row.confirmedAt,
    paidAt: row.paidAt,
    cancelReason: row.cancelReason,
    bagCount: row.bagCount,
    crateCount: row.crateCount,
  };
}

export interface RollUpLine {
  orderId: string;
  householdId: string;
  door: string;
  runningNumber: number | null;
  orderStatus: HouseholdOrderStatus;
  offerId: string;
  name: string;
  spec: string;
  quantity: number;
  amountFen: number;
}

/** Every counted line of a group order, by household in stair order and by product: one query for both groupings. */
export function rollUpLines(db: Db, group: GroupOrder): Promise<RollUpLine[]> {
  return db.many<RollUpLine>(
    `SELECT l.orderId, l.householdId, h.door, o.runningNumber, o.status AS orderStatus,
            l.offerId, f.name, f.spec, SUM(l.quantity) AS quantity, SUM(l.amountFen) AS amountFen
     FROM household_order_lines l
     JOIN household_orders o ON o.id = l.orderId
     JOIN households h ON h.id = l.householdId
     JOIN offers f ON f.id = l.offerId
     WHERE l.roundId = ? AND l.active = 1 AND l.deliveryGroupId = ?
     GROUP BY l.orderId, l.householdId, h.door, h.sort, o.runningNumber, o.status, l.offerId, f.name, f.spec, f.shelf
     ORDER BY f.shelf, f.name, h.sort`,
    [group.roundId, group.deliveryGroupId],
  );
}

export interface RoundRollUpCell {
  deliveryGroupId: string;
  offerId: string;
  quantity: number;
  amountFen: number;
}

/** Every building by product, from the covering index alone. */
export function roundRollUpCells(sql: Db | Tx, roundId: string): Promise<RoundRollUpCell[]> {
  return sql.many<RoundRollUpCell>(
    `SELECT deliveryGroupId, offerId, SUM(quantity) AS quantity, SUM(amountFen) AS amountFen
     FROM household_order_lines WHERE roundId = ? AND active = 1
     GROUP BY deliveryGroupId, offerId ORDER BY deliveryGroupId, offerId`,
    [roundId],
  );
}

/** Whether a household `u` of these is in the delivery group of the group order `g`. */
export function holdsHousehold(these: string): string {
  return `EXISTS (SELECT 1 FROM households u WHERE u.deliveryGroupId = g.deliveryGroupId AND ${these})`;
}

/**
 * The households of a delivery group, whom to call, and whether each has an order of the round; those in priority first.
 * `scope` narrows households `h`.
 */
export async function neighbours(
  db: Db,
  sealer: Sealer,
  group: GroupOrder,
  scope: { sql: string; values: readonly Value[] },
): Promise<NeighbourView[]> {
  const rows = await db.many<{
    householdId: string;
    door: string;
    contactNameSealed: string | null;
    contactPhoneSealed: string | null;
    priorityClass: number;
    amountFen: number | null;
    bagsBack: number;
  }>(
    `SELECT h.id AS householdId, h.door, h.contactNameSealed, h.contactPhoneSealed, h.priorityClass, o.amountFen,
            (SELECT COUNT(*) FROM bags b WHERE b.orderId = o.id AND b.status IN ('returned', 'written_off')) AS bagsBack
     FROM households h
     LEFT JOIN household_orders o ON o.householdId = h.id AND o.roundId = ? AND o.activeSlot = 'active' AND o.status <> 'draft'
     WHERE h.deliveryGroupId = ? AND ${scope.sql}
     ORDER BY CASE WHEN o.id IS NULL THEN 0 ELSE 1 END, h.priorityClass DESC, h.sort`,
    [group.roundId, group.deliveryGroupId, ...scope.values],
  );
  return rows.map(
    ({ householdId, door, contactNameSealed, contactPhoneSealed, priorityClass, amountFen, bagsBack }) => ({
      householdId,
      door,
      recipient: sealer.openOrEmpty(contactNameSealed, at.contactName(householdId)),
      phone: sealer.phoneOrEmpty(contactPhoneSealed, at.contactPhone(householdId)),
      priority: priorityClass > 0,
      ordered: amountFen !== null,
      amountFen: amountFen ?? 0,
      bagsBack,
    }),
  );
}

/** Whether somebody may be paying for the group order in WeChat: such a payment is closed before the order moves. */
export async function beingPaid(sql: Reader, groupOrderId: string): Promise<boolean> {
  const pending = await sql.one(
    `SELECT p.id FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
     WHERE a.groupOrderId = ? AND p.status = 'pending' LIMIT 1`,
    [groupOrderId],
  );
  return pending !== undefined;
}
