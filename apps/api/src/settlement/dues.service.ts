import { Injectable } from '@nestjs/common';
import {
  owedFen,
  tickableFen,
  tickRefusal,
  type Dues,
  type DuesLineView,
  type DuesView,
} from '@cailan/shared-types';
import type { TickDuesDto } from '@cailan/shared-types/dto';
import { auditOnce } from '../audit/audit';
import { Clock } from '../clock';
import { Db, type Tx } from '../db/db';
import { newId } from '../db/ids';
import type { GroupOrder } from '../group-orders/group-order.entity';
import { HouseholdOrder } from '../household-orders/household-order.entity';
import type { Actor } from '../http/endpoint';
import { refuse, refuseIf } from '../http/refused';
import { reaches, within } from '../http/scope';
import { account, post } from './books';
import { duesOf } from './dues';
import { DUES_ORDER, type DuesOrder } from './settlement.sql';

/** The leader's dues book: who owes what, whom the leader owes, all of it read from the postings (domain §10). */
@Injectable()
export class DuesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Orders that count, and ended ones as long as money is open. @throws Refused `not_found` outside the leader's grid. */
  async book(me: Actor, groupOrderId: string): Promise<DuesView> {
    const group = await this.db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [groupOrderId]);
    within(me, ['grid_leader'], group, this.clock);
    const orders = await this.db.many<DuesOrder>(
      `${DUES_ORDER} WHERE o.groupOrderId = ? AND o.status <> 'draft' ORDER BY o.runningNumber, o.id`,
      [groupOrderId],
    );
    const all = await duesOf(this.db, orders);
    const households = all
      .filter(
        ({ order, dues }) =>
          (order.status !== 'cancelled' && order.status !== 'withdrawn') || owedFen(dues) !== 0,
      )
      .map(({ order, dues }) => lineView(order, dues));
    const sum = (sign: 1 | -1) =>
      households.reduce((total, { balanceFen }) => total + Math.max(0, sign * balanceFen), 0);
    return { groupOrderId, households, owedToLeaderFen: sum(1), owedByLeaderFen: sum(-1) };
  }

  /**
   * Ticks what a household paid its leader, or what the leader gave back. Nobody ticks for their own household: the
   * deputy does. The same key twice is one.
   * @throws Refused `own_household`, `nothing_due`, `already_collected`; `not_found` outside the leader's grid.
   */
  tick(me: Actor, orderId: string, { clientKey }: TickDuesDto): Promise<DuesLineView> {
    return this.db.transaction(async (tx) => {
      await tx.lockById(HouseholdOrder, orderId);
      const found = await tx.one<DuesOrder>(`${DUES_ORDER} WHERE o.id = ?`, [orderId]);
      const order = within(me, ['grid_leader'], found, this.clock);
      const before = await this.dues(tx, order);
      const write = {
        actorId: me.personId,
        action: 'dues.tick',
        clientKey,
        body: { orderId },
        subjectId: orderId,
      };
      const { repeated } = await auditOnce(tx, this.clock, write);
      if (repeated) return lineView(order, before);
      if (reaches(me, ['resident'], { householdId: order.householdId }, this.clock)) refuse('own_household');
      refuseIf(tickRefusal(before));
      await this.post(tx, order, tickableFen(before));
      return lineView(order, await this.dues(tx, order));
    });
  }

  private async post(tx: Tx, { id, roundId, groupOrderId }: DuesOrder, fen: number): Promise<void> {
    const [dues, leader] = [account.dues(id), account.leader(groupOrderId)];
    const entries =
      fen > 0
        ? [
            { account: leader, debitFen: fen },
            { account: dues, creditFen: fen },
          ]
        : [
            { account: dues, debitFen: -fen },
            { account: leader, creditFen: -fen },
          ];
    await post(tx, this.clock, { roundId, causeKind: 'dues_ticked', causeId: newId() }, entries);
  }

  private async dues(tx: Tx, order: DuesOrder): Promise<Dues> {
    const [one] = await duesOf(tx, [order]);
    return one?.dues ?? refuse('not_found');
  }
}

function lineView(order: DuesOrder, dues: Dues): DuesLineView {
  const { id: orderId, door, runningNumber, amountFen, finalFen } = order;
  return {
    orderId,
    door,
    runningNumber,
    amountFen,
    finalFen,
    collectedFen: dues.collectedFen,
    balanceFen: owedFen(dues),
  };
}
