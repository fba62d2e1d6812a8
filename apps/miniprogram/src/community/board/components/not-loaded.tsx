import type { ReactNode } from 'react';
import type { GroupOrderStatus, GroupOrderView, LoadView } from '@cailan/shared-types';
import { Small } from '../../../ui/text';
import { groupOrderWords } from '../../../words/statuses';

/** Paid goods on their way to a vehicle, the nearest to leaving first. */
const COMING: readonly GroupOrderStatus[] = ['packed', 'picking', 'paid'];

/** What will come but is on no vehicle yet: `还没装车：已装袋 2 份，拣货中 1 份`. */
export function NotLoaded({
  loads,
  groups,
}: {
  loads: readonly LoadView[];
  groups: readonly GroupOrderView[];
}): ReactNode {
  const loaded = new Set(
    loads.flatMap(({ stops }) =>
      stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId)),
    ),
  );
  const parts = COMING.map((status) => ({
    words: groupOrderWords[status].words,
    count: groups.filter((group) => group.status === status && !loaded.has(group.id)).length,
  })).filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const said = parts.map(({ words, count }) => `${words} ${count} 份`).join('，');
  return <Small>{`还没装车的集采单：${said}`}</Small>;
}
