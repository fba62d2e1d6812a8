import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { type RoundView, clockOf } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { useSession } from '../../../session/use-session';
import { sayInstant, sayLeft, sayWindow } from '../../../time';
import { STATIONS } from '../../../words/stations';
import { Steps } from '../../../ui/figures';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { broughtWords, confirmWords, type Reader } from '../../list-words';
import { isSubmitted, type HouseholdList } from '../../use-household-list';

/** After the list was handed in: who does what next, and when. */
export function Next({ list, householdId }: { list: HouseholdList; householdId: string }): ReactNode {
  const { draft, changeable, title } = list;
  const { until, partly } = changeable;
  const { role } = useSession();
  const { orders } = draft.draft;
  const submitted = isSubmitted(orders);
  const household = useRead('GET /households/:id', { params: { id: householdId } }, { enabled: submitted });
  const round = lastToClose(list);
  if (!submitted || !round) return null;
  const changed = draft.state === 'unsaved' || draft.state === 'saved';
  if (changed && until) return <Changed until={until} />;
  // What was refused, or is still to go out, is said where the list is kept.
  if (draft.state !== 'submitted') return null;
  const leader = household.data?.helpers.find(({ roleName }) => roleName === '网格员');
  const reader: Reader = title === undefined ? 'own' : role?.role === 'grid_leader' ? 'leader' : 'helper';
  const now = serviceNow();
  const left = until && leftWords(until, partly, now);
  const confirms =
    round.quotaRule === 'fair' ? '截单、分好紧俏的菜以后' : `${clockOf(round.cutOffAt)} 截单以后`;
  return (
    <Card>
      <Row apart>
        <Strong>已交给网格员</Strong>
        {left ? <Tag tone="good">{`${left}可改`}</Tag> : null}
      </Row>
      <Steps names={STATIONS} at={1} />
      <View className="review__words">
        <View>
          <Small>{`${confirms}，${confirmWords(reader, leader?.name, sayInstant(round.payBy, now))}`}</Small>
        </View>
        <View>
          <Small>
            {`${sayWindow(round.windowStartAt, round.windowEndAt, now)} 送到，${broughtWords(reader, household.data?.door)}`}
          </Small>
        </View>
      </View>
    </Card>
  );
}

/** `还剩 2 小时`, `部分还剩 2 小时`; empty once it has passed. */
function leftWords(until: string, partly: boolean, now: Date): string {
  const left = sayLeft(until, now);
  return left && partly ? `部分${left}` : left;
}

/** Of the rounds that wait for their building's confirmation the last: it tells when all are confirmed and paid. */
function lastToClose({ draft, goods }: HouseholdList): RoundView | undefined {
  const waiting = draft.draft.orders
    .filter(({ status }) => status === 'submitted')
    .map(({ roundId }) => roundId);
  return (goods.data?.rounds ?? [])
    .filter(({ id }) => waiting.includes(id))
    .sort((a, b) => (a.cutOffAt < b.cutOffAt ? 1 : -1))[0];
}

/** The list was handed in and then changed: what was handed in still stands. */
function Changed({ until }: { until: string }): ReactNode {
  return (
    <Card due>
      <Heading>改动还没有交</Heading>
      <Small tone="now">
        {`原来交的清单还算数。要按新的来，请再点一次“交给网格员”，${clockOf(until)} 前都行。`}
      </Small>
    </Card>
  );
}
