import type { ReactNode } from 'react';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useSession } from '../../session/use-session';
import { sayWindow } from '../../time';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { useMyWindow } from '../use-my-window';
import { WindowChoice } from '../window-choice';
import { windowAtHand } from '../windows-at-hand';
import { Coming } from './components/coming';
import './index.scss';

definePageConfig({ navigationBarTitleText: '收货', enablePullDownRefresh: true });

/** 收货: what comes for my buildings, where it is, and the way to receive it. */
export default function ReceivePage(): ReactNode {
  const { read, choose } = useMyWindow(windowAtHand);
  const { role } = useSession();
  const window = read.data?.window;
  const refresh = () => {
    renew(['GET /loads']);
    return read.refresh();
  };
  const hint = window && sayWindow(window.startAt, window.endAt, serviceNow());
  return (
    <Page title={role?.scopeName ?? '收货'} {...(hint && { hint })} tabs onRefresh={refresh}>
      <Loaded of={read} empty={{ when: (my) => !my.window, title: '还没有送货安排', hint: NO_WINDOW }}>
        {({ window: mine, windows, groups }) =>
          mine ? (
            <>
              <WindowChoice windows={windows} window={mine} onChoose={choose} />
              <Coming windowId={mine.id} groups={groups} />
            </>
          ) : null
        }
      </Loaded>
    </Page>
  );
}

const NO_WINDOW = '楼里有人下单以后，这里会列出哪家商超、哪辆车、什么时候到。';
