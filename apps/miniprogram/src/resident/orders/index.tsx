import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { HouseholdOrderView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { sayInstant, sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Heading } from '../../ui/text';
import { OrderCard } from '../order-card';
import { useOwnOrders } from '../use-own';
import './index.scss';

definePageConfig({ navigationBarTitleText: '订单', enablePullDownRefresh: true });

/** 订单: everything that my household ordered, newest first, by window. */
export default function OrdersPage(): ReactNode {
  const orders = useOwnOrders();
  const windows = useRead('GET /windows');
  return (
    <Page title="订单" tabs onRefresh={orders.refresh}>
      <Loaded
        of={orders}
        empty={{
          when: (all) => all.every(({ status }) => status === 'draft'),
          title: '还没有订过',
          hint: '在“今天”里写清单，交给网格员以后，就能在这里看它到哪儿了。',
        }}
      >
        {(all) => (
          <>
            {grouped(all).map(([windowId, together]) => (
              <View className="orders" key={windowId}>
                <Heading>{nameOf(windowId, together, windows.data)}</Heading>
                {together.map((order) => (
                  <OrderCard key={order.id} order={order} />
                ))}
              </View>
            ))}
            <More of={orders} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Orders by window, in the order in which they came; drafts are lists, not orders. */
function grouped(orders: readonly HouseholdOrderView[]): [string, HouseholdOrderView[]][] {
  const windows = new Map<string, HouseholdOrderView[]>();
  for (const order of orders) {
    if (order.status === 'draft') continue;
    windows.set(order.windowId, [...(windows.get(order.windowId) ?? []), order]);
  }
  return [...windows];
}

/** When it was to be brought; a window of long ago is not listed any more, then when it was ordered. */
function nameOf(
  windowId: string,
  [first]: readonly HouseholdOrderView[],
  windows: readonly WindowView[] | undefined,
): string {
  const now = serviceNow();
  const window = windows?.find(({ id }) => id === windowId);
  if (window) return `${sayWindow(window.startAt, window.endAt, now)} 送`;
  return first?.submittedAt ? `${sayInstant(first.submittedAt, now)} 下的单` : '以前的单';
}
