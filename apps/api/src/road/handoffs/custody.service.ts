import { Injectable } from '@nestjs/common';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { PushService } from '../../messages/push/push.service';
import { gatherRefunds, leftOfPayments } from '../../books/owed/refund-items';
import { bags, type BagBefore } from '../../goods/bags/bags.moves';
import { endOrders } from '../../goods/bags/end-orders';
import { requireLicence } from '../../district/supermarkets/supplier-terms';
import { addExceptions, cratesException } from './handoff-writer';
import type { Handoff, Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { groupsOf } from './handoffs.sql';
import { keeperOf } from './holding.sql';
import { loads } from './loads.moves';
import { ofPart } from './parts.sql';
import { reportShipping } from './shipping';
import { StoresService } from './stores.service';

const DAY_SECONDS = 86_400;
/** What may leave: packed goods, and those that came back and are delivered again. */
const READY: readonly string[] = ['packed', 'returned'];

/** What passes from hand to hand with the second signature of a handoff (domain §9). */
@Injectable()
export class CustodyService {
  constructor(
    private readonly clock: Clock,
    private readonly push: PushService,
    private readonly jobs: JobsService,
    private readonly stores: StoresService,
  ) {}

  /** The caller holds the load's and the handoff's rows locked. */
  async pass(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<Handoff> {
    switch (handoff.kind) {
      case 'loading':
        return this.leave(tx, byId, load, handoff);
      case 'gate':
        await this.handOver(tx, byId, load, handoff, ofPart(handoff));
        return handoff;
      case 'transfer':
        return this.stores.keep(tx, byId, load, handoff);
      case 'fetch':
        return this.stores.goOn(tx, byId, load, handoff);
      case 'carry':
        return this.stores.carryOut(tx, byId, handoff);
      default:
        return handoff;
    }
  }

  /**
   * A gate that somebody began and did not sign is taken as it was counted: what was received is with who received it.
   * The signatures that are missing stay so. The caller holds the load's row locked.
   */
  async completeOverdue(tx: Tx, load: Load, before: Handoff): Promise<void> {
    const part = ofPart(before);
    const received = await tx.one<{ holderId: string | null }>(
      `SELECT holderId FROM bags WHERE groupOrderId = ? AND status = 'handed_over' AND ${part.sql} ORDER BY id LIMIT 1`,
      [before.groupOrderId, ...part.values],
    );
    const receiverId = before.receiverId ?? received?.holderId ?? null;
    const completedAt = this.clock.now();
    await handoffs.completeOverdue(tx, before.id, { receiverId, completedAt });
    // With the last part that was begun ends what nobody began at all.
    const last = (await this.openGates(tx, before)) === 0;
    const all = last ? { sql: '1 = 1', values: [] } : part;
    await this.handOver(tx, NOBODY, load, { ...before, receiverId, completedAt }, all);
  }

  /** The driver has signed: every bag of the load is the driver's, and the load is on its way. */
  private async leave(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<Handoff> {
    await requireLicence(tx, load.supermarketId, this.clock);
    const ids = (await groupsOf(tx, load)).map(({ id }) => id);
    const groups = await tx.lockByIds(GroupOrder, ids);
    const packed = groups.filter(({ status }) => READY.includes(status)).map(({ id }) => id);
    const among = marks(packed.length) || 'NULL';
    const leaving = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE status = 'packed' AND groupOrderId IN (${among}) ORDER BY id ${tx.forUpdate}`,
      packed,
    );
    await bags.move(tx, this.clock, leaving, {
      way: { from: 'packed', to: 'loaded' },
      eventId: handoff.id,
      handoffId: handoff.id,
      byId,
      holderId: load.driverId,
    });
    await groupOrders.dispatch(tx, packed);
    await loads.leave(tx, load.id, handoff.completedAt);
    const received = { receivedBags: leaving.length, receivedCrates: handoff.expectedCrates };
    await handoffs.receiveAll(tx, handoff.id, received);
    return { ...handoff, ...received };
  }

  /**
   * Receiver and driver have signed: what was received is the receiver's or the point's, what was not is missing. The
   * group order is handed over with its last part.
   */
  private async handOver(
    tx: Tx,
    byId: string,
    load: Load,
    handoff: Handoff,
    part: ReturnType<typeof ofPart>,
  ): Promise<void> {
    const groupOrderId = handoff.groupOrderId ?? '';
    await tx.lockById(GroupOrder, groupOrderId);
    const keeper = await keeperOf(tx, handoff);
    const unchecked = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = 'loaded' AND ${part.sql} ORDER BY id ${tx.forUpdate}`,
      [groupOrderId, ...part.values],
    );
    await bags.move(tx, this.clock, unchecked, {
      way: { from: 'loaded', to: 'missing' },
      eventId: handoff.id,
      handoffId: handoff.id,
      byId,
      holderId: null,
    });
    await this.noteMissing(tx, byId, handoff, unchecked);
    await addExceptions(tx, this.clock, cratesException(handoff, byId));
    // Whoever scanned, the one who signed is answerable: the last handoff names the holder.
    if (handoff.receiverId !== null && keeper === null)
      await bags.answerFor(tx, groupOrderId, { holderId: handoff.receiverId, handoffId: handoff.id });
    await this.setAside(tx, byId, handoff, keeper);
    await this.push.tellArrived(tx, groupOrderId, handoff.id);
    const left = await tx.one(`SELECT id FROM bags WHERE groupOrderId = ? AND status = 'loaded' LIMIT 1`, [
      groupOrderId,
    ]);
    if (left || (await this.openGates(tx, handoff)) > 0) return;
    await groupOrders.handOver(tx, groupOrderId);
    await endOrders(tx, { groupOrderIds: [groupOrderId] });
    await reportShipping(tx, this.clock, this.jobs, groupOrderId);
    await this.gatherTomorrow(tx, groupOrderId);
    await loads.finish(tx, load.id);
  }

  /** Parts of a building that were begun at its gate, and have not both signatures yet. */
  private async openGates(tx: Tx, { id, loadId, groupOrderId }: Handoff): Promise<number> {
    const row = await tx.one<{ open: number }>(
      `SELECT COUNT(*) AS open FROM handoffs
       WHERE loadId = ? AND groupOrderId = ? AND kind = 'gate' AND completedAt IS NULL AND id <> ?`,
      [loadId, groupOrderId, id],
    );
    return row?.open ?? 0;
  }

  /** Writes down the bags that nobody received, but for those that somebody has noted as missing before. */
  private async noteMissing(
    tx: Tx,
    byId: string,
    { id: handoffId }: Handoff,
    unchecked: readonly BagBefore[],
  ): Promise<void> {
    if (unchecked.length === 0) return;
    const noted = await tx.many<{ bagId: string }>(
      `SELECT bagId FROM handoff_exceptions WHERE handoffId = ? AND kind = 'missing' AND bagId IS NOT NULL`,
      [handoffId],
    );
    const known = new Set(noted.map(({ bagId }) => bagId));
    const exception = {
      handoffId,
      kind: 'missing' as const,
      note: '签字时未点到',
      fileId: null,
      recordedById: byId,
    };
    const unnoted = unchecked.filter(({ id }) => !known.has(id));
    await addExceptions(
      tx,
      this.clock,
      unnoted.map(({ id: bagId }) => ({ ...exception, bagId })),
    );
  }

  /**
   * Bags that came damaged are with the receiver and go to no door. The step names this handoff: what was damaged by
   * the time of its signatures is the supermarket's loss.
   */
  private async setAside(tx: Tx, byId: string, handoff: Handoff, keeper: string | null): Promise<void> {
    const from = keeper === null ? 'handed_over' : 'stored';
    const damaged = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = ? AND id IN (
         SELECT bagId FROM handoff_exceptions WHERE handoffId = ? AND kind = 'damaged') ORDER BY id ${tx.forUpdate}`,
      [handoff.groupOrderId, from, handoff.id],
    );
    await bags.move(tx, this.clock, damaged, {
      way: { from, to: 'damaged' },
      eventId: newId(),
      handoffId: handoff.id,
      byId,
      holderId: handoff.receiverId,
    });
  }

  /** What is due a day after delivery goes back with one batch a payment (domain §10). */
  private async gatherTomorrow(tx: Tx, groupOrderId: string): Promise<void> {
    const payments = await leftOfPayments(tx, groupOrderId);
    const paymentIds = payments.map(({ paymentId }) => paymentId);
    await gatherRefunds(tx, this.jobs, this.clock, paymentIds, this.clock.in(DAY_SECONDS));
  }
}
