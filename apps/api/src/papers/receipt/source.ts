import { Injectable } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { ReceiptsService } from '../../money/settlement/receipts.service';
import type { Asked, PaperSource, Printable } from '../paper';
import { roundHead } from '../round-head';
import type { DuesReceiptDoc } from './rows';
import { roundOfOrder } from './source.sql';

/** What passed between a household and its leader (domain §10). */
@Injectable()
export class ReceiptSource implements PaperSource<DuesReceiptDoc> {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly receipts: ReceiptsService,
  ) {}

  /** @throws Refused `not_found` to anyone but the household and its leader. */
  async read(me: Actor, { params: { id = '' } }: Asked): Promise<Printable<DuesReceiptDoc>> {
    const { roundId = '' } = (await roundOfOrder(this.db, id)) ?? {};
    const head = await roundHead(this.db, this.clock, roundId);
    const { order, leader, dueFen, balanceFen, passed } = await this.receipts.receipt(me, id);
    const document = {
      ...head,
      ...{ household: order.door, leader, dueFen, balanceFen },
      runningNumber: order.runningNumber === null ? '' : String(order.runningNumber),
      passed: passed.map(({ direction, amountFen, tickedAt, by, acknowledgedAt, acknowledgedBy }) => ({
        ...{ direction, amountFen, by },
        at: tickedAt,
        ...(acknowledgedAt ? { acknowledgedAt, acknowledgedBy: acknowledgedBy ?? '' } : {}),
      })),
    };
    return { document, name: `${head.roundCode} ${order.door} 收退款单` };
  }
}
