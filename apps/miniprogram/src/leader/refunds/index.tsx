import type { ReactNode } from 'react';
import type { RefundView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Heading } from '../../ui/text';
import { inTurn } from '../../words/refunds';
import '../leader.scss';
import { LongList } from '../../ui/long-list';
import { RefundCard } from './components/refund-card';

definePageConfig({ navigationBarTitleText: '退款', enablePullDownRefresh: true });

const POLL_MS = 15_000;

/** 退款: what supermarkets send back, batch by batch, and transfers that wait for us to say that they came. */
export default function RefundsPage(): ReactNode {
  const { roundId } = useQuery(pages.leader.refunds);
  const refunds = useRead('GET /refunds', { query: { roundId } }, { poll: POLL_MS });
  return (
    <Page title="退款" hint="商超退给付款人；住户那份在“账本”里退" onRefresh={refunds.refresh}>
      <Loaded
        of={refunds}
        empty={{
          when: (all) => all.length === 0,
          title: '还没有退款',
          hint: '缺货、称重差额、没送到、取消的，都会退回来，列在这里。',
        }}
      >
        {(all) => <Batches refunds={inTurn(all, ({ mine }) => mine)} />}
      </Loaded>
    </Page>
  );
}

function Batches({ refunds }: { refunds: readonly RefundView[] }): ReactNode {
  const waiting = refunds.filter(({ mine }) => mine);
  const others = refunds.filter(({ mine }) => !mine);
  return (
    <>
      {waiting.length > 0 ? <Heading>等您确认（{waiting.length}）</Heading> : null}
      {waiting.map((refund) => (
        <RefundCard key={refund.id} refund={refund} />
      ))}
      {waiting.length > 0 && others.length > 0 ? <Heading>其他</Heading> : null}
      <LongList items={others} unit="笔">
        {(part) => part.map((refund) => <RefundCard key={refund.id} refund={refund} />)}
      </LongList>
    </>
  );
}
