import type { BagLane, BagStatus } from '@cailan/shared-types';
import { marks, type Db, type Tx, type Value } from '../../ground/db/db';
import { placeColumns } from '../../ground/access/scope';

/** A bag for a captain's doors, with its household as the order froze it. */
export interface FloorRow {
  groupOrderId: string;
  roundId: string;
  districtId: string;
  settledAt: string | null;
  windowEndAt: string;
  householdId: string;
  door: string;
  unit: string;
  deliveryGroupId: string;
  deliveryGroupName: string;
  orderId: string;
  recipientNameSealed: string | null;
  recipientPhoneSealed: string | null;
  priorityClass: number;
  id: string;
  code: string;
  lane: BagLane;
  status: BagStatus;
  version: number;
}

/**
 * The bags of a window whose gate handoff is signed, in stair order: in the captain's hand, at their end, or found
 * missing. `scope` narrows households `h`.
 */
export function floorRows(
  db: Db,
  scope: { sql: string; values: readonly Value[] },
  windowId: string,
): Promise<FloorRow[]> {
  return db.many<FloorRow>(
    `SELECT b.groupOrderId, r.id AS roundId, r.districtId, r.settledAt, w.endAt AS windowEndAt, b.householdId, o.door, h.unitName AS unit, h.deliveryGroupId,
            d.name AS deliveryGroupName, o.id AS orderId, o.recipientNameSealed, o.recipientPhoneSealed, h.priorityClass,
            b.id, b.code, b.lane, b.status, b.version
     FROM households h
     JOIN bags b ON b.householdId = h.id AND b.windowId = ?
     JOIN household_orders o ON o.id = b.orderId
     JOIN group_orders g ON g.id = b.groupOrderId
     JOIN rounds r ON r.id = g.roundId
     JOIN delivery_windows w ON w.id = g.windowId
     JOIN delivery_groups d ON d.id = h.deliveryGroupId
     JOIN handoffs s ON s.id = b.lastHandoffId AND s.kind IN ('gate', 'carry') AND s.completedAt IS NOT NULL
     WHERE ${scope.sql}
     ORDER BY d.sort, d.id, h.sort, h.id, b.code`,
    [windowId, ...scope.values],
  );
}

/** A household's bag as a step at the door, or a decision after it, finds it. */
export interface HouseholdBag {
  id: string | null;
  code: string;
  status: BagStatus;
  version: number;
  orderId: string;
  groupOrderId: string;
  /** Asked for so that its row is locked: a join of which nothing is asked is left out by MariaDB. */
  groupStatus: string | null;
  /** When the handoff by which its holder has it was signed by both; null while it was not. */
  signedAt: string | null;
  holderId: string | null;
  supermarketId: string;
  eventRowId: string | null;
  /** Who made the step of that event. */
  byId: string | null;
  householdId: string;
  /** Who ordered for the household. */
  placedById: string | null;
  districtId: string;
  streetId: string | null;
  communityId: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
}

const SQL = `
  SELECT b.id, b.code, b.status, b.version, b.orderId, b.groupOrderId, g.status AS groupStatus, b.supermarketId, b.holderId,
         (SELECT s.completedAt FROM handoffs s WHERE s.id = b.lastHandoffId AND s.kind IN ('gate', 'carry')) AS signedAt,
         e.id AS eventRowId, e.byId, h.id AS householdId, ${placeColumns('h')},
         (SELECT o.placedById FROM household_orders o WHERE o.id = b.orderId) AS placedById
  FROM households h
  LEFT JOIN bags b ON b.householdId = h.id`;
const REST = `
  LEFT JOIN group_orders g ON g.id = b.groupOrderId
  LEFT JOIN bag_events e ON e.eventId = ? AND e.bagId = b.id`;

/**
 * A household with all its bags of a window, over all suppliers, locked with their group orders; one row without a bag
 * when there is none.
 */
export function householdBags(
  tx: Tx,
  where: { householdId: string; windowId: string; eventId: string },
): Promise<HouseholdBag[]> {
  return tx.many<HouseholdBag>(
    `${SQL} AND b.windowId = ? ${REST} WHERE h.id = ? ORDER BY b.code ${tx.forUpdate}`,
    [where.windowId, where.eventId, where.householdId],
  );
}

/** One bag by the code on its label, locked with its group order. */
export function bagByCode(tx: Tx, code: string, eventId: string): Promise<HouseholdBag | undefined> {
  return tx.one<HouseholdBag>(`${SQL} ${REST} WHERE b.code = ? ${tx.forUpdate}`, [eventId, code]);
}

/** The WHERE of households `h` through which a person's own rounds of a window go (A12). */
export async function ownRounds(
  db: Db,
  windowId: string,
  personId: string,
): Promise<{ sql: string; values: Value[] }> {
  const rounds = await db.many<{ id: string }>(
    'SELECT id FROM carrier_rounds WHERE windowId = ? AND personId = ?',
    [windowId, personId],
  );
  if (rounds.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `EXISTS (SELECT 1 FROM carrier_round_parts pp WHERE pp.carrierRoundId IN (${marks(rounds.length)})
      AND pp.deliveryGroupId = h.deliveryGroupId AND h.sort BETWEEN pp.fromSort AND pp.toSort)`,
    values: rounds.map(({ id }) => id),
  };
}
