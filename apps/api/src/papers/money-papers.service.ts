import { Injectable } from '@nestjs/common';
import { roundNames } from '@cailan/shared-types';
import { Clock } from '../ground/clock';
import { Db } from '../ground/db/db';
import type { Actor } from '../ground/http/endpoint';
import { refuse } from '../ground/refused';
import { pickRound } from '../goods/picking/picking.sql';
import { ReceiptsService } from '../money/settlement/receipts.service';
import { StatementsService } from '../money/settlement/statements.service';
import { Printer } from '../printing/threads/printer';
import type { Printed } from './wave-papers.service';
import { headOf, type PaperHead } from './paper-head';

/** Papers of a round's money: the statement as a workbook, and a household's receipt (domain §10). */
@Injectable()
export class MoneyPapersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly statements: StatementsService,
    private readonly receipts: ReceiptsService,
    private readonly printer: Printer,
  ) {}

  /** @throws Refused `not_found` to anyone who may not read the statement. */
  async statement(me: Actor, roundId: string): Promise<Printed> {
    const head = await this.head(roundId);
    const { roundCode, status, invoiceNo, groups } = await this.statements.statement(me, roundId);
    const doc = { ...head, status: roundNames[status], invoiceNo: invoiceNo ?? '', groups };
    const stream = this.printer.print('statement.xlsx', doc);
    return { stream, name: `${roundCode} 结算单`, format: 'xlsx' };
  }

  /** @throws Refused `not_found` to anyone but the household and its leader. */
  async receipt(me: Actor, orderId: string): Promise<Printed> {
    const found = await this.db.one<{ roundId: string }>(
      'SELECT roundId FROM household_orders WHERE id = ?',
      [orderId],
    );
    const head = await this.head(found?.roundId ?? '');
    const { order, leader, dueFen, balanceFen, passed } = await this.receipts.receipt(me, orderId);
    const stream = this.printer.print('dues-receipt.pdf', {
      ...head,
      ...{ household: order.door, leader, dueFen, balanceFen },
      runningNumber: order.runningNumber === null ? '' : String(order.runningNumber),
      passed: passed.map(({ direction, amountFen, tickedAt, by, acknowledgedAt, acknowledgedBy }) => ({
        ...{ direction, amountFen, by },
        at: tickedAt,
        ...(acknowledgedAt ? { acknowledgedAt, acknowledgedBy: acknowledgedBy ?? '' } : {}),
      })),
    });
    return { stream, name: `${head.roundCode} ${order.door} 收退款单`, format: 'pdf' };
  }

  private async head(roundId: string): Promise<PaperHead> {
    const round = (await pickRound(this.db, this.clock, roundId)) ?? refuse('not_found');
    return headOf(round);
  }
}
