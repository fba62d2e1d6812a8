import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  canMove,
  groupOrderMoves,
  mayDo,
  takeBackRefusal,
  undeliverableRefusal,
  type cancelReasonNames,
  type GroupOrderView,
} from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { Db, marks, type Tx } from '../../ground/db/db';
import { lockLoadsOf, takeBackBags } from '../../road/handoffs/cancelled-bags';
import type { HouseholdOrder } from '../../ordering/household-orders/household-order.entity';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import { listedOf, quotaUnits } from '../../ordering/lists/list';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { chainOf, withinAct } from '../../district/chain/chain.sql';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../../messages/messages';
import { gatherRefunds, leftOfPayments, refundsOwed } from '../../books/owed/refund-items';
import { owedToOrders } from '../../books/owed/owed.sql';
import { DrawService } from '../../ordering/share-out/draw.service';
import { offerQuotas } from '../../ordering/rounds/offers.moves';
import { holdsQuota, OfferCache } from '../../ordering/rounds/offer-cache';
import type { Round } from '../../ordering/rounds/round.entity';
import { post } from '../../books/postings/post';
import { groupCancelled } from '../../books/postings/postings';
import { windowPoints } from '../../district/windows/window-points.moves';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { beingPaid, groupOrderView } from '../../ordering/group-orders/group-orders.sql';

/** Why a group order ends early. */
export type CancelReason = Extract<
  keyof typeof cancelReasonNames,
  'unpaid' | 'unconfirmed' | 'round_cancelled' | 'by_leader' | 'empty' | 'not_delivered' | 'lost'
>;

const reasonTexts: Record<CancelReason, string> = {
  unpaid: '本楼的集采单没有按时付款，已取消。您的清单已保留，下次开团可直接提交。',
  unconfirmed:
    '本楼的集采单到付款截止还没有人确认，已取消，没有产生费用。您的清单已保留，下次开团可直接提交。',
  not_delivered: '商超没能把本楼的货送到，集采单已取消，已付的钱会原路退回。您的清单已保留。',
  lost: '送本楼的货在路上丢失，集采单已取消，已付的钱会原路退回。您的清单已保留。',
  round_cancelled: '本团已取消，已付的钱会原路退回。您的清单已保留。',
  by_leader: '本楼的集采单已由网格员或社区取消。您的清单已保留。',
  empty: '',
};

