import type { ReactNode } from 'react';
import type { GroupOrderView } from '@cailan/shared-types';
import { useReads } from '../../../api/use-reads';
import { Note } from '../../../ui/text';
import { notPacked, stillToPack } from '../waiting-for-load';

const POLL_MS = 30_000;

/** What of the window is not packed yet, so that no vehicle leaves without a building by oversight. */
export function StillToPack({ groups }: { groups: readonly GroupOrderView[] }): ReactNode {
  const rounds = [...new Set(notPacked(groups).map(({ roundId }) => roundId))];
  const waves = useReads(
    'GET /rounds/:id/waves',
    rounds.map((id) => ({ params: { id } })),
    { poll: POLL_MS },
  );
  if (!waves.data) return null;
  return stillToPack(groups, waves.data.flat()).map((words) => (
    <Note key={words} tone="now">
      {words}
    </Note>
  ));
}
