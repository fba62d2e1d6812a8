import { Injectable } from '@nestjs/common';
import { unreceivedAt } from '@cailan/shared-types';
import { NOBODY } from '../ground/audit/nobody';
import { Clock } from '../ground/clock';
import { Db, type Tx } from '../ground/db/db';
import { newId } from '../ground/db/ids';
import { Sealer } from '../ground/db/sealer';
import { GroupOrder } from '../ordering/group-orders/group-order.entity';
import { bags, type BagWay } from '../goods/bags/bags.moves';
import { endOrders } from '../goods/bags/end-orders';
import { takeOff } from '../road/handoffs/cancelled-bags';
import { Load, type Handoff } from '../road/handoffs/handoff.entity';
import { groupsOf } from '../road/handoffs/handoffs.sql';
import { CustodyService } from '../road/handoffs/custody.service';
import { UndeliveredService } from '../money/cancellation/undelivered.service';
import { openBags, overdueLoads, type DueRound, type OpenBag } from './overdue.sql';

/** How a bag ends of which nobody says what became of it: in somebody's hand it was given out, else it is paid back. */
const SILENT_ENDS: readonly BagWay[] = [
  { from: 'handed_over', to: 'delivered' },
  { from: 'stored', to: 'written_off' },
  { from: 'held', to: 'written_off' },
  { from: 'refused', to: 'written_off' },
  { from: 'damaged', to: 'written_off' },
  { from: 'missing', to: 'written_off' },
];

/** Goods on whose way somebody should have signed, and did not (docs/states.md). */
@Injectable()
export class OverdueGoodsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly custody: CustodyService,
    private readonly undelivered: UndeliveredService,
    private readonly sealer: Sealer,
  ) {}

  /** A day after the window: a gate that has begun is taken as counted, other goods as come back, a vehicle that never left as dissolved. */
  async takeBack(round: DueRound): Promise<void> {
    const now = this.clock.now();
    for (const { id, windowEndAt } of await overdueLoads(this.db, round.id))
      if (unreceivedAt(windowEndAt) <= now) await this.db.transaction((tx) => this.endLoad(tx, id));
  }

  /** What left the gate and has no end gets one, and the orders end with their last bag. */
  async endBags(round: DueRound): Promise<void> {
    const byGroup = new Map<string, OpenBag[]>();
    for (const bag of await openBags(this.db, round.id))
      byGroup.set(bag.groupOrderId, [...(byGroup.get(bag.groupOrderId) ?? []), bag]);
    for (const [groupOrderId, some] of byGroup)
      await this.db.transaction(async (tx) => {
        await tx.lockById(GroupOrder, groupOrderId);
        await this.endSilently(tx, some);
        await endOrders(tx, { groupOrderIds: [groupOrderId] });
      });
  }

  private async endLoad(tx: Tx, loadId: string): Promise<void> {
    const load = await tx.lockById(Load, loadId);
    if (!load) return;
    if (load.status === 'loading') {
      const groups = await groupsOf(tx, load);
      return takeOff(
        tx,
        loadId,
        groups.map(({ id }) => id),
      );
    }
    const waiting = await this.undelivered.notBegun(tx, loadId);
    const reason = '配送时段结束一天，门口没有交接';
    if (waiting.length > 0)
      await this.undelivered.end(tx, load, waiting, { outcome: 'returned', byId: NOBODY, reason });
    const begun = await tx.many<Handoff>(
      `SELECT h.* FROM handoffs h JOIN group_orders g ON g.id = h.groupOrderId AND g.loadId = h.loadId
       WHERE h.loadId = ? AND h.kind = 'gate' AND g.status = 'dispatched' AND h.completedAt IS NULL ORDER BY h.id`,
      [loadId],
    );
    for (const handoff of begun) await this.custody.completeOverdue(tx, load, handoff);
  }

  /** One household after the other: a bag that was given out is its own. */
  private async endSilently(tx: Tx, open: readonly OpenBag[]): Promise<void> {
    const steps = new Map<string, OpenBag[]>();
    for (const bag of open) {
      const key = `${bag.status}:${bag.householdId}`;
      steps.set(key, [...(steps.get(key) ?? []), bag]);
    }
    for (const some of steps.values()) {
      const [first] = some;
      const way = SILENT_ENDS.find(({ from }) => from === first?.status);
      if (!first || !way) continue;
      await bags.move(tx, this.clock, some, {
        way,
        eventId: newId(),
        byId: NOBODY,
        holderId: way.to === 'delivered' ? first.householdId : null,
        note: { text: '到期没有登记', sealer: this.sealer },
      });
    }
  }
}
