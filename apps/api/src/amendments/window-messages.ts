import type { Clock } from '../ground/clock';
import type { Tx } from '../ground/db/db';
import { tell } from '../messages/messages';

/**
 * Tells of a window those whom it concerns: households with something in it, their leaders and captains, the shops whose
 * rounds it has, and the drivers of its loads.
 */
export async function tellOfWindow(
  tx: Tx,
  clock: Clock,
  windowId: string,
  { kind, text }: { kind: string; text: string },
): Promise<void> {
  const households = await tx.many<{ householdId: string }>(
    `SELECT DISTINCT householdId FROM household_orders
     WHERE windowId = ? AND activeSlot = 'active' AND status <> 'draft' ORDER BY householdId`,
    [windowId],
  );
  const now = clock.now();
  const people = await tx.many<{ personId: string }>(
    `SELECT DISTINCT r.personId FROM role_grants r
     WHERE r.startsAt <= ? AND (r.endsAt IS NULL OR r.endsAt > ?) AND (
       (r.role = 'supermarket_staff' AND r.scopeId IN (
          SELECT supermarketId FROM rounds WHERE windowId = ? AND status NOT IN ('settled', 'cancelled')))
       OR (r.role = 'grid_leader' AND r.scopeId IN (SELECT gridId FROM group_orders WHERE windowId = ?))
       OR (r.role = 'floor_captain' AND r.scopeId IN (
          SELECT deliveryGroupId FROM group_orders WHERE windowId = ?
          UNION SELECT buildingId FROM group_orders WHERE windowId = ? AND buildingId IS NOT NULL)))
     UNION SELECT driverId FROM loads WHERE windowId = ? AND status IN ('loading', 'on_the_way', 'arrived')
     ORDER BY 1`,
    [now, now, windowId, windowId, windowId, windowId, windowId],
  );
  await tell(tx, clock, [
    ...households.map(({ householdId }) => ({ householdId, kind, text })),
    ...people.map(({ personId }) => ({ personId, kind, text })),
  ]);
}
