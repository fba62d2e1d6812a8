import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import type { Tx, Value } from '../../ground/db/db';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { bags, type BagBefore, type BagWay } from '../../goods/bags/bags.moves';
import { endOrders } from '../../goods/bags/end-orders';
import type { Handoff, Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { groupsOf } from './handoffs.sql';
import { heldOnTheWay } from './holding.sql';
import { ofPart } from './parts.sql';

/** Bags of a group order that a point holds: what is stored there, and by which handoff it goes on. */
interface Store {
  groupOrderId: string;
  way: BagWay;
  holderId: string | null;
  where: { sql: string; values: Value[] };
}

/** What a point that holds goods keeps, and gives on to drivers, captains and carriers (domain §3, A12: 集中储存). */
@Injectable()
export class StoresService {
  constructor(private readonly clock: Clock) {}

  /** Goods come off a vehicle on their way and are the point's until they go on, overnight if need be. */
  async keep(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<Handoff> {
    const dropPointId = handoff.dropPointId ?? '';
    if (!(await heldOnTheWay(tx, load, dropPointId))) return handoff;
    for (const { id } of await groupsOf(tx, load))
      await this.move(tx, byId, handoff, {
        groupOrderId: id,
        way: { from: 'loaded', to: 'stored' },
        holderId: dropPointId,
        where: { sql: `bags.status = 'loaded'`, values: [] },
      });
    return handoff;
  }

  /** The driver has signed: what the point held is on its way again. */
  async goOn(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<Handoff> {
    let receivedBags = 0;
    for (const { id } of await groupsOf(tx, load))
      receivedBags += await this.move(tx, byId, handoff, {
        groupOrderId: id,
        way: { from: 'stored', to: 'loaded' },
        holderId: load.driverId,
        where: { sql: `bags.status = 'stored' AND bags.holderId = ?`, values: [handoff.dropPointId] },
      });
    const received = { receivedBags, receivedCrates: handoff.expectedCrates };
    await handoffs.receiveAll(tx, handoff.id, received);
    return { ...handoff, ...received };
  }

  /** The point has signed: what it held for a building or a round is in the hands of who brings it on. */
  async carryOut(tx: Tx, byId: string, handoff: Handoff): Promise<Handoff> {
    const groupOrderId = handoff.groupOrderId ?? '';
    await tx.lockById(GroupOrder, groupOrderId);
    const part = ofPart(handoff);
    await this.move(tx, byId, handoff, {
      groupOrderId,
      way: { from: 'stored', to: 'handed_over' },
      holderId: handoff.receiverId,
      where: {
        sql: `bags.status = 'stored' AND bags.holderId = ? AND ${part.sql}`,
        values: [handoff.dropPointId, ...part.values],
      },
    });
    await endOrders(tx, { groupOrderIds: [groupOrderId] });
    return handoff;
  }

  /** Moves all but those that were named as missing, which are so now. @returns how many moved. */
  private async move(
    tx: Tx,
    byId: string,
    handoff: Handoff,
    { groupOrderId, way, holderId, where }: Store,
  ): Promise<number> {
    const there = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND ${where.sql} ORDER BY id ${tx.forUpdate}`,
      [groupOrderId, ...where.values],
    );
    const named = await tx.many<{ bagId: string }>(
      `SELECT bagId FROM handoff_exceptions WHERE handoffId = ? AND kind = 'missing' AND bagId IS NOT NULL`,
      [handoff.id],
    );
    const missing = new Set(named.map(({ bagId }) => bagId));
    const step = { eventId: handoff.id, handoffId: handoff.id, byId };
    const found = there.filter(({ id }) => !missing.has(id));
    await bags.move(tx, this.clock, found, { ...step, way, holderId });
    const from = way.from === 'loaded' ? 'loaded' : 'stored';
    const gone = there.filter(({ id }) => missing.has(id));
    await bags.move(tx, this.clock, gone, { ...step, way: { from, to: 'missing' }, holderId: null });
    return found.length;
  }
}
