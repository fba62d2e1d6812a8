import { Injectable } from '@nestjs/common';
import {
  agreedAmountRefusal,
  confirmRefusal,
  incompleteRefusal,
  sumRefusal,
  takeBackRefusal,
  type GroupOrderView,
  type RoundStatus,
} from '@cailan/shared-types';
import type { ConfirmGroupOrdersDto } from '@cailan/shared-types/dto';
import { audit, auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, Sealer } from '../../ground/db/sealer';
import type { HouseholdOrder } from '../household-orders/household-order.entity';
import { householdOrders } from '../household-orders/household-orders.moves';
import { rounds } from '../rounds/rounds.moves';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { withinAct } from '../../district/chain/chain.sql';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PushService } from '../../messages/push/push.service';
import type { Household } from '../../district/places/place.entity';
import { post } from '../../books/postings/post';
import { groupConfirmed, groupReopened } from '../../books/postings/postings';
import { GroupOrder } from '../group-orders/group-order.entity';
import { groupOrders } from '../group-orders/group-orders.moves';
import { beingPaid, groupOrderView, groupOrderViews } from '../group-orders/group-orders.sql';

const WARN_BEFORE_SECONDS = [3600, 900];

type Contact = Pick<Household, 'contactNameSealed' | 'contactPhoneSealed'>;

/** What of a round decides whether its group orders may be confirmed. */
interface RoundTerms {
  status: RoundStatus;
  quotaRule: string;
  sharedOutAt: string | null;
  minimumFen: number;
}

