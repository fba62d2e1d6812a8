import { Injectable } from '@nestjs/common';
import {
  formatFen,
  owedFen,
  tickableFen,
  tickRefusal,
  type Dues,
  type DuesLineView,
  type DuesPassView,
  type DuesView,
} from '@cailan/shared-types';
import type { TickDuesDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Sealer } from '../../ground/db/sealer';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { HouseholdOrder } from '../../ordering/household-orders/household-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { isTheirs, within } from '../../ground/access/scope';
import { withinAct } from '../../district/chain/chain.sql';
import { refuseBothSides } from '../../ground/access/two-sides';
import { tellOfOrders } from '../../messages/messages';
import { IN_TIME } from '../../people/people/people.sql';
import { post } from '../../books/postings/post';
import { duesTicked } from '../../books/postings/postings';
import { duesOf, passedOf } from '../../books/dues/dues';
import { DUES_ORDER, type DuesOrder } from './settlement.sql';
import type { DuesTick } from '../../books/dues/dues-tick.entity';
import { duesTicks } from '../../books/dues/dues-ticks.moves';

/** The leader's dues book: who owes what, whom the leader owes, all of it read from the postings (domain §10). */
@Injectable()
export class DuesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Orders that count, and ended ones as long as money is open. @throws Refused `not_found` outside the leader's grid. */
  async book(me: Actor, groupOrderId: string): Promise<DuesView> {
    const group = await this.db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [groupOrderId]);
    await withinAct(this.db, me, 'keep_book', group, this.clock);
    const orders = await this.db.many<DuesOrder>(
      `${DUES_ORDER} WHERE o.groupOrderId = ? AND o.status <> 'draft' ORDER BY o.runningNumber, o.id`,
      [groupOrderId],
    );
    const all = await duesOf(this.db, orders);
    const kept = all.filter(
      ({ order, dues }) =>
        (order.status !== 'cancelled' && order.status !== 'withdrawn') || owedFen(dues) !== 0,
    );
    const passed = await passedOf(
      this.db,
      this.sealer,
      kept.map(({ order }) => order.id),
    );
    const households = kept.map(({ order, dues }) => lineView(order, dues, passed.get(order.id)));
    const sum = (sign: 1 | -1) =>
      households.reduce((total, { balanceFen }) => total + Math.max(0, sign * balanceFen), 0);
    return { groupOrderId, households, owedToLeaderFen: sum(1), owedByLeaderFen: sum(-1) };
  }

  /**
   * Ticks what a household paid its leader, which is booked at once, or what the leader gave back, which waits until it
   * is acknowledged. Nobody ticks for their own household: the deputy does. The same key twice is one.
   * @throws Refused `own_household`, `nothing_due`, `already_collected`, `return_waiting`; `not_found` outside the
   * leader's grid.
   */
  tick(me: Actor, orderId: string, { clientKey }: TickDuesDto): Promise<DuesLineView> {
    return this.db.transaction(async (tx) => {
      const order = await this.locked(tx, orderId);
      await withinAct(tx, me, 'keep_book', order, this.clock);
      const before = await this.dues(tx, order);
      const { repeated } = await auditOnce(tx, this.clock, {
        actorId: me.personId,
        action: 'dues.tick',
        clientKey,
        body: { orderId },
        subjectId: orderId,
      });
      if (repeated) return this.line(tx, order, before);
      await refuseBothSides(tx, me, 'dues_tick', { householdId: order.householdId }, this.clock);
      refuseIf(tickRefusal(before));
      const fen = tickableFen(before);
      await (fen > 0 ? this.collect(tx, me, order, fen) : this.giveBack(tx, me, order, -fen));
      return this.line(tx, order, await this.dues(tx, order));
    });
  }

  /**
   * Somebody else than the one who ticked says that the household has its money back, and closes the return: a member
   * of the household, or in the place of members without WeChat its captain or community staff: nobody who stands in for
   * the one who ticked, nor who ordered for the household.
   * @throws Refused `nothing_to_acknowledge`; `not_found` to anyone beyond these.
   */
  acknowledge(me: Actor, orderId: string, { clientKey }: TickDuesDto): Promise<{ done: true }> {
    return this.db.transaction(async (tx) => {
      const order = await this.locked(tx, orderId);
      const member = isTheirs(me, order, this.clock);
      if (!member) within(me, ['grid_leader', 'floor_captain', 'community_staff'], order, this.clock);
      const { repeated } = await auditOnce(tx, this.clock, {
        actorId: me.personId,
        action: 'dues.acknowledge',
        clientKey,
        body: { orderId },
        subjectId: orderId,
      });
      if (repeated) return { done: true };
      const waiting = await tx.one<DuesTick>(
        `SELECT * FROM dues_ticks WHERE orderId = ? AND direction = 'returned' AND acknowledgedAt IS NULL`,
        [orderId],
      );
      if (!waiting) refuse('nothing_to_acknowledge');
      const other = { otherIds: [waiting.tickedById], orderedById: order.placedById };
      // Who lives there says so of their own money, unless they gave it back themselves.
      if (!member || waiting.tickedById === me.personId)
        await refuseBothSides(tx, me, 'dues_acknowledge', other, this.clock);
      if (!member && (await this.householdAnswers(tx, order.id))) refuse('nothing_to_acknowledge');
      await duesTicks.acknowledge(tx, waiting.id, me.personId, this.clock.now());
      await post(tx, this.clock, duesTicked(order, { id: waiting.id, fen: -waiting.amountFen }));
      return { done: true };
    });
  }

  private async collect(tx: Tx, me: Actor, order: DuesOrder, amountFen: number): Promise<void> {
    const id = await this.record(tx, me, order, 'collected', amountFen);
    await post(tx, this.clock, duesTicked(order, { id, fen: amountFen }));
  }

  private async giveBack(tx: Tx, me: Actor, order: DuesOrder, amountFen: number): Promise<void> {
    await this.record(tx, me, order, 'returned', amountFen);
    const text = `网格员登记已退还您家 ${formatFen(amountFen)}。收到后请在订单里确认。`;
    const { id: orderId, householdId } = order;
    await tellOfOrders(tx, this.clock, [{ orderId, householdId, kind: 'dues_return', text }]);
  }

  private async record(
    tx: Tx,
    me: Actor,
    { id: orderId }: DuesOrder,
    direction: 'collected' | 'returned',
    amountFen: number,
  ): Promise<string> {
    const id = newId();
    const ticked = { tickedById: me.personId, tickedAt: this.clock.now() };
    const answer = { acknowledgedById: null, acknowledgedAt: null };
    await duesTicks.add(tx, { id, orderId, direction, amountFen, ...ticked, ...answer });
    return id;
  }

  private async locked(tx: Tx, orderId: string): Promise<DuesOrder> {
    await tx.lockById(HouseholdOrder, orderId);
    return (await tx.one<DuesOrder>(`${DUES_ORDER} WHERE o.id = ?`, [orderId])) ?? refuse('not_found');
  }

  /** Whether a member whose order it is can answer on a phone of their own. */
  private async householdAnswers(tx: Tx, orderId: string): Promise<boolean> {
    const now = this.clock.now();
    const member = await tx.one(
      `SELECT g.id FROM household_orders o JOIN delivery_windows w ON w.id = o.windowId
       JOIN role_grants g ON g.role = 'resident' AND g.scopeId = o.householdId AND ${IN_TIME}
       JOIN wechat_accounts a ON a.personId = g.personId
       WHERE o.id = ? AND g.startsAt <= ? AND (g.endsAt IS NULL OR g.endsAt > ?) LIMIT 1`,
      [orderId, now, now],
    );
    return member !== undefined;
  }

  private async line(tx: Tx, order: DuesOrder, dues: Required<Dues>): Promise<DuesLineView> {
    const passed = await passedOf(tx, this.sealer, [order.id]);
    return lineView(order, dues, passed.get(order.id));
  }

  private async dues(tx: Tx, order: DuesOrder): Promise<Required<Dues>> {
    const [one] = await duesOf(tx, [order]);
    return one?.dues ?? refuse('not_found');
  }
}

function lineView(order: DuesOrder, dues: Required<Dues>, passed: DuesPassView[] = []): DuesLineView {
  const { id: orderId, door, runningNumber, status, amountFen, finalFen } = order;
  return {
    orderId,
    door,
    runningNumber,
    status,
    amountFen,
    finalFen,
    collectedFen: dues.collectedFen,
    balanceFen: owedFen(dues),
    returnWaitingFen: dues.returnWaitingFen,
    passed,
  };
}
