import { useState, type ReactNode } from 'react';
import type { GroupOrderView, NeighbourView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { nextCutOff } from '../../rounds/taking';
import { sayInstant, sayLeft, sayWindow } from '../../time';
import { Choice } from '../../ui/choice';
import { Empty, Loaded } from '../../ui/loaded';
import { LongList } from '../../ui/long-list';
import { Page } from '../../ui/page';
import { Bar } from '../../ui/figures';
import { Card, Row } from '../../ui/layout';
import { Small, Strong, Tag } from '../../ui/text';
import { useMyWindow } from '../use-my-window';
import { windowToOrderFor } from '../windows-at-hand';
import { NeighbourCard } from './components/neighbour-card';
import { useNeighbours } from './state';

definePageConfig({ navigationBarTitleText: '帮下单', enablePullDownRefresh: true });

/** 帮下单: who of my building has not ordered for the coming window; to call, or to order for them. */
export default function NeighboursPage(): ReactNode {
  const { read } = useMyWindow(windowToOrderFor);
  const window = read.data?.window;
  const hint = window && `${sayWindow(window.startAt, window.endAt, serviceNow())} 送到`;
  return (
    <Page title="帮邻居下单" {...(hint && { hint })} tabs onRefresh={read.refresh}>
      <Loaded of={read} empty={{ when: (my) => !my.window, title: '现在没有可下单的场次', hint: NONE }}>
        {(my) =>
          my.window ? (
            <Neighbours
              key={my.window.id}
              window={my.window}
              groups={my.groups.filter(({ status }) => status === 'collecting')}
            />
          ) : null
        }
      </Loaded>
    </Page>
  );
}

const NONE = '商超开团以后，这里会列出谁家还没下单。';
/** So many at a time. */
const PART = 20;
const FILTERS = [
  { value: 'waiting', label: '还没下单' },
  { value: 'all', label: '全部' },
] as const;

function Neighbours({
  window,
  groups,
}: {
  window: WindowView;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const read = useNeighbours(groups.map(({ id }) => id));
  const [filter, setFilter] = useState<'waiting' | 'all'>('waiting');
  return (
    <Loaded
      of={read}
      empty={{ when: (all) => all.length === 0, title: '这里还没有住户', hint: '请社区先登记。' }}
    >
      {(all) => {
        const waiting = all.filter(({ ordered }) => !ordered);
        const listed = filter === 'waiting' ? waiting : all;
        return (
          <>
            <Ordered all={all} waiting={waiting.length} windowId={window.id} groups={groups} />
            <Choice label="看哪些" options={FILTERS} value={filter} onChange={setFilter} />
            <LongList items={listed} unit="户" part={PART}>
              {(shown) =>
                shown.map((neighbour) => (
                  <NeighbourCard key={neighbour.householdId} neighbour={neighbour} windowId={window.id} />
                ))
              }
            </LongList>
            {listed.length === 0 ? <Empty title="都下单了" hint="要改的可以在“全部”里找到。" /> : null}
          </>
        );
      }}
    </Loaded>
  );
}

/** How many have ordered, and until when the others can. */
function Ordered({
  all,
  waiting,
  windowId,
  groups,
}: {
  all: readonly NeighbourView[];
  waiting: number;
  windowId: string;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const read = useRead('GET /rounds', { query: { windowId } });
  const rounds = read.data ?? [];
  const now = serviceNow();
  const taking = groups.map((group) => ({ group, round: rounds.find(({ id }) => id === group.roundId) }));
  const cutOffAt = nextCutOff(taking, now);
  const ordered = all.length - waiting;
  return (
    <Card due={waiting > 0}>
      <Row apart>
        <Strong>{`${ordered} / ${all.length} 户已下单`}</Strong>
        {cutOffAt !== undefined ? (
          <Tag tone="now">{sayLeft(cutOffAt, now)}</Tag>
        ) : read.data ? (
          <Tag tone="mute">不再接单</Tag>
        ) : null}
      </Row>
      <Bar part={ordered / all.length} />
      {cutOffAt !== undefined ? <Small>{`${sayInstant(cutOffAt, now)} 截单`}</Small> : null}
    </Card>
  );
}
