import type { Tx } from '../../ground/db/db';
import { IN_TIME } from '../people/people.sql';
import { hasOpenDues } from '../../books/postings/balances.sql';

const OPEN_ORDER = `o.status IN ('submitted', 'locked', 'fulfilled')`;

/** The person's households at the instant `now`. */
export async function homesOf(tx: Tx, personId: string, now: string): Promise<string[]> {
  const rows = await tx.many<{ scopeId: string }>(
    `SELECT scopeId FROM role_grants
     WHERE personId = ? AND role = 'resident' AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)
     ORDER BY scopeId`,
    [personId, now, now],
  );
  return rows.map(({ scopeId }) => scopeId);
}

/** Orders `o` of the times in which the person belonged to their household: not of former occupants, nor of later ones. */
const OWN_ORDERS = `household_orders o JOIN delivery_windows w ON w.id = o.windowId
  JOIN role_grants g ON g.scopeId = o.householdId AND g.role = 'resident' AND g.personId = ? AND ${IN_TIME}`;

/** Whether the person holds or stands in for a post, or has orders or money that are not over. */
export async function hasOpenBusiness(tx: Tx, personId: string, now: string): Promise<boolean> {
  const open = await tx.one(
    `SELECT id FROM role_grants
     WHERE personId = ? AND role <> 'resident' AND (endsAt IS NULL OR endsAt > ?)
     UNION ALL
     SELECT o.id FROM household_orders o WHERE ${OPEN_ORDER} AND o.placedById = ?
     UNION ALL
     SELECT o.id FROM ${OWN_ORDERS} WHERE ${OPEN_ORDER}
     UNION ALL
     SELECT id FROM payments WHERE payerId = ? AND status = 'pending'
     UNION ALL
     SELECT i.id FROM refund_items i JOIN payments p ON p.id = i.paymentId
     WHERE p.payerId = ? AND i.status <> 'refunded'
     LIMIT 1`,
    [personId, now, personId, personId, personId, personId],
  );
  return open !== undefined || (await hasDues(tx, personId));
}

/** Whether a household owes its leader, or its leader owes it, for what was the person's. */
async function hasDues(tx: Tx, personId: string): Promise<boolean> {
  const orders = await tx.many<{ id: string }>(`SELECT o.id FROM ${OWN_ORDERS}`, [personId]);
  return hasOpenDues(
    tx,
    orders.map(({ id }) => id),
  );
}
