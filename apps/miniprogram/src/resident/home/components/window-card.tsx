import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import {
  cancelReasonName,
  isEditable,
  type HouseholdOrderView,
  type RoundView,
  clockOf,
} from '@cailan/shared-types';
import { formatFen } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useDraft, type Draft } from '../../../offline/drafts';
import { pages } from '../../../pages';
import { sayLeft, sayWindow } from '../../../time';
import { open } from '../../../ui/open';
import { Bar } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Heading, Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { earlierList, type EarlierList } from '../../progress';
import type { RoundsOfWindow } from '../windows';

interface WindowCardProps {
  window: RoundsOfWindow;
  householdId: string;
  orders: readonly HouseholdOrderView[];
}

/** A window that takes lists: when it is brought, by whom, how far from the minimum, and my list for it. */
export function WindowCard({ window, householdId, orders }: WindowCardProps): ReactNode {
  const { id, startAt, endAt, rounds } = window;
  const draft = useDraft(id, householdId);
  const now = serviceNow();
  const openRounds = rounds.filter((round) => takesList(round, draft));
  const [until, ...later] = [...new Set(openRounds.map(({ cutOffAt }) => cutOffAt))].sort();
  const where = { windowId: id, householdId };
  const shop = () => open(pages.list.shop, where);
  const review = (again?: string) => open(pages.list.review, { ...where, again });
  const earlier = earlierList(orders, id);
  const began = draft.draft.lines.length > 0;
  return (
    <Card>
      <Row apart top>
        <Heading>
          {rounds.length > 1 ? `${rounds.length} 家商超，一张清单` : rounds[0]?.supermarketName}
        </Heading>
        <Tag tone={until ? 'now' : 'mute'}>{until ? sayLeft(until, now) : '不能再改'}</Tag>
      </Row>
      <Small>
        {[
          `${sayWindow(startAt, endAt, now)} 送到`,
          ...(until ? [`${clockOf(until)} ${later.length > 0 ? '起陆续截单' : '截单'}`] : []),
        ].join(' · ')}
      </Small>
      <Suppliers rounds={rounds} />
      {began ? <OwnList draft={draft} onOpen={() => review()} /> : null}
      {earlier && !began ? <Lost of={earlier} /> : null}
      <View className="home__write">
        {until ? <Tap onClick={shop}>{began ? '接着写清单' : '写清单'}</Tap> : null}
      </View>
      {earlier && !began ? (
        <Tap
          kind={earlier.cancelled === undefined ? 'quiet' : 'line'}
          onClick={() => review(earlier.windowId)}
        >
          {earlier.cancelled === undefined ? '照上次买' : '照那张清单再写一次'}
        </Tap>
      ) : null}
    </Card>
  );
}

/** Whether a round still takes this household's list: not once its building is confirmed. */
function takesList({ id }: RoundView, { draft: { orders }, closedRounds }: Draft): boolean {
  return (
    !closedRounds.includes(id) && orders.every(({ roundId, status }) => roundId !== id || isEditable(status))
  );
}

/** Who sells, and how far each is from its minimum where there is one. */
function Suppliers({ rounds }: { rounds: readonly RoundView[] }): ReactNode {
  const withMinimum = rounds.filter(({ minimumFen }) => minimumFen > 0);
  return (
    <>
      {rounds.length > 1 ? (
        <View className="home__round">
          <Small>{rounds.map(({ supermarketName }) => supermarketName).join('、')}</Small>
        </View>
      ) : null}
      {withMinimum.map((round) => (
        <Reached key={round.id} round={round} named={rounds.length > 1} />
      ))}
    </>
  );
}

/** How far a round is from its minimum, which counts for all together, never for one household. */
function Reached({ round, named }: { round: RoundView; named: boolean }): ReactNode {
  const { supermarketName, orderedFen, minimumFen } = round;
  const missing = minimumFen - orderedFen;
  return (
    <View className="home__round">
      <Row apart>
        <Small>{`${named ? `${supermarketName} ` : ''}大家已凑 ${formatFen(orderedFen)}`}</Small>
        {missing > 0 ? <Tag tone="mute">{`差 ${formatFen(missing)} 起送`}</Tag> : <Tag>已够起送</Tag>}
      </Row>
      <Bar part={orderedFen / minimumFen} />
    </View>
  );
}

function OwnList({ draft, onOpen }: { draft: Draft; onOpen: () => void }): ReactNode {
  const { lines, amountFen } = draft.draft;
  const done = draft.state === 'submitted';
  return (
    <View className="home__list">
      <View>
        <Strong>{`我的清单：${lines.length} 样 ${formatFen(amountFen)}`}</Strong>
        <Row>
          <Tag tone={done ? 'good' : 'now'}>{done ? '已交给网格员' : '还没有交'}</Tag>
        </Row>
      </View>
      <Even>
        <Tap kind={done ? 'line' : 'now'} onClick={onOpen}>
          {done ? '看清单' : '看清单，去交'}
        </Tap>
      </Even>
    </View>
  );
}

/** The last list came to nothing: it is not lost. */
function Lost({ of }: { of: EarlierList }): ReactNode {
  if (of.cancelled === undefined) return null;
  const reason = cancelReasonName(of.cancelled);
  return <Small tone="now">{`上次的清单取消了${reason ? `（${reason}）` : ''}，还给您留着。`}</Small>;
}