/** Ends group orders: unpaid at the deadline, with their round, or by the leader. What they held is free again. */
@Injectable()
export class CancellationService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly offerCache: OfferCache,
    private readonly draw: DrawService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ groupOrderId: string }>('group.pay-warning', (job) => this.warn(job.groupOrderId));
  }

  /**
   * By the leader or the community's staff, before it is paid. @throws Refused `payment_open` while a payment is under
   * way: one in WeChat is given up first, a voucher is answered first, so that nobody looks for money of nothing.
   */
  async byHand(me: Actor, id: string, reason: string): Promise<GroupOrderView> {
    return this.db.transaction(
      async (tx) => {
        const group = await withinAct(tx, me, 'pay', await tx.lockById(GroupOrder, id), this.clock);
        const { status, paidFen } = group;
        refuseIf(takeBackRefusal({ status, paidFen }, 'cancelled'));
        if (await beingPaid(tx, id)) refuse('payment_open');
        await this.cancelIn(tx, group, 'by_leader');
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'group.cancel',
          subjectId: id,
          facts: { reason },
        });
      },
      (tx) => groupOrderView(tx, id),
    );
  }

  /**
   * By the supermarket or the district: paid goods that did not leave, or came back, and cannot be delivered. All that
   * was paid goes back. @throws Refused `wrong_status` for goods that are on the way, at the gate, or not paid.
   */
  async undeliverable(me: Actor, id: string, reason: string): Promise<GroupOrderView> {
    return this.db.transaction(
      async (tx) => {
        await lockLoadsOf(tx, 'id = ?', [id]);
        const found = await tx.lockById(GroupOrder, id);
        const group = within(me, ['supermarket_staff', 'district_admin'], found, this.clock);
        // Before the confirmation a supermarket knows of no group order (domain §7).
        if (group.status === 'collecting') refuse('not_found');
        refuseIf(undeliverableRefusal(group.status));
        await this.cancelIn(tx, group, 'not_delivered', me.personId);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'group.undeliverable',
          subjectId: id,
          facts: { reason },
        });
      },
      (tx) => groupOrderView(tx, id),
    );
  }

  /**
   * The pay-by deadline: what is not wholly paid is cancelled, and what was paid in part is refunded. A voucher that
   * came in time holds the quota until the supermarket answers it, a WeChat payment until it is closed at WeChat.
   */
  async cancelUnpaid(groupOrderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const group = await tx.lockById(GroupOrder, groupOrderId);
      if (group?.status !== 'confirmed' || group.payBy > this.clock.now()) return;
      // What cost nothing was confirmed before such counted as paid.
      if (await groupOrders.payNothing(tx, groupOrderId, this.clock.now())) return;
      const waiting = await tx.one(
        `SELECT p.id FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
         WHERE a.groupOrderId = ? AND p.status = 'pending' AND p.createdAt <= ? LIMIT 1`,
        [groupOrderId, group.payBy],
      );
      if (!waiting) await this.cancelIn(tx, group, 'unpaid');
    });
  }

  /**
   * Cancels a locked row in the caller's transaction, wherever the status table allows it. Its bags end with it, by
   * `byId` or by the deadline that nobody kept.
   */
  async cancelIn(tx: Tx, group: GroupOrder, reason: CancelReason, byId: string = NOBODY): Promise<void> {
    if (!canMove(groupOrderMoves, group.status, 'cancelled')) return;
    // What was drawn for it and not applied yet would be given back by nobody.
    await this.draw.apply(tx, group.roundId, group.deliveryGroupId);
    const orders = await tx.many<HouseholdOrder>(
      `SELECT * FROM household_orders WHERE groupOrderId = ? AND activeSlot = 'active' ORDER BY id`,
      [group.id],
    );
    await groupOrders.cancel(tx, group.id, reason);
    await householdOrders.end(tx, { where: 'o.groupOrderId = ?', values: [group.id], reason });
    await householdOrderLines.endOf(tx, group);
    if (group.bagCount > 0) await takeBackBags(tx, this.clock, group, byId);
    const counted = orders.filter(({ status }) => status !== 'draft');
    await this.release(tx, group, counted);
    await this.bookCancellation(tx, group, orders);
    await this.closePayments(tx, group);
    const text = reasonTexts[reason];
    if (text)
      await tell(
        tx,
        this.clock,
        counted.map(({ householdId }) => ({ householdId, kind: 'cancelled', text })),
      );
  }

  /** Gives quota and the window's capacity back. */
  private async release(tx: Tx, group: GroupOrder, orders: readonly HouseholdOrder[]): Promise<void> {
    await this.releaseQuota(tx, group, orders);
    const households = orders.map(({ householdId }) => householdId);
    await windowPoints.release(tx, group.windowId, group.dropPointId, households);
  }

  private async releaseQuota(tx: Tx, group: GroupOrder, orders: readonly HouseholdOrder[]): Promise<void> {
    const round = await tx.one<Round>('SELECT * FROM rounds WHERE id = ?', [group.roundId]);
    if (!round || !holdsQuota(round)) return;
    const offered = await this.offerCache.ofRound(tx, group.roundId);
    const units = new Map<string, number>();
    for (const order of orders)
      for (const [id, count] of quotaUnits(listedOf(offered, order), group.communityId))
        units.set(id, (units.get(id) ?? 0) - count);
    await offerQuotas.move(tx, units);
  }

  /** What is still being paid in WeChat is closed there; money that is quicker comes too late and goes back. */
  private async closePayments(tx: Tx, group: GroupOrder): Promise<void> {
    const pending = await tx.many<{ paymentId: string }>(
      `SELECT p.id AS paymentId FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
       WHERE a.groupOrderId = ? AND p.status = 'pending' AND p.method = 'wechat' ORDER BY p.id`,
      [group.id],
    );
    for (const job of pending) await this.jobs.add(tx, 'payment.close', job, this.clock.now());
  }

  /** Undoes what of the confirmation's posting still stands, and owes back what of the payments does, at once. */
  private async bookCancellation(
    tx: Tx,
    group: GroupOrder,
    orders: readonly HouseholdOrder[],
  ): Promise<void> {
    if (group.status === 'collecting') return;
    const paid = (await leftOfPayments(tx, group.id)).filter(({ leftFen }) => leftFen > 0);
    const owed = await owedToOrders(tx, group.id);
    const undone = {
      openFen: group.amountFen - group.paidFen,
      backFen: paid.reduce((sum, { leftFen }) => sum + leftFen, 0),
      orders: orders
        .filter(({ status }) => status === 'locked' || status === 'fulfilled')
        .map(({ id, amountFen }) => ({ id, fen: amountFen - (owed.get(id) ?? 0) })),
    };
    await post(tx, this.clock, groupCancelled(group, undone));
    await refundsOwed.forGroupOrder(
      tx,
      this.clock,
      group,
      paid.map(({ paymentId, leftFen }) => ({
        cause: 'cancellation',
        causeId: `${group.id}:${paymentId}`,
        orderId: null,
        amountFen: leftFen,
      })),
    );
    const paymentIds = paid.map(({ paymentId }) => paymentId);
    await gatherRefunds(tx, this.jobs, this.clock, paymentIds);
  }

  private async warn(groupOrderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const group = await tx.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [groupOrderId]);
      if (group?.status !== 'confirmed') return;
      const posts = mayDo('pay', await chainOf(tx, group.deliveryGroupId));
      const payers = await tx.many<{ personId: string }>(
        `SELECT DISTINCT personId FROM role_grants WHERE role IN (${marks(posts.length)}) AND scopeId IN (?, ?)`,
        [...posts, group.gridId, group.communityId],
      );
      const text = `${group.name} 的集采单还没有付清，过了付款时间会自动取消。`;
      await tell(
        tx,
        this.clock,
        payers.map(({ personId }) => ({ personId, kind: 'pay_warning', text })),
      );
    });
  }
}
