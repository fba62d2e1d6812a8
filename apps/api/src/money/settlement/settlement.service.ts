import { Injectable } from '@nestjs/common';
import {
  BAG_ENDED,
  GROUP_ARRIVED,
  GROUP_AT_REST,
  settleRefusal,
  settleStatusRefusal,
  type GoodsMotion,
  type StatementView,
} from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { NOBODY } from '../../ground/audit/nobody';
import { Clock } from '../../ground/clock';
import { apart } from '../../ground/db/answering';
import { Db, marks, type Tx } from '../../ground/db/db';
import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import type { Actor } from '../../ground/http/endpoint';
import { Refused, refuseIf } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { JobsService } from '../../ground/jobs/jobs.service';
import { gatherRefunds } from '../../books/owed/refund-items';
import { paymentsWithDue } from '../../books/owed/owed.sql';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import { Round } from '../../ordering/rounds/round.entity';
import { rounds } from '../../ordering/rounds/rounds.moves';
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
    const open = await apart('what is settled stands; asked again, it goes on from there', async () => {
      const begun = await this.db.transaction(async (tx) => {
        const found = await tx.lockById(Round, roundId);
        return this.begin(tx, within(me, ['supermarket_staff', 'district_admin'], found, this.clock));
      });
      if (begun) await this.settleGroups(roundId);
      return begun;
    });
    return this.db.transaction(
      async (tx) => (open ? this.end(tx, me.personId, roundId) : undefined),
      (tx) => this.statements.statementFrom(tx, me, roundId),
    );
  }

  /** The deadline's settlement of a round that nobody settled. False while something of it is in motion. */
  async settleOverdue(roundId: string): Promise<boolean> {
    try {
      const open = await this.db.transaction(async (tx) => {
        const round = await tx.lockById(Round, roundId);
        return round !== undefined && this.begin(tx, round);
      });
      if (!open) return true;
      await this.settleGroups(roundId);
      await this.db.transaction((tx) => this.end(tx, NOBODY, roundId));
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  private async settleGroups(roundId: string): Promise<void> {
    for (const id of await this.unsettledGroups(roundId))
      await this.db.transaction((tx) => settleGroup(tx, this.clock, id));
  }

  /** False when the round is settled already. A round picked before its cut-off is fulfilling from here on. */
  private async begin(tx: Tx, round: Round): Promise<boolean> {
    const roundId = round.id;
    const { status } = round;
    if (status === 'settled') return false;
    refuseIf(settleStatusRefusal(status));
    await this.cancelUnconfirmed(tx, roundId);
    refuseIf(settleRefusal(status, await goodsOf(tx, roundId)));
    await rounds.fulfil(tx, roundId);
    return true;
  }

  /** Buildings in which nobody ordered, and those that nobody confirmed by the pay-by time, keep nobody waiting. */
  private async cancelUnconfirmed(tx: Tx, roundId: string): Promise<void> {
    const rows = await tx.many<{ id: string; lists: number | string }>(
      `SELECT g.id, (SELECT COUNT(*) FROM household_orders o
                              WHERE o.groupOrderId = g.id AND o.status = 'submitted') AS lists
       FROM group_orders g WHERE g.roundId = ? AND g.status = 'collecting' ORDER BY g.id`,
      [roundId],
    );
    for (const { id, lists } of rows) {
      const group = await tx.lockById(GroupOrder, id);
      const empty = Number(lists) === 0;
      if (group && (empty || group.payBy <= this.clock.now()))
        await this.cancellation.cancelIn(tx, group, empty ? 'empty' : 'unconfirmed');
    }
  }

  private async unsettledGroups(roundId: string): Promise<string[]> {
    const rows = await this.db.many<{ id: string }>(
      `SELECT DISTINCT groupOrderId AS id FROM household_orders WHERE roundId = ? AND status = 'fulfilled'
       ORDER BY groupOrderId`,
      [roundId],
    );
    return rows.map(({ id }) => id);
  }

  private async end(tx: Tx, byId: string, roundId: string): Promise<void> {
    if ((await rounds.settle(tx, roundId, this.clock.now())) === 0) return;
    const drafts = { where: `o.roundId = ? AND o.status = 'draft'`, values: [roundId] };
    await householdOrders.end(tx, { ...drafts, reason: null });
    await audit(tx, this.clock, { actorId: byId, action: 'round.settle', subjectId: roundId });
    await gatherRefunds(tx, this.jobs, this.clock, await paymentsWithDue(tx, roundId));
  }
}

async function goodsOf(tx: Tx, roundId: string): Promise<GoodsMotion> {
  const groups = await tx.one<{ moving: number | null; arrived: number | null }>(
    `SELECT SUM(CASE WHEN status IN (${marks(GROUP_AT_REST.length)}) THEN 0 ELSE 1 END) AS moving,
            SUM(CASE WHEN status IN (${marks(GROUP_ARRIVED.length)}) THEN 1 ELSE 0 END) AS arrived
     FROM group_orders WHERE roundId = ?`,
    [...GROUP_AT_REST, ...GROUP_ARRIVED, roundId],
  );
  const bags = await tx.one<{ count: number }>(
    `SELECT COUNT(*) AS count FROM bags WHERE roundId = ? AND status NOT IN (${marks(BAG_ENDED.length)})`,
    [roundId, ...BAG_ENDED],
  );
  return {
    groupsMoving: Number(groups?.moving ?? 0),
    groupsArrived: Number(groups?.arrived ?? 0),
    bagsMoving: Number(bags?.count ?? 0),
  };
}
