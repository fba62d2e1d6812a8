import type { ReactNode } from 'react';
import { formatFen, streamPath, type StatementView } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { Bars } from '../../../ui/chart';
import { open } from '../../../ui/open';
import { OpenPaper } from '../../../ui/open-paper';
import { Facts } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Heading, Note, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { roundWords } from '../../../words/statuses';

/** The round in sum. */
export function WholeRound({ statement }: { statement: StatementView }): ReactNode {
  const { roundId, roundCode, status, orderedFen, paidFen, finalFen, refundedFen, refundDueFen } = statement;
  const settled = status === 'settled';
  const bars = [
    { name: '订购', value: orderedFen },
    { name: '已付', value: paidFen },
    { name: '实际到货', value: finalFen },
    { name: '已退', value: refundedFen },
    { name: '应退', value: refundDueFen, tone: 'now' as const },
  ];
  return (
    <Card>
      <Row apart>
        <Heading>{roundCode}</Heading>
        <Tag tone={roundWords[status].tone}>{roundWords[status].words}</Tag>
      </Row>
      {settled ? null : <Note>还没有结算，实际到货和应退要等结算后才准。</Note>}
      <Bars
        label="订购、已付、到货、已退、应退"
        bars={bars.map((bar) => ({ ...bar, words: formatFen(bar.value) }))}
      />
      <Facts facts={[{ name: '发票号', value: statement.invoiceNo ?? '商超还没填' }]} />
      <Even>
        <Tap kind="line" onClick={() => open(pages.leader.refunds, { roundId })}>
          看退款
        </Tap>
        <OpenPaper
          path={streamPath('GET /rounds/:id/statement.xlsx', { params: { id: roundId } })}
          name={`对账单-${roundCode}.xlsx`}
        >
          导出 Excel
        </OpenPaper>
      </Even>
    </Card>
  );
}
