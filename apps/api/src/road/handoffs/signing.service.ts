import { Injectable } from '@nestjs/common';
import {
  type HandoffSide,
  type HandoffView,
  loadNames,
  otherSigner,
  signRefusal,
  wrongStatus,
} from '@cailan/shared-types';
import type { SignHandoffDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { Db, marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { requireOwnPicture } from '../../ground/store/own-picture';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { refuseBothSides } from '../../ground/access/two-sides';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PushService } from '../../messages/push/push.service';
import { gatherRefunds, leftOfPayments } from '../../books/owed/refund-items';
import { bags, type BagBefore } from '../../goods/bags/bags.moves';
import { endOrders } from '../../goods/bags/end-orders';
import { requireLicence } from '../../district/supermarkets/supplier-terms';
import { sidesOf } from './handoff-access';
import { addExceptions, cratesException } from './handoff-writer';
import { Handoff, Load } from './handoff.entity';
import { handoffs } from './handoffs.moves';
import { loads } from './loads.moves';
import { groupsOf, handoffView, isUnderWay } from './handoffs.sql';
import { reportShipping } from './shipping';

const DAY_SECONDS = 86_400;
/** What may leave: packed goods, and those that came back and are delivered again. */
const READY: readonly string[] = ['packed', 'returned'];

/** Both signatures of a handoff, and what passes with the second one (B4, domain §9). */
@Injectable()
export class SigningService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly push: PushService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Signs one side. The second signature hands over: at loading the goods leave with the driver; at the gate unchecked
   * bags are missing, those that were found damaged are so, crates that do not agree are an exception, and the group
   * order is handed over. Locks go load, handoff, group orders, bags.
   * @throws Refused `not_your_side`, `already_signed`, `both_sides`; `not_found` to anyone on neither side.
   */
  async sign(me: Actor, id: string, dto: SignHandoffDto): Promise<HandoffView> {
    return this.db.transaction(
      async (tx) => {
        const found = await tx.one<Handoff>('SELECT * FROM handoffs WHERE id = ?', [id]);
        const load = found && (await tx.lockById(Load, found.loadId));
        const handoff = await tx.lockById(Handoff, id);
        if (!load || !handoff) refuse('not_found');
        const sides = await sidesOf(tx, me, load, handoff, this.clock);
        if (!sides.giver && !sides.receiver) refuse('not_found');
        if (!sides[dto.side]) refuse('not_your_side');
        refuseIf(signRefusal(handoff, dto.side, me.personId));
        await this.requireStanding(tx, load, handoff, dto.side);
        const other = { otherIds: [otherSigner(handoff, dto.side)] };
        await refuseBothSides(tx, me, 'handoff_sign', other, this.clock);
        await requireOwnPicture(tx, me, dto.fileId);
        const signed = await this.write(tx, me, handoff, dto);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: `handoff.sign.${dto.side}`,
          subjectId: id,
        });
        return signed.completedAt === null ? signed : this.complete(tx, me.personId, load, signed);
      },
      (tx, after) => handoffView(tx, this.sealer, after),
    );
  }

  /** Nothing is signed of goods that are on their way on this vehicle no more, and no load before its supermarket has counted it. */
  private async requireStanding(tx: Tx, load: Load, handoff: Handoff, side: HandoffSide): Promise<void> {
    if (handoff.kind === 'gate' && !(await isUnderWay(tx, handoff))) refuse('handoff_closed');
    const counted = side === 'giver' || handoff.giverSignedAt !== null;
    if (handoff.kind === 'loading' && (load.status !== 'loading' || !counted))
      throw new Refused(wrongStatus(loadNames, load.status, 'on_the_way'));
  }

  private async write(
    tx: Tx,
    me: Actor,
    before: Handoff,
    { side, note, fileId }: SignHandoffDto,
  ): Promise<Handoff> {
    const now = this.clock.now();
    const other = side === 'giver' ? before.receiverSignedAt : before.giverSignedAt;
    const completedAt = other === null ? null : now;
    const mine =
      side === 'giver'
        ? { giverId: me.personId, giverSignedAt: now }
        : { receiverId: me.personId, receiverSignedAt: now };
    const kept = { note: note ?? before.note, fileId: fileId ?? before.fileId };
    const signature = { side, signerId: me.personId, signedAt: now };
    await handoffs.sign(tx, before.id, signature, { ...kept, completedAt });
    return { ...before, ...mine, ...kept, completedAt };
  }

  private async complete(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<Handoff> {
    if (handoff.kind === 'loading') return this.leave(tx, byId, load, handoff);
    if (handoff.kind === 'gate') await this.handOver(tx, byId, load, handoff);
    return handoff;
  }

  /**
   * A gate that somebody began and did not sign is taken as it was counted: what was received is with who received it.
   * The signatures that are missing stay so. The caller holds the load's row locked.
   */
  async completeOverdue(tx: Tx, load: Load, before: Handoff): Promise<void> {
    const received = await tx.one<{ holderId: string | null }>(
      `SELECT holderId FROM bags WHERE groupOrderId = ? AND status = 'handed_over' ORDER BY id LIMIT 1`,
      [before.groupOrderId],
    );
    const receiverId = before.receiverId ?? received?.holderId ?? null;
    const completedAt = this.clock.now();
    await handoffs.completeOverdue(tx, before.id, { receiverId, completedAt });
    await this.handOver(tx, NOBODY, load, { ...before, receiverId, completedAt });
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

  /** Captain and driver have signed: what was received is the receiver's, what was not is missing. */
  private async handOver(tx: Tx, byId: string, load: Load, handoff: Handoff): Promise<void> {
    const groupOrderId = handoff.groupOrderId ?? '';
    await tx.lockById(GroupOrder, groupOrderId);
    const unchecked = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = 'loaded' ORDER BY id ${tx.forUpdate}`,
      [groupOrderId],
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
    if (handoff.receiverId !== null) await bags.answerFor(tx, groupOrderId, handoff.receiverId);
    await this.setAside(tx, byId, handoff);
    await groupOrders.handOver(tx, groupOrderId);
    await endOrders(tx, { groupOrderIds: [groupOrderId] });
    await this.push.tellArrived(tx, groupOrderId);
    await reportShipping(tx, this.clock, this.jobs, groupOrderId);
    await this.gatherTomorrow(tx, groupOrderId);
    await loads.finish(tx, load.id);
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
  private async setAside(tx: Tx, byId: string, handoff: Handoff): Promise<void> {
    const damaged = await tx.many<BagBefore>(
      `SELECT id, version FROM bags WHERE groupOrderId = ? AND status = 'handed_over' AND id IN (
         SELECT bagId FROM handoff_exceptions WHERE handoffId = ? AND kind = 'damaged') ORDER BY id ${tx.forUpdate}`,
      [handoff.groupOrderId, handoff.id],
    );
    await bags.move(tx, this.clock, damaged, {
      way: { from: 'handed_over', to: 'damaged' },
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
