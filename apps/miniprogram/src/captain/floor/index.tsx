import { useCallback, type ReactNode } from 'react';
import type { FloorListView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import type { Entry } from '../../offline/outbox';
import { useSession } from '../../session/use-session';
import { sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useLocalRead } from '../../offline/use-local-read';
import { useMyWindow } from '../use-my-window';
import { WindowChoice } from '../window-choice';
import { windowAtHand } from '../windows-at-hand';
import { DoorToDoor } from './components/door-to-door';
import { withEntry } from './floor-now';
import './index.scss';

definePageConfig({ navigationBarTitleText: '送到户', enablePullDownRefresh: true });

const POLL_MS = 20_000;

/** 送到户: from door to door in stair order, also without a network. */
export default function FloorPage(): ReactNode {
  const { read, choose } = useMyWindow(windowAtHand);
  const { role } = useSession();
  const window = read.data?.window;
  const refresh = () => {
    renew(['GET /windows/:id/floor', 'GET /windows/:id/unserved']);
    return read.refresh();
  };
  const hint = window && sayWindow(window.startAt, window.endAt, serviceNow());
  return (
    <Page title={role?.scopeName ?? '送到户'} {...(hint && { hint })} tabs onRefresh={refresh}>
      <Loaded of={read} empty={{ when: (my) => !my.window, title: '还没有送货安排', hint: NO_WINDOW }}>
        {(my) =>
          my.window ? (
            <>
              <WindowChoice windows={my.windows} window={my.window} onChoose={choose} />
              <Floor windowId={my.window.id} key={my.window.id} />
            </>
          ) : null
        }
      </Loaded>
    </Page>
  );
}

const NO_WINDOW = '楼里有人下单以后，这里会列出每一场送货。';
const NO_GOODS = '楼栋长在“收货”点收、双方签字以后，这里按楼梯顺序列出每一户。';

function Floor({ windowId }: { windowId: string }): ReactNode {
  const change = useCallback(
    (list: FloorListView, entry: Entry) => withEntry(windowId, list, entry),
    [windowId],
  );
  const floor = useLocalRead('GET /windows/:id/floor', { id: windowId }, change, POLL_MS);
  const unserved = useRead('GET /windows/:id/unserved', { params: { id: windowId } });
  const heldAt = new Map(unserved.data?.flatMap(({ bags }) => bags.map((bag) => [bag.code, bag.heldAt])));
  return (
    <Loaded
      of={floor}
      empty={{ when: ({ households }) => households.length === 0, title: '手上还没有货', hint: NO_GOODS }}
    >
      {(list) => <DoorToDoor list={list} windowId={windowId} heldAt={heldAt} />}
    </Loaded>
  );
}
