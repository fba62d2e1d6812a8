import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { ApprovalsTap } from '../../belonging/approvals-tap';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { DayChoice } from '../day-choice';
import { useDay } from '../use-day';
import { windowsOfDay } from '../windows-of-day';
import { WindowNumbers } from './components/window-numbers';
import './index.scss';

definePageConfig({ navigationBarTitleText: '今日', enablePullDownRefresh: true });

/** 今日: how many households are served, where the bags are, how full the window is, what went wrong. */
export default function NumbersPage(): ReactNode {
  const { windows, daysAgo, setDaysAgo, refresh } = useDay();
  return (
    <Page title="今日" tabs wide onRefresh={refresh}>
      <ApprovalsTap />
      <Loaded of={windows}>
        {(all) => {
          const ofDay = windowsOfDay(all, serviceNow(), daysAgo);
          return (
            <>
              <DayChoice windows={all} daysAgo={daysAgo} onChange={setDaysAgo} />
              {ofDay.map((window) => (
                <WindowNumbers key={window.id} window={window} />
              ))}
              {ofDay.length === 0 ? (
                <Empty title="这一天没有配送" hint="有配送的日子，这里会有数字。" />
              ) : null}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
