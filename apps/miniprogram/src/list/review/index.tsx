import type { ReactNode } from 'react';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { turnTo, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Note } from '../../ui/text';
import { useAgain } from './state';
import { useHouseholdList } from '../use-household-list';
import { AgainNote } from './components/again-note';
import { Conflicts } from './components/conflicts';
import { Kept } from './components/kept';
import { Next } from './components/next';
import { Sums } from './components/sums';
import { TooLate } from './components/too-late';
import { Withdraw } from './components/withdraw';
import { Foot } from './components/foot';
import { Lines } from './components/lines';
import { Remark } from './components/remark';
import { openOrders, stayingSuppliers } from './staying';
import './index.scss';

definePageConfig({ navigationBarTitleText: '我的清单', enablePullDownRefresh: true });

/** 我的清单: what is on it, what becomes of shortages, and handing it in. */
export default function ReviewPage(): ReactNode {
  const { windowId = '', householdId = '', again } = useQuery(pages.list.review);
  const list = useHouseholdList(windowId, householdId);
  const written = useAgain(again, householdId, list);
  const shop = () => turnTo(pages.list.shop, { windowId, householdId });
  return (
    <Page
      title={list.title ?? '我的清单'}
      hint={list.hint}
      onRefresh={list.goods.refresh}
      footer={<Foot list={list} onShop={shop} />}
    >
      <Loaded of={list.goods}>
        {({ rounds, byId }) => (
          <>
            {list.title ? <Note>替别人下单：那一家会收到消息。没有微信的，请打电话告诉一声。</Note> : null}
            <AgainNote of={written} />
            <Kept draft={list.draft} />
            <TooLate draft={list.draft} />
            <Conflicts draft={list.draft} goods={byId} />
            <Next list={list} householdId={householdId} />
            <Lines list={list} rounds={rounds} />
            <Remark list={list} />
            <Sums list={list} rounds={rounds} />
            <Withdraw
              windowId={windowId}
              householdId={householdId}
              orders={openOrders(list)}
              staying={stayingSuppliers(list, rounds)}
              rounds={rounds}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
