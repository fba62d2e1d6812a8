import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { cancelReasonName, type HouseholdOrderView } from '@cailan/shared-types';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { Loaded } from '../../ui/loaded';
import { open, useQuery } from '../../ui/open';
import { Page } from '../../ui/page';
import { Steps } from '../../ui/figures';
import { Card, Row } from '../../ui/layout';
import { Note, Small, Tag } from '../../ui/text';
import { Tap } from '../../ui/tap';
import { cameBackOf } from '../came-back';
import { stationOf, tagOf, underWayOf } from '../progress';
import { STATIONS } from '../../words/stations';
import { Question, questionsOf } from '../question';
import { Returned } from '../returned';
import { Bags } from './components/bags';
import { OrderLines } from './components/order-lines';
import { OrderMoney } from './components/order-money';
import { Receipt } from './components/receipt';
import './index.scss';

definePageConfig({ navigationBarTitleText: '订单', enablePullDownRefresh: true });

const POLL_MS = 30_000;

/** 订单: one order from what was asked for to what came, with what it costs in the end. */
export default function OrderPage(): ReactNode {
  const { id = '' } = useQuery(pages.resident.order);
  const order = useRead('GET /household-orders/:id', { params: { id } }, { poll: POLL_MS });
  const { data } = order;
  const number = data?.runningNumber ?? null;
  return (
    <Page
      title={data?.supermarketName ?? '订单'}
      hint={number === null ? '' : `跟团号 ${number}`}
      onRefresh={order.refresh}
    >
      <Loaded of={order}>{(found) => <Whole order={found} />}</Loaded>
    </Page>
  );
}

function Whole({ order }: { order: HouseholdOrderView }): ReactNode {
  const editable = order.status === 'submitted' || order.status === 'draft';
  const { windowId, householdId } = order;
  const toList = () => open(pages.list.review, { windowId, householdId });
  return (
    <>
      {questionsOf([order]).map(({ line }) => (
        <Question key={line.id} order={order} line={line} />
      ))}
      <Returned order={order} />
      <Where order={order} />
      <Receipt order={order} />
      <Bags order={order} />
      <OrderLines order={order} />
      <OrderMoney order={order} />
      {editable ? (
        <Tap kind="line" onClick={toList}>
          改清单
        </Tap>
      ) : null}
    </>
  );
}

function Where({ order }: { order: HouseholdOrderView }): ReactNode {
  const { status, cancelReason, proxy, note } = order;
  const back = cameBackOf(order);
  if (status === 'cancelled')
    return (
      <Note tone="harm">{`这单取消了：${cancelReasonName(cancelReason) || '没有写原因'}。${back?.money ?? ''}`}</Note>
    );
  if (status === 'withdrawn') return <Note>这单已经撤回，没有订。</Note>;
  const said = tagOf(order);
  return (
    <Card>
      <Row apart>
        <Small>{underWayOf(order)}</Small>
        <Tag tone={said.tone}>{said.words}</Tag>
      </Row>
      <Steps names={STATIONS} at={stationOf(order)} />
      {back?.money ? <View className="order__words">{back.money}</View> : null}
      {proxy ? (
        <View className="order__words">这单是网格员或楼栋长替您家下的，有不对请打电话说。</View>
      ) : null}
      {note ? <View className="order__words">{`留言：${note}`}</View> : null}
    </Card>
  );
}
