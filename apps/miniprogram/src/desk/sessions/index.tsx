import type { ReactNode } from 'react';
import { usePages } from '../../api/use-pages';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { More } from '../../ui/more';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { DeskCard } from './components/desk-card';
import { WaitingCard } from './components/waiting-card';

definePageConfig({ navigationBarTitleText: '已登录的电脑', enablePullDownRefresh: true });

/** Somebody stands at the computer and waits. */
const POLL_MS = 3_000;
const NOBODY = { title: '没有电脑登录着', hint: '在电脑上打开“菜篮”，用这部手机扫码，就能在大屏上做事。' };

/** 已登录的电脑: at which computers I am signed in, what they wait for my yes for, and out of them. */
export default function SessionsPage(): ReactNode {
  const desks = usePages('GET /desk-sessions', {});
  const asked = useRead('GET /desk-confirmations', {}, { poll: POLL_MS });
  return (
    <Page title="已登录的电脑" onRefresh={() => Promise.all([desks.refresh(), asked.refresh()])}>
      <Tap big onClick={() => open(pages.desk.scan)}>
        扫码登录电脑
      </Tap>
      {(asked.data ?? []).map((of) => (
        <WaitingCard key={of.id} of={of} />
      ))}
      <Loaded of={desks} empty={{ when: (all) => all.length === 0, ...NOBODY }}>
        {(all) => all.map((desk) => <DeskCard key={desk.id} of={desk} />)}
      </Loaded>
      <More of={desks} />
    </Page>
  );
}