/** Confirming a group order, and reopening one (domain §7). */
@Injectable()
export class ConfirmationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly push: PushService,
    private readonly sealer: Sealer,
  ) {}

  /**
   * Confirms group orders together: closes each building, locks its orders, freezes names, addresses and amounts, and
   * gives running numbers without a gap. All or none, and only for the amount that the leader was shown. From the
   * cut-off on community staff may do it in the place of a leader who does not; under a plan whose staff collect (A4) they
   * alone do.
   * @throws Refused `amount_changed`, `order_incomplete`, `share_out_pending`, `minimum_not_reached`, `nothing_to_confirm`, `wrong_status`.
   */
  async confirm(me: Actor, dto: ConfirmGroupOrdersDto): Promise<GroupOrderView[]> {
    const ids = [...dto.groupOrderIds].sort();
    return this.db.transaction(
      async (tx) => {
        const groups = await tx.lockByIds(GroupOrder, ids);
        if (groups.length !== ids.length) refuse('not_found');
        for (const group of groups)
          await withinAct(tx, me, this.isPastCutOff(group) ? 'confirm_late' : 'confirm', group, this.clock);
        const write = { actorId: me.personId, action: 'group.confirm', subjectId: ids[0] ?? '' };
        const { repeated } = await auditOnce(tx, this.clock, {
          ...write,
          clientKey: dto.clientKey,
          body: { ids, amountFen: dto.amountFen },
        });
        if (repeated) return;
        let amountFen = 0;
        for (const group of groups) amountFen += await this.confirmOne(tx, me, group);
        refuseIf(agreedAmountRefusal(dto.amountFen, amountFen));
      },
      (tx) => groupOrderViews(tx, `g.id IN (${marks(ids.length)})`, ids),
    );
  }

  private isPastCutOff({ acceptUntil }: GroupOrder): boolean {
    return acceptUntil <= this.clock.now();
  }

  /** Opens a confirmed, unpaid building again; lists are taken where its round still takes them. @throws Refused `payment_open`, `reopen_with_payment`, `wrong_status`. */
  async reopen(me: Actor, id: string, reason: string): Promise<GroupOrderView> {
    return this.db.transaction(
      async (tx) => {
        const group = await withinAct(tx, me, 'confirm', await tx.lockById(GroupOrder, id), this.clock);
        const { status, paidFen } = group;
        refuseIf(takeBackRefusal({ status, paidFen }, 'collecting'));
        if (await beingPaid(tx, id)) refuse('payment_open');
        await this.unconfirm(tx, group);
        await audit(tx, this.clock, {
          actorId: me.personId,
          action: 'group.reopen',
          subjectId: id,
          facts: { reason },
        });
      },
      (tx) => groupOrderView(tx, id),
    );
  }

  /** @returns what it comes to, in fen. */
  private async confirmOne(tx: Tx, me: Actor, group: GroupOrder): Promise<number> {
    await this.requireConfirmable(tx, group);
    const now = this.clock.now();
    // The gate first: from here on no submission of this building can commit.
    await groupOrders.confirm(tx, group.id);
    const orders = await this.lockOrders(tx, group, now);
    const amountFen = orders.reduce((sum, order) => sum + order.amountFen, 0);
    refuseIf(sumRefusal(amountFen));
    const confirmed = { orderCount: orders.length, amountFen, confirmedById: me.personId, confirmedAt: now };
    await groupOrders.freeze(tx, group.id, confirmed);
    await this.freezeLines(tx, group);
    await post(tx, this.clock, groupConfirmed(group, now, orders.map(chargedFen)));
    await this.push.tellConfirmed(tx, group.id);
    if (await groupOrders.payNothing(tx, group.id, now)) return amountFen;
    await this.jobs.add(tx, 'group.unpaid', { groupOrderId: group.id }, group.payBy);
    for (const seconds of WARN_BEFORE_SECONDS) {
      const at = new Date(Date.parse(group.payBy) - seconds * 1000).toISOString();
      if (at > now) await this.jobs.add(tx, 'group.pay-warning', { groupOrderId: group.id }, at);
    }
    return amountFen;
  }

  private async requireConfirmable(tx: Tx, group: GroupOrder): Promise<void> {
    const round = await tx.one<RoundTerms>(
      'SELECT status, quotaRule, sharedOutAt, minimumFen FROM rounds WHERE id = ?',
      [group.roundId],
    );
    const counts = await tx.one<{ submitted: number; totalFen: number | null }>(
      `SELECT (SELECT COUNT(*) FROM household_orders WHERE groupOrderId = ? AND status = 'submitted') AS submitted,
              ${round?.minimumFen ? `(SELECT SUM(amountFen) FROM household_orders WHERE roundId = ? AND status IN ('submitted', 'locked'))` : '0'} AS totalFen`,
      round?.minimumFen ? [group.id, group.roundId] : [group.id],
    );
    refuseIf(
      confirmRefusal({
        status: group.status,
        submittedOrders: counts?.submitted ?? 0,
        round: {
          status: round?.status ?? 'cancelled',
          quotaRule: round?.quotaRule ?? '',
          sharedOut: round?.sharedOutAt != null,
          minimumFen: round?.minimumFen ?? 0,
          totalFen: counts?.totalFen ?? 0,
        },
      }),
    );
  }

  /** Locks the submitted orders in stair order, with running numbers and the recipient as they are now. */
  private async lockOrders(tx: Tx, group: GroupOrder, now: string): Promise<HouseholdOrder[]> {
    const orders = await tx.many<HouseholdOrder & Contact & { linesFen: number | null }>(
      `SELECT o.*, h.contactNameSealed, h.contactPhoneSealed, (SELECT SUM(amountFen) FROM household_order_lines WHERE orderId = o.id AND active = 1) AS linesFen
       FROM household_orders o JOIN households h ON h.id = o.householdId
       WHERE o.groupOrderId = ? AND o.status = 'submitted' ORDER BY h.sort, o.id`,
      [group.id],
    );
    refuseIf(incompleteRefusal(orders));
    const numbers = await this.numbersOf(tx, group.roundId, orders);
    const locked = orders.map(({ id, householdId: home, contactNameSealed, contactPhoneSealed }, i) => ({
      id,
      runningNumber: numbers[i] ?? 0,
      recipientNameSealed: this.sealer.move(contactNameSealed, at.contactName(home), at.recipientName(id)),
      recipientPhoneSealed: this.sealer.move(
        contactPhoneSealed,
        at.contactPhone(home),
        at.recipientPhone(id),
      ),
    }));
    await householdOrders.lock(tx, locked, now);
    return orders;
  }

  /** The next numbers of the round, in order; an order that was locked before keeps the one it has (domain §6). */
  private async numbersOf(tx: Tx, roundId: string, orders: readonly HouseholdOrder[]): Promise<number[]> {
    const fresh = orders.filter(({ runningNumber }) => runningNumber === null).length;
    let next = await rounds.takeNumbers(tx, roundId, fresh);
    return orders.map(({ runningNumber }) => runningNumber ?? next++);
  }

  private async freezeLines(tx: Tx, group: GroupOrder): Promise<void> {
    const totals = await tx.many<{ offerId: string; quantity: number; amountFen: number }>(
      `SELECT offerId, SUM(quantity) AS quantity, SUM(amountFen) AS amountFen FROM household_order_lines
       WHERE roundId = ? AND active = 1 AND deliveryGroupId = ? GROUP BY offerId`,
      [group.roundId, group.deliveryGroupId],
    );
    await groupOrders.freezeLines(
      tx,
      totals.map((total) => ({ id: newId(), groupOrderId: group.id, roundId: group.roundId, ...total })),
    );
  }

  private async unconfirm(tx: Tx, group: GroupOrder): Promise<void> {
    const orders = await tx.many<HouseholdOrder>(
      `SELECT * FROM household_orders WHERE groupOrderId = ? AND status = 'locked' ORDER BY id`,
      [group.id],
    );
    await groupOrders.reopen(tx, group.id);
    await householdOrders.unlock(tx, group.id);
    await groupOrders.dropLines(tx, group.id);
    await post(tx, this.clock, groupReopened(group, group.confirmedAt ?? '', orders.map(chargedFen)));
  }
}

const chargedFen = ({ id, amountFen }: HouseholdOrder) => ({ id, fen: amountFen });
