import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endsAt, roundDeadlines, unreceivedAt } from '@cailan/shared-types';
import { audit } from '../ground/audit/audit';
import { NOBODY } from '../ground/audit/nobody';
import { Clock } from '../ground/clock';
import { Db } from '../ground/db/db';
import { CancellationService, type CancelReason } from '../money/cancellation/cancellation.service';
import { GroupOrder } from '../ordering/group-orders/group-order.entity';
import { lockLoadsOf } from '../road/handoffs/cancelled-bags';
import { JobsService } from '../ground/jobs/jobs.service';
import { PaymentOutcomes } from '../money/payments/outcome';
import { OfferCache } from '../ordering/rounds/offer-cache';
import { Round } from '../ordering/rounds/round.entity';
import { rounds } from '../ordering/rounds/rounds.moves';
import { SettlementService } from '../money/settlement/settlement.service';
import { OverdueGoodsService } from './overdue-goods.service';
import { dueRound, groupsIn, unansweredPayments, unconfirmedGroups, type DueRound } from './overdue.sql';

/** What keeps a round from its end is looked at again so many seconds later, such as goods on a later vehicle. */
const AGAIN_SECONDS = 6 * 3600;
/** In these a building's goods wait for their supermarket. */
const WITH_SUPERMARKET = ['paid', 'picking', 'packed', 'returned'];
const ENDED: readonly string[] = ['settled', 'cancelled'];

/**
 * What happens when nobody acts (docs/states.md): at each of a round's deadlines whatever a person was to end and did
 * not is ended, so that neither money nor households wait for one who is away. Every step is a transaction of its own
 * and may be repeated; what somebody did in time is left alone.
 */
@Injectable()
export class RoundDeadlinesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly cancellation: CancellationService,
    private readonly payments: PaymentOutcomes,
    private readonly goods: OverdueGoodsService,
    private readonly settlement: SettlementService,
    private readonly offerCache: OfferCache,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string }>('round.deadlines', ({ roundId }) => this.look(roundId));
  }

  private async look(roundId: string): Promise<void> {
    const round = await dueRound(this.db, roundId);
    if (!round) return;
    const now = this.clock.now();
    if (ENDED.includes(round.status)) return this.endLeftVouchers(round, now);
    if (round.cutOffAt <= now && round.status === 'draft') return this.endRound(round, 'not_opened');
    if (round.payBy <= now) await this.endUnconfirmed(round);
    if (round.windowEndAt <= now) await this.endVouchers(round);
    if (unreceivedAt(round.windowEndAt) <= now) await this.goods.takeBack(round);
    if (endsAt(round.windowEndAt) <= now) await this.endGoods(round);
    if (round.payBy <= now && (await this.nothingLives(round)))
      return this.endRound(round, 'nothing_ordered');
    if (endsAt(round.windowEndAt) <= now && (await this.settlement.settleOverdue(roundId))) return;
    await this.lookAgain(
      roundId,
      roundDeadlines(round).find((instant) => instant > now) ?? this.clock.in(AGAIN_SECONDS),
    );
  }

  private async lookAgain(roundId: string, at: string): Promise<void> {
    await this.db.transaction((tx) => this.jobs.add(tx, 'round.deadlines', { roundId }, at));
  }

  /** A round that was cancelled leaves the vouchers on their way: answered until the window's end, as any other. */
  private async endLeftVouchers(round: DueRound, now: string): Promise<void> {
    if (round.windowEndAt <= now) return this.endVouchers(round);
    if ((await unansweredPayments(this.db, round.id)).length > 0)
      await this.lookAgain(round.id, round.windowEndAt);
  }

  /** Nobody confirmed: the households' lists are theirs again. */
  private async endUnconfirmed(round: DueRound): Promise<void> {
    for (const id of await unconfirmedGroups(this.db, round.id))
      await this.cancel(id, ['collecting'], 'unconfirmed');
  }

  /** A voucher that its supermarket has not answered by the window's end holds nothing any more; money that came is found later. */
  private async endVouchers(round: DueRound): Promise<void> {
    for (const id of await unansweredPayments(this.db, round.id))
      await this.db.transaction(async (tx) => {
        const payment = await tx.one<{ status: string }>('SELECT status FROM payments WHERE id = ?', [id]);
        if (payment?.status !== 'pending') return;
        const note = '商超到配送结束还没有答复凭证';
        await this.payments.settleOutcome(tx, id, { status: 'cancelled', byId: null, note });
      });
  }

  /** Goods that never left are paid back; what is in people's hands ends by silence. */
  private async endGoods(round: DueRound): Promise<void> {
    for (const id of await groupsIn(this.db, round.id, WITH_SUPERMARKET))
      await this.cancel(id, WITH_SUPERMARKET, 'not_delivered');
    await this.goods.endBags(round);
  }

  private async cancel(id: string, from: readonly string[], reason: CancelReason): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockLoadsOf(tx, 'id = ?', [id]);
      const group = await tx.lockById(GroupOrder, id);
      // What is planned for a later vehicle is not overdue yet.
      if (!group || !from.includes(group.status) || group.loadId) return;
      await this.cancellation.cancelIn(tx, group, reason);
    });
  }

  private async nothingLives({ id, status }: DueRound): Promise<boolean> {
    if (status === 'open') return false;
    const alive = await this.db.one(
      `SELECT g.id FROM group_orders g WHERE g.roundId = ? AND g.status <> 'cancelled' AND (g.status <> 'collecting'
         OR EXISTS (SELECT 1 FROM household_orders o WHERE o.groupOrderId = g.id AND o.status = 'submitted')) LIMIT 1`,
      [id],
    );
    return !alive;
  }

  /** Ends a round of which nothing came: not opened in time, or no building in it. */
  private async endRound(round: DueRound, reason: 'not_opened' | 'nothing_ordered'): Promise<void> {
    const windowId = await this.db.transaction(async (tx) => {
      const row = await tx.lockById(Round, round.id);
      if (!row || row.status !== round.status) return undefined;
      const empty = await tx.many<{ id: string }>(
        `SELECT id FROM group_orders WHERE roundId = ? AND status = 'collecting' ORDER BY id`,
        [round.id],
      );
      for (const { id } of empty) {
        const group = await tx.lockById(GroupOrder, id);
        if (group) await this.cancellation.cancelIn(tx, group, 'empty');
      }
      await rounds.cancel(tx, round.id, reason);
      const facts = { reason };
      await audit(tx, this.clock, { actorId: NOBODY, action: 'round.lapse', subjectId: round.id, facts });
      return row.windowId;
    });
    if (windowId) this.offerCache.forget(windowId);
  }
}
