import { BAG_ENDED, type BagStatus } from '@cailan/shared-types';
import { marks, type Db } from '../ground/db/db';

/** A round with the times by which it is looked at. */
export interface DueRound {
  id: string;
  status: string;
  cutOffAt: string;
  payBy: string;
  windowEndAt: string;
}

export function dueRound(db: Db, roundId: string): Promise<DueRound | undefined> {
  return db.one<DueRound>(
    `SELECT r.id, r.status, r.cutOffAt, r.payBy, w.endAt AS windowEndAt
     FROM rounds r JOIN delivery_windows w ON w.id = r.windowId WHERE r.id = ?`,
    [roundId],
  );
}

/** Group orders of a round in one of these statuses, in id order. */
export async function groupsIn(db: Db, roundId: string, statuses: readonly string[]): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    `SELECT id FROM group_orders WHERE roundId = ? AND status IN (${marks(statuses.length)}) ORDER BY id`,
    [roundId, ...statuses],
  );
  return rows.map(({ id }) => id);
}

/** Buildings that ordered and that nobody has confirmed. */
export async function unconfirmedGroups(db: Db, roundId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    `SELECT g.id FROM group_orders g WHERE g.roundId = ? AND g.status = 'collecting' AND EXISTS (
       SELECT 1 FROM household_orders o WHERE o.groupOrderId = g.id AND o.status = 'submitted') ORDER BY g.id`,
    [roundId],
  );
  return rows.map(({ id }) => id);
}

/** Payments of a round by transfer that its supermarket has not answered; WeChat answers for its own. */
export async function unansweredPayments(db: Db, roundId: string): Promise<string[]> {
  const rows = await db.many<{ id: string }>(
    `SELECT DISTINCT p.id FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
     JOIN group_orders g ON g.id = a.groupOrderId
     WHERE g.roundId = ? AND p.status = 'pending' AND p.method <> 'wechat' ORDER BY p.id`,
    [roundId],
  );
  return rows.map(({ id }) => id);
}

/** Vehicles with goods of a round that were not handed over, with the end of the window that each drives for. */
export function overdueLoads(
  db: Db,
  roundId: string,
): Promise<{ id: string; status: string; windowEndAt: string }[]> {
  return db.many(
    `SELECT DISTINCT l.id, l.status, w.endAt AS windowEndAt FROM loads l
     JOIN group_orders g ON g.loadId = l.id JOIN delivery_windows w ON w.id = l.windowId
     WHERE g.roundId = ? AND g.status IN ('packed', 'returned', 'dispatched')
       AND l.status IN ('loading', 'on_the_way', 'arrived') ORDER BY l.id`,
    [roundId],
  );
}

/** A bag that has left the gate and has no end. */
export interface OpenBag {
  id: string;
  version: number;
  status: BagStatus;
  householdId: string;
  groupOrderId: string;
}

export function openBags(db: Db, roundId: string): Promise<OpenBag[]> {
  return db.many<OpenBag>(
    `SELECT b.id, b.version, b.status, b.householdId, b.groupOrderId FROM bags b
     JOIN group_orders g ON g.id = b.groupOrderId AND g.status = 'handed_over'
     WHERE b.roundId = ? AND b.status NOT IN (${marks(BAG_ENDED.length)}) ORDER BY b.groupOrderId, b.householdId, b.id`,
    [roundId, ...BAG_ENDED],
  );
}
