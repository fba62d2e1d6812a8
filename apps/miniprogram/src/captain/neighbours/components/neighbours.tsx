import { useState, type ReactNode } from 'react';
import type { GroupOrderView, WindowView } from '@cailan/shared-types';
import { Choice } from '../../../ui/choice';
import { Empty, Loaded } from '../../../ui/loaded';
import { LongList } from '../../../ui/long-list';
import { NeighbourCard } from './neighbour-card';
import { useNeighbours } from '../state';
import { Ordered } from './ordered';

/** So many at a time. */
const PART = 20;

const FILTERS = [
  { value: 'waiting', label: '还没下单' },
  { value: 'all', label: '全部' },
] as const;

/** The households of my buildings, those who have not ordered first. */
export function Neighbours({
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
