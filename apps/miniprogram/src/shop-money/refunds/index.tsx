import { useState, type ReactNode } from 'react';
import { type RefundView, waitsForUs } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { sayInstant } from '../../time';
import { DeskTable, type Column } from '../../ui/desk-table';
import { Empty, Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Money } from '../../ui/figures';
import { Heading, Tag } from '../../ui/text';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { inTurn, sayRefundWay } from '../../words/refunds';
import { refundWords } from '../../words/statuses';
import { RefundCard } from './components/refund-card';
import { sayBuildings } from '../../transfers/buildings';

const POLL_MS = 15_000;

/** 退款: what goes back to those who paid, batch by batch, and what of it waits for us. */
export default function RefundsPage(): ReactNode {
  const { roundId } = useQuery(pages.supermarket.refunds);
  const refunds = useRead('GET /refunds', { query: { roundId } }, { poll: POLL_MS });
  const wide = useWide();
  const nothing = { title: '还没有退款', hint: '缺货、称重差额、没送到和取消的，会自动成批退回，列在这里。' };
  return (
    <Page title="退款" hint="微信付的自动原路退；要转账的在这里登记" wide onRefresh={refunds.refresh}>
      <Loaded of={refunds} empty={{ when: (all) => all.length === 0, ...nothing }}>
        {(all) => {
          const refunds = inTurn(all, waitsForUs);
          return wide ? <DeskRefunds refunds={refunds} /> : <PhoneRefunds refunds={refunds} />;
        }}
      </Loaded>
    </Page>
  );
}

function PhoneRefunds({ refunds }: { refunds: readonly RefundView[] }): ReactNode {
  const waiting = refunds.filter(waitsForUs);
  const others = refunds.filter((refund) => !waitsForUs(refund));
  const moving = others.filter(({ endedAt }) => endedAt === null);
  const ended = others.filter(({ endedAt }) => endedAt !== null);
  return (
    <>
      <Heading>{waiting.length > 0 ? `等您处理（${waiting.length}）` : '没有等您处理的退款'}</Heading>
      <Cards refunds={waiting} />
      {moving.length > 0 ? <Heading>正在退</Heading> : null}
      <Cards refunds={moving} />
      {ended.length > 0 ? <Heading>退完的</Heading> : null}
      <Cards refunds={ended} />
    </>
  );
}

function Cards({ refunds }: { refunds: readonly RefundView[] }): ReactNode {
  return refunds.map((refund) => <RefundCard key={refund.id} refund={refund} />);
}

function DeskRefunds({ refunds }: { refunds: readonly RefundView[] }): ReactNode {
  const [id, setId] = useState<string>();
  const chosen = refunds.find((refund) => refund.id === id) ?? refunds[0];
  return (
    <Split
      list={
        <DeskTable
          label="退款"
          columns={columns}
          rows={refunds}
          keyOf={(refund) => refund.id}
          choose={{ chosen: chosen?.id, onChoose: setId }}
        />
      }
      detail={chosen ? <RefundCard key={chosen.id} refund={chosen} open /> : <Empty title="选一笔退款" />}
    />
  );
}

const columns: readonly Column<RefundView>[] = [
  { name: '楼栋', cell: ({ groups }) => sayBuildings(groups) },
  { name: '批', cell: ({ batchNo }) => String(batchNo), figure: true },
  { name: '怎么退', cell: sayRefundWay },
  { name: '发起', cell: ({ createdAt }) => sayInstant(createdAt, serviceNow()) },
  {
    name: '状态',
    cell: ({ status }) => <Tag tone={refundWords[status].tone}>{refundWords[status].words}</Tag>,
  },
  { name: '金额', cell: ({ amountFen }) => <Money fen={amountFen} />, figure: true },
];
