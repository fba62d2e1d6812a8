import { useState, type ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import type { NeighbourView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { pages } from '../../../pages';
import { open } from '../../../ui/open';
import { groupOrderWords } from '../../../words/statuses';
import { Bar, Money } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag, type Tone } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import type { Building, BuildingOrder } from '../../grid-windows';
import { Line, Lines } from '../../line';
import { isReady, nextStepRefusal, sayRefusal } from '../../readiness';
import { takesLists } from '../../../rounds/takes-lists';
import { NeighbourSheet } from './neighbour-sheet';

/** A building: who has ordered, from which supermarket for how much, and who of its priority households has not. */
export function BuildingCard({
  building,
  windowId,
  neighbours,
}: {
  building: Building;
  windowId: string;
  neighbours: readonly NeighbourView[] | undefined;
}): ReactNode {
  const [open, setOpen] = useState(false);
  const now = serviceNow();
  const ordered = neighbours?.filter((each) => each.ordered).length;
  const alive = building.orders.filter(({ group }) => group.status !== 'cancelled');
  const amountFen = alive.reduce((sum, { group }) => sum + group.amountFen, 0);
  const missing = neighbours?.filter((each) => !each.ordered) ?? [];
  const first = missing.filter(({ priority }) => priority);
  const mayOrder = building.orders.some((order) => takesLists(order, now));
  const urgent = mayOrder && first.length > 0;
  return (
    <Card>
      <Row apart>
        <Heading>{building.shortName}</Heading>
        {urgent ? <Tag tone="now">{first.length} 户优先户没下单</Tag> : null}
      </Row>
      <Row apart>
        <Small>
          {ordered ?? '…'} / {building.households} 户
        </Small>
        <Money fen={amountFen} />
      </Row>
      <Bar part={(ordered ?? 0) / Math.max(1, building.households)} tone={urgent ? 'now' : 'good'} />
      <Orders orders={building.orders} />
      {urgent ? (
        <View>
          <Small tone="now">{sayFirst(first)}</Small>
        </View>
      ) : null}
      {missing.length > 0 && mayOrder ? (
        <Tap
          kind="quiet"
          label={`${missing.length} 户没下单，打电话或帮下单 › ${building.name}`}
          onClick={() => setOpen(true)}
        >
          {missing.length} 户没下单，打电话或帮下单 ›
        </Tap>
      ) : null}
      <NeighbourSheet
        open={open}
        title={`${building.shortName}：谁没下单`}
        neighbours={missing}
        windowId={windowId}
        takesLists={mayOrder}
        onClose={() => setOpen(false)}
      />
    </Card>
  );
}

/** Those who ordered by supermarket; the rest in a word. */
function Orders({ orders }: { orders: readonly BuildingOrder[] }): ReactNode {
  const some = orders.filter(({ group }) => group.ordered > 0 || group.status !== 'collecting');
  const none = orders.length - some.length;
  return (
    <>
      <Lines>
        {some.map((order) => (
          <OrderLine key={order.group.id} order={order} />
        ))}
      </Lines>
      {none > 0 ? (
        <Small>{some.length > 0 ? `另外 ${none} 家还没人下单` : `${none} 家都还没人下单`}</Small>
      ) : null}
    </>
  );
}

function OrderLine({ order }: { order: BuildingOrder }): ReactNode {
  const { group } = order;
  const { words, tone } = stateOf(order);
  const toBuilding = () => open(pages.leader.building, { groupOrderId: group.id });
  const label = `${group.deliveryGroupName} ${group.supermarketName}，${group.ordered} 户，${words}`;
  return (
    <Line
      onClick={toBuilding}
      label={label}
      side={
        <>
          <Tag tone={tone}>{words}</Tag>
          <Money fen={group.amountFen} />
          <Text>›</Text>
        </>
      }
    >
      <Strong>{group.supermarketName}</Strong>
      <Small>{group.ordered} 户</Small>
    </Line>
  );
}

/** Its status, or, while it collects, whether it can be confirmed and why not. */
function stateOf(order: BuildingOrder): { words: string; tone: Tone } {
  const { group } = order;
  if (group.status !== 'collecting') return groupOrderWords[group.status];
  const now = serviceNow();
  if (isReady(order, now)) return { words: '可以确认', tone: 'good' };
  const refusal = nextStepRefusal(order, now);
  return { words: refusal ? sayRefusal(refusal) : '', tone: 'mute' };
}

/** `402 李奶奶、601 王大爷` with how many more there are. */
function sayFirst(households: readonly NeighbourView[]): string {
  const names = households.slice(0, 2).map(({ door, recipient }) => `${door} ${recipient}`);
  return `${names.join('、')}${households.length > 2 ? ` 等 ${households.length} 户` : ''}`;
}
