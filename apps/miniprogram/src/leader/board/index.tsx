import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { ApprovalsTap } from '../../belonging/approvals-tap';
import { useSession } from '../../session/use-session';
import { sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { comingWindows } from '../grid-windows';
import '../leader.scss';
import { useOrders } from '../use-orders';
import { WindowBoard } from './components/window-board';
import { ReadyFooter } from './components/ready-footer';

definePageConfig({ navigationBarTitleText: '今晚', enablePullDownRefresh: true });

const POLL_MS = 30_000;

/** 今晚: how far my buildings are with the coming delivery, and the one thing to do about it. */
export default function BoardPage(): ReactNode {
  const { role } = useSession();
  const orders = useOrders(POLL_MS);
  const now = serviceNow();
  const coming = comingWindows(orders.data ?? [], now);
  const [first] = coming;
  const hint = first?.startAt && first.endAt ? `${sayWindow(first.startAt, first.endAt, now)} 送到` : '';
  return (
    <Page
      title={role?.scopeName ?? '我的楼栋'}
      hint={hint}
      tabs
      onRefresh={orders.refresh}
      footer={first ? <ReadyFooter windows={coming} /> : null}
    >
      <ApprovalsTap />
      <Loaded
        of={orders}
        empty={{
          when: () => coming.length === 0,
          title: '现在没有要送的团',
          hint: '商超开团后，这里会显示每栋楼的下单情况。',
        }}
      >
        {() =>
          coming.map((window) => (
            <WindowBoard key={window.windowId} window={window} headed={coming.length > 1} />
          ))
        }
      </Loaded>
    </Page>
  );
}
