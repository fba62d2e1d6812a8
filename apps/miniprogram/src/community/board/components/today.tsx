import type { ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { Empty } from '../../../ui/loaded';
import { WindowBoard } from './window-board';
import { Chosen } from '../state';

interface TodayProps {
  windows: readonly WindowView[];
  chosen: Chosen | undefined;
  onOpen: (loadId: string, dropPointId: string) => void;
}

/** The windows of today at my gates. */
export function Today({ windows, chosen, onOpen }: TodayProps): ReactNode {
  if (windows.length === 0)
    return (
      <Empty title="没有配送时段" hint="区里排了配送时段以后，这里会列出哪家商超、哪辆车、什么时候到。" />
    );
  return (
    <>
      {windows.map((window) => (
        <WindowBoard key={window.id} window={window} chosenLoadId={chosen?.loadId} onOpen={onOpen} />
      ))}
    </>
  );
}
