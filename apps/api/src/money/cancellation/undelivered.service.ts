import { Injectable } from '@nestjs/common';
import { canMove, loadMoves } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { CancellationService } from './cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { tell } from '../../messages/messages';
import { bags, type BagBefore } from '../../goods/bags/bags.moves';
import type { Load } from '../../road/handoffs/handoff.entity';
import { loads } from '../../road/handoffs/loads.moves';
import { tellOfLoad } from '../../road/handoffs/load-messages';

/** How the way of goods ends that no gate received, by whom and why. */
interface Ending {
  outcome: 'returned' | 'lost';
  byId: string;
  reason: string;
}

/** Goods that left and were not handed over: back in the supermarket to be delivered again, or lost and paid back. */
@Injectable()
export class UndeliveredService {
  constructor(
    private readonly clock: Clock,
    private readonly cancellation: CancellationService,
  ) {}

  /** Locks the load's group orders that are on their way and of which no gate has received or signed anything. */
  async notBegun(tx: Tx, loadId: string): Promise<GroupOrder[]> {
    const rows = await tx.many<{ id: string }>(
      `SELECT g.id FROM group_orders g WHERE g.loadId = ? AND g.status = 'dispatched' AND NOT EXISTS (
         SELECT 1 FROM handoffs h WHERE h.loadId = g.loadId AND h.groupOrderId = g.id AND h.kind = 'gate'
           AND (h.receivedBags > 0 OR h.giverSignedAt IS NOT NULL OR h.receiverSignedAt IS NOT NULL)) ORDER BY g.id`,
      [loadId],
    );
    return tx.lockByIds(
      GroupOrder,
      rows.map(({ id }) => id),
    );
  }

  /** Ends the way of these group orders of a locked load. The load ends with the last of them. */
  async end(
    tx: Tx,
    load: Load,
    groups: readonly GroupOrder[],
    { outcome, byId, reason }: Ending,
  ): Promise<void> {
    if (outcome === 'lost')
      for (const group of groups) await this.cancellation.cancelIn(tx, group, 'lost', byId);
    else await this.giveBack(tx, groups, byId);
    const left = await tx.one(
      `SELECT id FROM group_orders WHERE loadId = ? AND status = 'dispatched' LIMIT 1`,
      [load.id],
    );
    if (!left && canMove(loadMoves, load.status, outcome)) await loads.end(tx, load.id, outcome);
    const what = `车次 ${load.vehiclePlate} ${outcome === 'lost' ? '的货已丢失' : '没有送到，货退回商超'}。原因：${reason}`;
    await tellOfLoad(tx, this.clock, { ...load, drivers: [load.driverId], groups }, what);
  }

  /** Bags are with the supermarket again, as they were before they left. */
  private async giveBack(tx: Tx, groups: readonly GroupOrder[], byId: string): Promise<void> {
    const ids = groups.map(({ id }) => id);
    for (const { id, supermarketId } of groups) {
      for (const from of ['loaded', 'stored'] as const) {
        const there = await tx.many<BagBefore>(
          `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = ? ORDER BY id ${tx.forUpdate}`,
          [id, from],
        );
        const way = { from, to: 'packed' } as const;
        const step = { way, eventId: newId(), byId, holderId: supermarketId };
        if (there.length > 0) await bags.move(tx, this.clock, there, step);
      }
    }
    await groupOrders.giveBack(tx, ids);
    const households = await tx.many<{ householdId: string }>(
      `SELECT householdId FROM household_orders WHERE groupOrderId IN (${marks(ids.length) || 'NULL'}) AND status = 'locked'
       ORDER BY id`,
      ids,
    );
    const text = '送本楼的货没有送到，已退回商超。商超会再送一次，或者把钱退回。';
    await tell(
      tx,
      this.clock,
      households.map(({ householdId }) => ({ householdId, kind: 'returned', text })),
    );
  }
}
