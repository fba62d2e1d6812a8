import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { clockOf, sayInstant, sayLeft, sayWindow } from '../../time';
import { Card, Heading, Row, Small, Steps, Strong, Tag } from '../../ui/parts';
import { isSubmitted, type HouseholdList } from '../use-household-list';

const ON_THE_WAY = ['已提交', '已确认', '已付款', '拣货', '到门口', '到家'];

/** After the list was handed in: who does what next, and when. */
export function Next({ list, householdId }: { list: HouseholdList; householdId: string }): ReactNode {
  const { draft, goods, until } = list;
  const { orders } = draft.draft;
  const submitted = isSubmitted(orders);
  const household = useRead('GET /households/:id', { params: { id: householdId } }, { enabled: submitted });
  const order = orders.find(({ status }) => status === 'submitted');
  const round = goods.data?.rounds.find(({ id }) => id === order?.roundId);
  if (!submitted || !round || draft.state === 'refused') return null;
  if (draft.state !== 'submitted') return <Changed until={until} />;
  const leader = household.data?.helpers.find(({ roleName }) => roleName === '网格员');
  const who = leader ? `网格员${leader.name}` : '网格员';
  const now = serviceNow();
  const left = sayLeft(round.cutOffAt, now);
  const confirms =
    round.quotaRule === 'fair' ? '截单、分好紧俏的菜以后' : `${clockOf(round.cutOffAt)} 截单以后`;
  return (
    <Card>
      <Row apart>
        <Strong>已交给网格员</Strong>
        {left ? <Tag tone="good">{`${left}可改`}</Tag> : null}
      </Row>
      <Steps names={ON_THE_WAY} at={1} />
      <View className="review__words">
        <View>
          <Small>
            {`${confirms}，${who}确认整栋楼的清单并付款，最晚 ${sayInstant(round.payBy, now)}。您不用再做什么。`}
          </Small>
        </View>
        <View>
          <Small>
            {`${sayWindow(round.windowStartAt, round.windowEndAt, now)} 送到，由楼栋长送到您家。每一步都会发消息。`}
          </Small>
        </View>
      </View>
    </Card>
  );
}

/** The list was handed in and then changed: what was handed in still stands. */
function Changed({ until }: { until: string | undefined }): ReactNode {
  return (
    <Card due>
      <Heading>改动还没有交</Heading>
      <Small tone="now">
        {`原来交的清单还算数。要按新的来，请再点一次“交给网格员”${until ? `，${clockOf(until)} 前都行` : ''}。`}
      </Small>
    </Card>
  );
}
