import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { allOf } from '../../api/all-of';
import '../leader.scss';
import { useOrders } from '../use-orders';
import { ConfirmFooter } from './components/confirm-footer';
import { NotReady } from './components/not-ready';
import { PayeeCard } from './components/payee-card';
import { planOf } from './plan';
import { WhatFreezes } from './components/what-freezes';

definePageConfig({ navigationBarTitleText: '确认并付款', enablePullDownRefresh: true });

const POLL_MS = 15_000;

/** Confirms buildings' orders and pays them: problems first, then each supermarket with its payment as it stands. */
export default function PayPage(): ReactNode {
  const asked = (useQuery(pages.leader.pay).groupOrderIds ?? '').split(',').filter(Boolean);
  const orders = useOrders(POLL_MS);
  const payments = useRead('GET /payments', { query: {} }, { poll: POLL_MS });
  const read = allOf(orders, payments);
  const plan = planOf(orders.data ?? [], asked, payments.data ?? [], serviceNow());
  return (
    <Page
      title="确认并付款"
      onRefresh={read.refresh}
      footer={plan.toConfirm.length > 0 ? <ConfirmFooter toConfirm={plan.toConfirm} /> : null}
    >
      <Loaded
        of={read}
        empty={{
          when: () => plan.payees.length === 0 && plan.notReady.length === 0,
          title: '没有要确认或付款的楼栋',
          hint: '有人下单后，在“今晚”里点“确认并付款”。',
        }}
      >
        {([, all]) => (
          <>
            <NotReady orders={plan.notReady} payments={all} />
            {plan.toConfirm.length > 0 ? <WhatFreezes orders={plan.toConfirm} /> : null}
            {plan.payees.map(({ key, orders: own }) => (
              <PayeeCard key={key} orders={own} payments={all} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}
