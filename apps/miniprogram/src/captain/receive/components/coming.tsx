import type { ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { useRead } from '../../../api/use-read';
import { Empty, Loaded } from '../../../ui/loaded';
import { comingIn } from '../coming';
import { LoadCard } from './load-card';
import { notLoaded } from '../coming';
import { NotLoaded } from './not-loaded';

const POLL_MS = 15_000;

/** The vehicles of a window and what is on none yet. */
export function Coming({
  windowId,
  groups,
}: {
  windowId: string;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const loads = useRead('GET /loads', {}, { poll: POLL_MS });
  return (
    <Loaded of={loads}>
      {(list) => {
        const mine = comingIn(list, windowId, groups);
        const waiting = notLoaded(mine, groups);
        return (
          <>
            {mine.map((load) => (
              <LoadCard key={load.id} load={load} />
            ))}
            {waiting.map((group) => (
              <NotLoaded key={group.id} group={group} />
            ))}
            {mine.length + waiting.length === 0 ? (
              <Empty title="这一场还没有货" hint="楼里有人下单、付了款，货才会来。" />
            ) : null}
          </>
        );
      }}
    </Loaded>
  );
}
