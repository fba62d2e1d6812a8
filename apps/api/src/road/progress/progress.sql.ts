import {
  BAG_ARRIVED,
  type BagStatus,
  type WindowExceptionView,
  type WindowProgressView,
} from '@cailan/shared-types';
import { marks, type Db, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';

/** A window, and which of its households `h` or group orders `g` the reader sees. */
export interface WindowScope {
  windowId: string;
  sql: string;
  values: readonly Value[];
}

const ARRIVED = `(${BAG_ARRIVED.map((status) => `'${status}'`).join(', ')})`;
const HANDED_OVER = `('handed_over', 'completed')`;

/**
 * Households by the furthest step that all their orders reached: 1 submitted, 2 confirmed, 3 paid, 4 packed, 5 handed
 * over at the gate, 6 served. Served is who has every bag that was packed for them.
 */
export function householdSteps(
  db: Db,
  { windowId, sql, values }: WindowScope,
): Promise<{ step: number; households: number }[]> {
  return db.many(
    `SELECT step, COUNT(*) AS households FROM (
       SELECT o.householdId, MIN(CASE
         WHEN g.status IN ${HANDED_OVER} AND NOT EXISTS (
           SELECT 1 FROM bags b WHERE b.orderId = o.id AND b.status NOT IN ${ARRIVED}) THEN 6
         WHEN g.status IN ${HANDED_OVER} THEN 5
         WHEN o.packedAt IS NOT NULL THEN 4
         WHEN g.status = 'collecting' THEN 1
         WHEN g.status = 'confirmed' THEN 2
         ELSE 3 END) AS step
       FROM group_orders g
       JOIN household_orders o ON o.groupOrderId = g.id AND o.status IN ('submitted', 'locked', 'fulfilled', 'settled')
       JOIN households h ON h.id = o.householdId
       WHERE g.windowId = ? AND ${sql} GROUP BY o.householdId) reached
     GROUP BY step`,
    [windowId, ...values],
  );
}

export interface BagCount {
  dropPointId: string;
  name: string;
  status: BagStatus;
  count: number;
}

/** Bags by drop point and status. */
export function bagCounts(db: Db, { windowId, sql, values }: WindowScope): Promise<BagCount[]> {
  return db.many<BagCount>(
    `SELECT g.dropPointId, p.name, b.status, COUNT(*) AS count
     FROM group_orders g
     JOIN bags b ON b.groupOrderId = g.id
     JOIN households h ON h.id = b.householdId
     JOIN drop_points p ON p.id = g.dropPointId
     WHERE g.windowId = ? AND ${sql} GROUP BY g.dropPointId, p.name, p.code, b.status ORDER BY p.code, b.status`,
    [windowId, ...values],
  );
}

/** The exceptions `e` at handoffs `x` of a window's loads `l`, where the reader looks after a household of them. */
const exceptionsOf = (sql: string) => `FROM loads l
     JOIN handoffs x ON x.loadId = l.id
     JOIN handoff_exceptions e ON e.handoffId = x.id
     LEFT JOIN group_orders own ON own.id = x.groupOrderId
     LEFT JOIN bags b ON b.id = e.bagId
     WHERE l.windowId = ? AND EXISTS (
       SELECT 1 FROM group_orders g WHERE g.loadId = l.id AND (x.groupOrderId IS NULL OR x.groupOrderId = g.id)
         AND EXISTS (SELECT 1 FROM households h WHERE h.deliveryGroupId = g.deliveryGroupId AND ${sql}))`;

const NEWEST: readonly KeyColumn[] = [{ sql: 'e.id', of: 'id', descending: true }];

/** A page of what was not as expected when goods changed hands; a load's own count is named by its vehicle. */
export async function exceptionRows(
  db: Db,
  { windowId, sql, values }: WindowScope,
  paging: Paging,
): Promise<Page<WindowExceptionView[]>> {
  const cut = paging.cut(NEWEST);
  const rows = await db.many<WindowExceptionView & { id: string }>(
    `SELECT e.id, x.id AS handoffId, COALESCE(own.name, l.vehiclePlate) AS groupName, e.kind, b.code AS bagCode, e.note
     ${exceptionsOf(sql)} AND ${cut.where} ${cut.tail}`,
    [windowId, ...values, ...cut.values],
  );
  const page = paging.page(NEWEST, rows);
  return page.with(page.reply.map(({ id: _, ...row }) => row));
}

export function exceptionCounts(
  db: Db,
  { windowId, sql, values }: WindowScope,
): Promise<WindowProgressView['exceptions']> {
  return db.many(`SELECT e.kind, COUNT(*) AS count ${exceptionsOf(sql)} GROUP BY e.kind ORDER BY e.kind`, [
    windowId,
    ...values,
  ]);
}

const WORST_FIRST: readonly KeyColumn[] = [
  { sql: 'worst', of: 'worst', kind: 'number' },
  { sql: 'groupSort', of: 'groupSort', kind: 'number' },
  { sql: 'homeSort', of: 'homeSort', kind: 'number' },
  { sql: 'householdId', of: 'householdId' },
];

/**
 * A page of the households with a bag that left the shop and has not arrived: those first whose bag came to grief, then
 * what is in a captain's hand, then what is on the way, each in stair order.
 */
export async function unservedHouseholds(
  db: Db,
  { windowId, sql, values }: WindowScope,
  paging: Paging,
): Promise<Page<{ householdId: string; door: string }[]>> {
  const cut = paging.cut(WORST_FIRST);
  const rows = await db.many<{ householdId: string; door: string }>(
    `SELECT h.id AS householdId, h.door, d.sort AS groupSort, h.sort AS homeSort,
            MIN(CASE b.status WHEN 'loaded' THEN 2 WHEN 'stored' THEN 2 WHEN 'handed_over' THEN 1 ELSE 0 END) AS worst
     FROM group_orders g
     JOIN bags b ON b.groupOrderId = g.id AND b.status <> 'packed' AND b.status NOT IN ${ARRIVED}
     JOIN households h ON h.id = b.householdId
     JOIN delivery_groups d ON d.id = h.deliveryGroupId
     WHERE g.windowId = ? AND ${sql} GROUP BY h.id, h.door, d.sort, h.sort
     HAVING ${cut.where} ${cut.tail}`,
    [windowId, ...values, ...cut.values],
  );
  return paging.page(WORST_FIRST, rows);
}

/** All bags of these households in the window. */
export function bagsOf(
  db: Db,
  windowId: string,
  householdIds: readonly string[],
): Promise<{ householdId: string; code: string; status: BagStatus; heldAt: string | null }[]> {
  return db.many(
    `SELECT householdId, code, status, heldAt FROM bags
     WHERE windowId = ? AND householdId IN (${marks(householdIds.length) || 'NULL'}) ORDER BY householdId, code`,
    [windowId, ...householdIds],
  );
}
