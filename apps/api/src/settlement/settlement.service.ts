import { Injectable } from '@nestjs/common';
import { BAG_ENDED, canMove, roundMoves, type RoundStatus, type StatementView } from '@cailan/shared-types';
import { audit } from '../audit/audit';
import { Clock } from '../clock';
import { Db, marks, type Tx } from '../db/db';
import { CancellationService } from '../group-orders/cancellation.service';
import { GroupOrder } from '../group-orders/group-order.entity';
import type { Actor } from '../http/endpoint';
import { refuse } from '../http/refused';
import { within } from '../http/scope';
import { JobsService } from '../jobs/jobs.service';
import { gatherRefunds } from '../refunds/refund-items';
import { paymentsWithDue } from '../refunds/refunds.sql';
import { Round } from '../rounds/round.entity';
import { settleGroup } from './settling';
import { StatementsService } from './statements.service';

/** The end of a round: final amounts, refunds due, postings (domain §10). */
@Injectable()
export class SettlementService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cancellation: CancellationService,
    private readonly statements: StatementsService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Settles a round group order by group order, each in a transaction of its own: what was interrupted goes on when it
   * is called again, and a settled round only gives its statement.
   * @throws Refused `groups_in_motion`, `bags_in_motion`, `wrong_status`; `not_found` for another supermarket's round.
   */
  async settle(me: Actor, roundId: string): Promise<StatementView> {
    const open = await this.db.transaction((tx) => this.begin(tx, me, roundId));
    if (open) {
      for (const id of await this.unsettledGroups(roundId))
        await this.db.transaction((tx) => settleGroup(tx, this.clock, id));
      await this.db.transaction((tx) => this.end(tx, me, roundId));
    }
    return this.statements.statement(me, roundId);
  }

  /** False when the round is settled already. A round picked before its cut-off is fulfilling from here on. */
  private async begin(tx: Tx, me: Actor, roundId: string): Promise<boolean> {
    const found = await tx.lockById(Round, roundId);
    const round = within(me, ['supermarket_staff', 'district_admin'], found, this.clock);
    if (round.status === 'settled') return false;
    const status = round.status as RoundStatus;
    if (status !== 'fulfilling' && !canMove(roundMoves, status, 'fulfilling'))
      refuse('wrong_status', { status, to: 'settled' });
    await this.cancelEmpty(tx, roundId);
    await this.requireStill(tx, roundId);
    await tx.run(`UPDATE rounds SET status = 'fulfilling' WHERE id = ? AND status = 'closed'`, [roundId]);
    return true;
  }

  private async cancelEmpty(tx: Tx, roundId: string): Promise<void> {
    const empty = await tx.many<{ id: string }>(
      `SELECT g.id FROM group_orders g WHERE g.roundId = ? AND g.status = 'collecting' AND NOT EXISTS (
         SELECT 1 FROM household_orders o WHERE o.groupOrderId = g.id AND o.status = 'submitted') ORDER BY g.id`,
      [roundId],
    );
    for (const { id } of empty) {
      const group = await tx.lockById(GroupOrder, id);
      if (group) await this.cancellation.cancelIn(tx, group, 'empty');
    }
  }

  /** Goods on the way, or bags without an end, are in motion: nothing can be final. */
  private async requireStill(tx: Tx, roundId: string): Promise<void> {
    const groups = await tx.one<{ count: number; completed: number | null }>(
      `SELECT SUM(CASE WHEN status IN ('handed_over', 'completed', 'cancelled') THEN 0 ELSE 1 END) AS count,
              SUM(CASE WHEN status IN ('handed_over', 'completed') THEN 1 ELSE 0 END) AS completed
       FROM group_orders WHERE roundId = ?`,
      [roundId],
    );
    if (groups?.count) refuse('groups_in_motion', { count: groups.count });
    const bags = await tx.one<{ count: number }>(
      `SELECT COUNT(*) AS count FROM bags WHERE roundId = ? AND status NOT IN (${marks(BAG_ENDED.length)})`,
      [roundId, ...BAG_ENDED],
    );
    if (bags?.count) refuse('bags_in_motion', { count: bags.count });
    if (!groups?.completed) refuse('wrong_status', { status: 'cancelled', to: 'settled' });
  }

  private async unsettledGroups(roundId: string): Promise<string[]> {
    const rows = await this.db.many<{ id: string }>(
      `SELECT DISTINCT groupOrderId AS id FROM household_orders WHERE roundId = ? AND status = 'fulfilled'
       ORDER BY groupOrderId`,
      [roundId],
    );
    return rows.map(({ id }) => id);
  }

  private async end(tx: Tx, me: Actor, roundId: string): Promise<void> {
    const ended = await tx.run(
      `UPDATE rounds SET status = 'settled', settledAt = ? WHERE id = ? AND status = 'fulfilling' AND NOT EXISTS (
         SELECT 1 FROM household_orders o WHERE o.roundId = rounds.id AND o.status IN ('locked', 'fulfilled'))`,
      [this.clock.now(), roundId],
    );
    if (ended === 0) return;
    await audit(tx, this.clock, { actorId: me.personId, action: 'round.settle', subjectId: roundId });
    await gatherRefunds(tx, this.jobs, this.clock, await paymentsWithDue(tx, roundId));
  }
}
