import type { ReactNode } from 'react';
import type { GroupOrderView, LoadView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { useSession } from '../../session/use-session';
import { sayWindow } from '../../time';
import { groupOrderWords } from '../../words/statuses';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Card, Row } from '../../ui/layout';
import { Small, Strong, Tag } from '../../ui/text';
import { useMyWindow } from '../use-my-window';
import { WindowChoice } from '../window-choice';
import { windowAtHand } from '../windows-at-hand';
import { comingIn } from './coming';
import { LoadCard } from './components/load-card';
import './index.scss';

definePageConfig({ navigationBarTitleText: '收货', enablePullDownRefresh: true });

const POLL_MS = 15_000;

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

function Coming({ windowId, groups }: { windowId: string; groups: readonly GroupOrderView[] }): ReactNode {
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

/** Orders that will come but are on no vehicle that the captain may receive: not yet, or another captain's to receive. */
function notLoaded(loads: readonly LoadView[], groups: readonly GroupOrderView[]): GroupOrderView[] {
  const loaded = new Set(
    loads.flatMap(({ stops }) =>
      stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId)),
    ),
  );
  return groups.filter(
    ({ id, status, ordered }) =>
      !loaded.has(id) && status !== 'cancelled' && (ordered > 0 || status !== 'collecting'),
  );
}

/** Of a unit's captain: the building's own captain receives what the vehicle brings. */
const LOADED: readonly string[] = ['dispatched', 'handed_over', 'completed'];

function whereWords(status: GroupOrderView['status']): string {
  if (status === 'returned') return '没有送到，退回了商超：会再送一次，送不了就退钱';
  return LOADED.includes(status) ? '整栋的货由楼栋长点收' : '还没装车';
}

function NotLoaded({ group }: { group: GroupOrderView }): ReactNode {
  const { supermarketName, deliveryGroupName, status, bagCount, ordered } = group;
  const { words, tone } = groupOrderWords[status];
  return (
    <Card>
      <Row apart>
        <Strong>{supermarketName}</Strong>
        <Tag tone={tone === 'now' ? 'mute' : tone}>{words}</Tag>
      </Row>
      <Small>
        {[
          deliveryGroupName,
          `${ordered} 户`,
          bagCount > 0 ? `${bagCount} 袋` : '还没装袋',
          whereWords(status),
        ].join(' · ')}
      </Small>
    </Card>
  );
}
