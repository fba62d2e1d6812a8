import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { ListLineView, RoundView } from '@cailan/shared-types';
import { pages } from '../../pages';
import { Empty, Loaded } from '../../ui/loaded';
import { turnTo, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Money } from '../../ui/figures';
import { Even } from '../../ui/layout';
import { Note, Small } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { TextField } from '../../ui/text-field';
import { useAgain } from './state';
import { useSubscribe } from '../../wechat/use-subscribe';
import { useHouseholdList, type HouseholdList } from '../use-household-list';
import { AgainNote } from './components/again-note';
import { Conflicts } from './components/conflicts';
import { Kept } from './components/kept';
import { Next } from './components/next';
import { SupplierLines } from './components/supplier-lines';
import { Sums } from './components/sums';
import { TooLate } from './components/too-late';
import { WishSheet } from './components/wish-sheet';
import { suppliersComing } from './staying';
import { Withdraw } from './components/withdraw';
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

function Foot({ list, onShop }: { list: HouseholdList; onShop: () => void }): ReactNode {
  const { draft, words, why } = list;
  const askToTell = useSubscribe(['confirmed', 'arrived', 'refunded']);
  const submit = () => {
    draft.submit();
    // WeChat opens its sheet only straight from a tap, before the answer is known; a second try was asked at the first.
    // What becomes of a neighbour's list is told to the neighbour.
    if (list.title === undefined && draft.state !== 'refused') void askToTell();
  };
  const waits = draft.state === 'waiting';
  return (
    <View className="review__foot">
      <View className="review__sum">
        <Money fen={draft.draft.amountFen} big />
        <Small>{words}</Small>
      </View>
      <Even>
        <Tap kind="line" onClick={onShop}>
          接着挑
        </Tap>
        <Tap busy={draft.state === 'submitting'} disabled={why !== undefined || waits} onClick={submit}>
          {waits ? '待交' : (why ?? '交给网格员')}
        </Tap>
      </Even>
    </View>
  );
}

/** What may still be taken back. */
const openOrders = ({ draft, open }: HouseholdList) =>
  draft.draft.orders.filter((order) => open.some(({ id }) => id === order.roundId));

/** Who brings what was handed in though the rest is taken back. */
const stayingSuppliers = ({ draft, open }: HouseholdList, rounds: readonly RoundView[]): string[] =>
  suppliersComing(
    draft.draft.orders,
    rounds.filter(({ id }) => !open.some((round) => round.id === id)),
  );

function Lines({ list, rounds }: { list: HouseholdList; rounds: readonly RoundView[] }): ReactNode {
  const { lines } = list.draft.draft;
  const [asking, setAsking] = useState<ListLineView>();
  if (lines.length === 0)
    return <Empty title="清单还是空的" hint="点“接着挑”去选菜。交之前都存在这里，不会丢。" />;
  return (
    <>
      {rounds.map((round) => (
        <SupplierLines
          key={round.id}
          round={round}
          lines={lines.filter(({ roundId }) => roundId === round.id)}
          list={list}
          onWish={setAsking}
        />
      ))}
      <WishSheet
        line={asking}
        onWish={(wish) => asking && list.draft.setWish(asking.offerId, wish)}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}

function Remark({ list: { draft, open } }: { list: HouseholdList }): ReactNode {
  const { note } = draft.draft;
  if (open.length === 0) return note ? <Note>{`留言：${note}`}</Note> : null;
  return (
    <TextField
      label="留言给网格员和商超（可以不写）"
      placeholder="例如：鸡蛋轻放；家里只有老人，请按门铃"
      long
      most={200}
      value={note}
      onChange={(text) => draft.setNote(text)}
    />
  );
}
