import type { Clock } from '../../ground/clock';
import type { Tx, Value } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { bags, type BagBefore, type BagWay } from '../../goods/bags/bags.moves';
import { Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { loads } from './loads.moves';

/** What becomes of the bags of a group order that ends early: those in the supermarket stay there, those on the way are lost. */
const ENDS: readonly BagWay[] = [
  { from: 'packed', to: 'returned' },
  { from: 'loaded', to: 'written_off' },
  { from: 'stored', to: 'written_off' },
  { from: 'missing', to: 'written_off' },
];

/**
 * Ends the bags of a cancelled group order, and takes it off the vehicle that has not left; a vehicle without goods is
 * dissolved. The caller holds the group order's row locked.
 */
export async function takeBackBags(
  tx: Tx,
  clock: Clock,
  group: { id: string; supermarketId: string; status: string; loadId: string | null },
  byId: string,
): Promise<void> {
  for (const way of ENDS) {
    const there = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = ? ORDER BY id ${tx.forUpdate}`,
      [group.id, way.from],
    );
    if (there.length === 0) continue;
    const holderId = way.to === 'returned' ? group.supermarketId : null;
    await bags.move(tx, clock, there, { way, eventId: newId(), byId, holderId });
  }
  const waits = group.status === 'packed' || group.status === 'returned';
  if (waits && group.loadId) await takeOff(tx, group.loadId, [group.id]);
}

/** Locks the vehicles of group orders before the group orders themselves, as everyone does who moves both. */
export async function lockLoadsOf(tx: Tx, where: string, values: readonly Value[]): Promise<void> {
  const rows = await tx.many<{ loadId: string }>(
    `SELECT DISTINCT loadId FROM group_orders WHERE loadId IS NOT NULL AND ${where} ORDER BY loadId`,
    values,
  );
  await tx.lockByIds(
    Load,
    rows.map(({ loadId }) => loadId),
  );
}

/** Takes group orders off a vehicle that has not left. One without goods is dissolved, a signed count counts no more. */
export async function takeOff(tx: Tx, loadId: string, groupOrderIds: readonly string[]): Promise<void> {
  await groupOrders.takeOff(tx, groupOrderIds);
  await loads.dissolve(tx, loadId);
  await handoffs.withdrawSignatures(tx, loadId);
}
