import { loadWindowRefusal, groupOrderNames, loadNames, wrongStatus } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import type { DropPoint } from '../../district/places/place.entity';
import { placeKindsOf } from '../../district/windows/place-kinds';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import { loadStops } from './loads.moves';

/** What is to travel on one vehicle. `loadId` names the load that they may be on already. */
interface LoadPlan {
  loadId?: string;
  supermarketId: string;
  windowId: string;
  groupOrderIds: readonly string[];
}

/** @throws Refused `driver_not_of_supermarket`. */
export async function requireDriver(
  tx: Tx,
  clock: Clock,
  { driverId, supermarketId }: { driverId: string; supermarketId: string },
): Promise<void> {
  const now = clock.now();
  const grant = await tx.one(
    `SELECT id FROM role_grants WHERE personId = ? AND role = 'driver' AND scopeId = ? AND startsAt <= ?
       AND (endsAt IS NULL OR endsAt > ?)`,
    [driverId, supermarketId, now, now],
  );
  if (!grant) refuse('driver_not_of_supermarket');
}

/**
 * Locks the group orders of a plan: packed for the load's window, or come back and fit for it, and on no other vehicle.
 * @throws Refused `not_found`, `wrong_status`, `window_over`, `window_not_for_place`.
 */
export async function requireGroups(tx: Tx, clock: Clock, plan: LoadPlan): Promise<Map<string, GroupOrder>> {
  const groups = await tx.lockByIds(GroupOrder, [...plan.groupOrderIds].sort());
  const own = groups.filter(
    ({ supermarketId, windowId, status }) =>
      supermarketId === plan.supermarketId && (windowId === plan.windowId || status === 'returned'),
  );
  if (own.length < plan.groupOrderIds.length) refuse('not_found');
  const busy = own.find(
    ({ status, loadId }) =>
      (status !== 'packed' && status !== 'returned') || (loadId !== null && loadId !== plan.loadId),
  );
  if (busy) {
    const refusal = busy.loadId
      ? wrongStatus(loadNames, 'loading')
      : wrongStatus(groupOrderNames, busy.status);
    throw new Refused({ ...refusal, facts: { ...refusal.facts, groupOrderId: busy.id } });
  }
  await requireWindow(
    tx,
    clock,
    plan.windowId,
    own.filter(({ loadId }) => loadId === null),
  );
  return new Map(own.map((group) => [group.id, group]));
}

/** That those who are put on now may travel in the load's window. */
async function requireWindow(
  tx: Tx,
  clock: Clock,
  windowId: string,
  groups: readonly GroupOrder[],
): Promise<void> {
  const window = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [windowId]);
  if (!window) refuse('not_found');
  const ids = groups.map(({ deliveryGroupId }) => deliveryGroupId);
  const places = await tx.many<{ id: string; kind: string }>(
    `SELECT id, kind FROM delivery_groups WHERE id IN (${marks(ids.length) || 'NULL'})`,
    ids,
  );
  const kindOf = new Map(places.map(({ id, kind }) => [id, kind]));
  for (const group of groups) {
    const goods = {
      ownWindow: group.windowId === windowId,
      cameBack: group.status === 'returned',
      placeKinds: [kindOf.get(group.deliveryGroupId) ?? ''],
    };
    const placeKinds = placeKindsOf(window);
    refuseIf(loadWindowRefusal(goods, { ...window, placeKinds }, clock.now()));
  }
}

/** The points that hops name on the way (A12: the sorting point), then the groups' own points in the order given. */
export async function stopsOf(tx: Tx, dropPointIds: readonly string[]): Promise<DropPoint[]> {
  const ids = [...new Set(dropPointIds)];
  const points = await tx.many<DropPoint>(
    `SELECT * FROM drop_points WHERE id IN (${marks(ids.length)})`,
    ids,
  );
  const viaIds = [...new Set(points.map(({ viaDropPointId }) => viaDropPointId).filter((id) => id !== null))];
  const vias = await tx.many<DropPoint>(
    `SELECT * FROM drop_points WHERE id IN (${marks(viaIds.length) || 'NULL'}) ORDER BY code`,
    viaIds,
  );
  return [...vias, ...ids.flatMap((id) => points.find((point) => point.id === id) ?? [])];
}

/** Puts group orders on a load, with its stops in order. */
export async function putOn(
  tx: Tx,
  loadId: string,
  points: readonly DropPoint[],
  groupOrderIds: readonly string[],
): Promise<void> {
  await loadStops.add(
    tx,
    loadId,
    points.map(({ id }) => id),
  );
  await groupOrders.putOn(tx, groupOrderIds, loadId);
}
