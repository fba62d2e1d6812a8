import type { ReactNode } from 'react';
import { formatFen, type StatementGroupView, type StatementView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Bars } from '../../ui/chart';
import { Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { OpenPaper } from '../../ui/open-paper';
import { Page } from '../../ui/page';
import { Facts, Money } from '../../ui/figures';
import { Card, Even, Row } from '../../ui/layout';
import { Heading, Note, Small, Tag } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { roundWords } from '../../words/statuses';
import { allOf } from '../../api/all-of';

definePageConfig({ navigationBarTitleText: '对账单', enablePullDownRefresh: true });

/** The round's statement: ordered, paid, delivered, and what comes back, in sum and by building. */
export default function StatementPage(): ReactNode {
  const { roundId: id = '' } = useQuery(pages.leader.statement);
  const statement = useRead('GET /rounds/:id/statement', { params: { id } }, { enabled: id !== '' });
  const rounds = useRead('GET /rounds', { query: {} });
  const read = allOf(statement, rounds);
  const round = rounds.data?.find((each) => each.id === id);
  return (
    <Page title="对账单" hint={round?.supermarketName ?? ''} onRefresh={read.refresh}>
      <Loaded
        of={statement}
        empty={{
          when: ({ groups }) =>
            groups.every(({ households, orderedFen }) => households === 0 && orderedFen === 0),
          title: '这一团还没有账',
          hint: '楼栋确认后，这里就有订购和付款的数。',
        }}
      >
        {(data) => (
          <>
            <Whole statement={data} />
            {data.groups
              .filter(({ orderedFen, paidFen }) => orderedFen > 0 || paidFen > 0)
              .map((group) => (
                <Group key={group.groupOrderId} group={group} />
              ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Whole({ statement }: { statement: StatementView }): ReactNode {
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
        <OpenPaper path={`/rounds/${roundId}/statement.xlsx`} name={`对账单-${roundCode}.xlsx`}>
          导出 Excel
        </OpenPaper>
      </Even>
    </Card>
  );
}

function Group({ group }: { group: StatementGroupView }): ReactNode {
  const { name, households, orderedFen, paidFen, finalFen, refundedFen, refundDueFen } = group;
  return (
    <Card>
      <Row apart>
        <Heading>{name}</Heading>
        <Small>{households} 户</Small>
      </Row>
      <Facts
        facts={[
          { name: '订购', value: <Money fen={orderedFen} /> },
          { name: '已付', value: <Money fen={paidFen} /> },
          { name: '还要付', value: <Money fen={Math.max(0, orderedFen - paidFen)} /> },
          { name: '实际到货', value: <Money fen={finalFen} /> },
          { name: '已退', value: <Money fen={refundedFen} /> },
          { name: '应退', value: <Money fen={refundDueFen} /> },
        ]}
      />
    </Card>
  );
}
