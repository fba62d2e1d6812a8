import { useMemo, type ReactNode } from 'react';
import type { HouseholdOrderView, RoundView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { useSession } from '../../session/use-session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { Heading, Small } from '../../ui/text';
import { Helpers } from '../helpers';
import { OrderCard } from '../order-card';
import { isInMotion } from '../progress';
import { Question, questionsOf } from '../question';
import { Returned } from '../returned';
import { useOwnHousehold, useOwnHouseholdId, useOwnOrders } from '../use-own';
import { byWindow, forPlace } from './windows';
import { WindowCard } from './components/window-card';
import './index.scss';

definePageConfig({ navigationBarTitleText: '今天', enablePullDownRefresh: true });

const POLL_MS = 30_000;
const NONE: HouseholdOrderView[] = [];

/** 今天: what waits for my answer, what I can order, where my orders are, whom to call. */
export default function HomePage(): ReactNode {
  const { role } = useSession();
  const householdId = useOwnHouseholdId();
  const household = useOwnHousehold();
  const orders = useOwnOrders();
  const rounds = useRead('GET /rounds', { query: { status: 'open' } }, { poll: POLL_MS });
  const windows = useRead('GET /windows');
  const mine = orders.data ?? NONE;
  const moving = useMemo(() => mine.filter(isInMotion), [mine]);
  const { communityName, placeKind, door = role?.scopeName ?? '' } = household.data ?? {};
  const refresh = () => Promise.all([rounds.refresh(), orders.refresh(), household.refresh()]);
  return (
    <Page title={communityName ? `${communityName} · ${door}` : door} tabs onRefresh={refresh}>
      {questionsOf(moving).map(({ order, line }) => (
        <Question key={line.id} order={order} line={line} />
      ))}
      {mine.map((order) => (
        <Returned key={order.id} order={order} />
      ))}
      <Loaded of={rounds}>
        {(all) => (
          <Windows rounds={forPlace(all, windows.data, placeKind)} householdId={householdId} orders={mine} />
        )}
      </Loaded>
      {moving.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {rounds.data && !orders.data ? <Loaded of={orders}>{() => null}</Loaded> : null}
      {household.data ? <Helpers of={household.data.helpers} /> : null}
    </Page>
  );
}

interface WindowsProps {
  rounds: readonly RoundView[];
  householdId: string;
  orders: readonly HouseholdOrderView[];
}

function Windows({ rounds, householdId, orders }: WindowsProps): ReactNode {
  const now = serviceNow().toISOString();
  const openRounds = rounds.filter(({ opensAt, cutOffAt }) => opensAt <= now && now < cutOffAt);
  if (openRounds.length === 0) {
    return (
      <Card>
        <Heading>现在没有开团</Heading>
        <Small>商超一开团，这里就能写清单，过一会儿再来看看。急着要的，请打电话给网格员。</Small>
      </Card>
    );
  }
  return byWindow(openRounds).map((window) => (
    <WindowCard key={window.id} window={window} householdId={householdId} orders={orders} />
  ));
}
