import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { turnTo } from '../../ui/open';
import { Page } from '../../ui/page';
import { Tap } from '../../ui/tap';
import { Binding } from './components/binding';

definePageConfig({ navigationBarTitleText: '我的申请', enablePullDownRefresh: true });

const POLL_MS = 10_000;
const NOTHING = { title: '还没有申请', hint: '扫楼栋门口的码，就能申请加入您家。' };

/** 我的申请: whether I was let into the household, by whom it waits, and what to do next. */
export default function WaitingPage(): ReactNode {
  const bindings = useRead('GET /me/bindings', {}, { poll: POLL_MS });
  return (
    <Page title="我的申请" onRefresh={bindings.refresh}>
      <Loaded of={bindings} empty={{ when: (all) => all.length === 0, ...NOTHING }}>
        {(all) =>
          [...all]
            .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
            .map((binding) => <Binding key={binding.id} of={binding} />)
        }
      </Loaded>
      <Tap kind="line" onClick={() => turnTo(pages.account.bind)}>
        再申请一户
      </Tap>
    </Page>
  );
}
