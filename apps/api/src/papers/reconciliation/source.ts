import { Injectable } from '@nestjs/common';
import { type ReconciliationStatus, reconciliationCauseNames } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Actor } from '../../ground/http/endpoint';
import { ReconciliationsService } from '../../money/reconciliation/reconciliations.service';
import type { Asked, PaperSource, Printable } from '../paper';
import type { ReconciliationDoc } from './rows';

const statusNames: Record<ReconciliationStatus, string> = {
  balanced: '一致',
  differences: '有差异',
  no_bill: '当日没有账单',
};

/** A reconciliation as a workbook, with the rows that its reader may see. */
@Injectable()
export class ReconciliationSource implements PaperSource<ReconciliationDoc> {
  constructor(
    private readonly clock: Clock,
    private readonly reconciliations: ReconciliationsService,
  ) {}

  /** @throws Refused `not_found` beyond the actor's merchants. */
  async read(me: Actor, { params: { id = '' } }: Asked): Promise<Printable<ReconciliationDoc>> {
    const printedAt = this.clock.now();
    const { view, rows } = await this.reconciliations.read(me, id);
    const { mchid, date, billPaidFen, bookPaidFen, billRefundedFen, bookRefundedFen, feeFen } = view;
    const document: ReconciliationDoc = {
      roundCode: `对账 ${date}`,
      supermarket: '菜篮',
      window: '',
      printedAt,
      ...{ mchid, date },
      status: statusNames[view.status],
      sums: [
        { what: '收款', billFen: billPaidFen, bookFen: bookPaidFen },
        { what: '退款', billFen: billRefundedFen, bookFen: bookRefundedFen },
        { what: '手续费', billFen: feeFen, bookFen: null },
      ],
      rows: rows.map(({ kind, number, supermarketName, at, billFen, bookFen, feeFen: fee, cause, text }) => ({
        ...{ number, at, billFen, bookFen, feeFen: fee },
        kind: kind === 'payment' ? '收款' : '退款',
        supermarket: supermarketName ?? '',
        difference: cause ? reconciliationCauseNames[cause] : '',
        advice: text ?? '',
      })),
    };
    return { document, name: `微信对账 ${date} ${mchid}` };
  }
}
