import type { ReactNode } from 'react';
import { formatFen, type StatementGroupView, type StatementView, streamPath } from '@cailan/shared-types';
import { pages } from '../../../pages';
import { Bars } from '../../../ui/chart';
import { Empty } from '../../../ui/loaded';
import { open } from '../../../ui/open';
import { Facts, Money } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Heading, Note, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { useWide } from '../../../ui/use-wide';
import { roundWords } from '../../../words/statuses';
import { DeskTable, type Column } from '../../../ui/desk-table';
import { OpenPaper } from '../../../ui/open-paper';
import { Invoice } from './invoice';

type Amount = 'orderedFen' | 'paidFen' | 'finalFen' | 'refundedFen' | 'refundDueFen';

const amounts: readonly { name: string; of: Amount }[] = [
  { name: '订购', of: 'orderedFen' },
  { name: '已付', of: 'paidFen' },
  { name: '实际', of: 'finalFen' },
  { name: '已退', of: 'refundedFen' },
  { name: '应退', of: 'refundDueFen' },
];

/** The sums of a round, and each building's share in them. */
export function Statement({ statement }: { statement: StatementView }): ReactNode {
  const wide = useWide();
  const { groups, status } = statement;
  const settled = status === 'settled';
  return (
    <>
      {settled ? null : <Note tone="now">还没结算：实际金额和应退的钱，结算后才定下来。</Note>}
      <Card>
        <Row apart>
          <Heading>合计</Heading>
          <Tag tone={roundWords[status].tone}>{roundWords[status].words}</Tag>
        </Row>
        <Bars
          label="订购、已付、实际、已退和应退的金额"
          bars={amounts.map(({ name, of }) => ({
            name,
            value: statement[of],
            words: formatFen(statement[of]),
            tone: of === 'refundDueFen' ? 'now' : 'good',
          }))}
        />
        <Papers statement={statement} />
      </Card>
      {groups.length === 0 ? <Empty title="还没有楼栋确认" hint="楼栋确认后，这里一栋一行。" /> : null}
      {wide && groups.length > 0 ? (
        <DeskTable
          label="每栋的账"
          columns={columns}
          rows={groups}
          keyOf={({ groupOrderId }) => groupOrderId}
        />
      ) : (
        groups.map((group) => <GroupCard key={group.groupOrderId} group={group} />)
      )}
    </>
  );
}

/** The invoice, the way to the refunds, and the statement to be handed on. */
function Papers({ statement }: { statement: StatementView }): ReactNode {
  const { roundId, roundCode } = statement;
  return (
    <>
      <Invoice statement={statement} />
      <Even>
        <Tap kind="line" onClick={() => open(pages.supermarket.refunds, { roundId })}>
          看退款
        </Tap>
        <OpenPaper
          path={streamPath('GET /rounds/:id/statement.xlsx', { params: { id: roundId } })}
          name={`对账单-${roundCode}.xlsx`}
        >
          导出 Excel
        </OpenPaper>
      </Even>
    </>
  );
}

const columns: readonly Column<StatementGroupView>[] = [
  { name: '楼栋', cell: ({ name }) => name },
  { name: '户数', cell: ({ households }) => String(households), figure: true },
  ...amounts.map(({ name, of }) => ({
    name,
    cell: (group: StatementGroupView) => <Money fen={group[of]} />,
    figure: true,
  })),
];

function GroupCard({ group }: { group: StatementGroupView }): ReactNode {
  return (
    <Card>
      <Row apart>
        <Strong>{group.name}</Strong>
        <Tag tone="mute">{`${group.households} 户`}</Tag>
      </Row>
      <Facts
        facts={amounts.map(({ name, of }) => {
          const due = of === 'refundDueFen' && group[of] > 0;
          return { name, value: <Money fen={group[of]} {...(due && { tone: 'now' })} /> };
        })}
      />
    </Card>
  );
}
