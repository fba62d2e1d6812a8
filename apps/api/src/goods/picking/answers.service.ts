import { Injectable, type OnModuleInit } from '@nestjs/common';
import { answerRefusal, isAnswered, type Done, type HouseholdTime } from '@cailan/shared-types';
import type { AnswerSubstituteDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import {
  HouseholdOrder,
  type HouseholdOrderLine,
} from '../../ordering/household-orders/household-order.entity';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf } from '../../ground/refused';
import { withinHousehold } from '../../ground/access/scope';
import { JobsService } from '../../ground/jobs/jobs.service';

const LINES_AT_ONCE = 500;

/**
 * Proposed substitutes (wish `ask`). A line that waits for its answer already counts as short, with the substitute
 * named beside it: silence is a refund, whatever runs late.
 */
@Injectable()
export class AnswersService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ roundId: string }>('picking.ask-deadline', ({ roundId }) => this.close(roundId));
  }

  /** @throws Refused `nothing_to_answer` without a proposal or after its deadline, `already_packed`. */
  async answer(me: Actor, lineId: string, { answer }: AnswerSubstituteDto): Promise<Done> {
    const seen = withinHousehold(me, [], await this.line(this.db, lineId), this.clock);
    await this.db.transaction(async (tx) => {
      const order = await tx.lockById(HouseholdOrder, seen.orderId);
      const line = await this.line(tx, lineId);
      if (!order || !line) refuse('not_found');
      if (isAnswered(line, answer)) return;
      refuseIf(answerRefusal(line, order, this.clock.now()));
      const take = answer === 'substitute';
      await householdOrderLines.cut(tx, [lineId], {
        shortQuantity: take ? 0 : line.shortQuantity,
        substitutedQuantity: take ? line.shortQuantity : 0,
        substituteOfferId: take ? line.substituteOfferId : null,
        askUntil: null,
      });
      const facts = { lineId, answer };
      await audit(tx, this.clock, {
        actorId: me.personId,
        action: 'line.answer',
        subjectId: order.id,
        facts,
      });
    });
    return { done: true };
  }

  /** The deadline has passed: proposals without an answer are taken back, their lines stay short. */
  private async close(roundId: string): Promise<void> {
    const rows = await this.db.many<{ id: string }>(
      'SELECT id FROM household_order_lines WHERE roundId = ? AND askUntil <= ? ORDER BY id',
      [roundId, this.clock.now()],
    );
    for (let i = 0; i < rows.length; i += LINES_AT_ONCE) {
      const ids = rows.slice(i, i + LINES_AT_ONCE).map(({ id }) => id);
      await this.db.transaction((tx) => householdOrderLines.takeProposalsBack(tx, ids));
    }
  }

  private line(sql: Pick<Db, 'one'>, id: string): Promise<(HouseholdOrderLine & HouseholdTime) | undefined> {
    return sql.one(
      `SELECT l.*, o.createdAt, (SELECT endAt FROM delivery_windows WHERE id = o.windowId) AS windowEndAt
       FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId WHERE l.id = ?`,
      [id],
    );
  }
}
