import { useState, type ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { renew } from '../../api/query-client';
import { useRead } from '../../api/use-read';
import { pages } from '../../pages';
import { useSession } from '../../session/use-session';
import { Empty, Loaded } from '../../ui/loaded';
import { open } from '../../ui/open';
import { Page } from '../../ui/page';
import { Card } from '../../ui/layout';
import { say } from '../../ui/say';
import { Scan } from '../../ui/scan';
import { Split } from '../../ui/split';
import { useWide } from '../../ui/use-wide';
import { loadIdOf } from '../../gate/codes';
import { GateCheck } from '../gate/components/gate-check';
import { ScanLine } from '../scan-line';
import { boardWindows } from '../windows-of-day';
import { WindowBoard } from './components/window-board';
import './index.scss';

definePageConfig({ navigationBarTitleText: '交接', enablePullDownRefresh: true });

const POLL_MS = 60_000;

/** The load that is looked at beside the list, and the point of mine where. */
interface Chosen {
  loadId: string;
  dropPointId?: string;
}

/** 交接: what comes to my gates today, who is next, and the way to each vehicle. */
export default function BoardPage(): ReactNode {
  const { role } = useSession();
  const wide = useWide();
  const [chosen, setChosen] = useState<Chosen>();
  const windows = useRead('GET /windows', {}, { poll: POLL_MS });
  const check = (loadId: string, dropPointId?: string) => {
    if (wide) setChosen({ loadId, ...(dropPointId !== undefined && { dropPointId }) });
    else open(pages.community.gate, { loadId, dropPointId });
  };
  const onScan = (code: string) => {
    const loadId = loadIdOf(code);
    if (loadId !== undefined) check(loadId);
    else say('这不是车辆通行码');
  };
  const refresh = () => {
    renew(['GET /loads', 'GET /group-orders', 'GET /windows/:id/progress', 'GET /windows/:id/unserved']);
    return windows.refresh();
  };
  const list = (
    <Loaded of={windows}>
      {(all) => <Today windows={boardWindows(all, serviceNow())} chosen={chosen} onOpen={check} />}
    </Loaded>
  );
  const scan = <Scan label="扫车辆通行码" kind="main" big onScan={onScan} />;
  return (
    <Page
      title="门口交接"
      {...(role && { hint: role.scopeName })}
      tabs
      wide
      onRefresh={refresh}
      footer={wide ? undefined : scan}
    >
      {wide ? (
        <Split
          list={
            <>
              <Card>
                <ScanLine label="扫码枪扫车辆通行码" onScan={onScan} />
              </Card>
              {list}
            </>
          }
          detail={<Detail chosen={chosen} onPass={check} />}
        />
      ) : (
        list
      )}
    </Page>
  );
}

interface TodayProps {
  windows: readonly WindowView[];
  chosen: Chosen | undefined;
  onOpen: (loadId: string, dropPointId: string) => void;
}

function Today({ windows, chosen, onOpen }: TodayProps): ReactNode {
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

function Detail({
  chosen,
  onPass,
}: {
  chosen: Chosen | undefined;
  onPass: (loadId: string) => void;
}): ReactNode {
  if (!chosen) return <Empty title="还没有选车" hint="点一辆车，或扫车辆通行码，在这里登记和交接。" />;
  const { loadId, dropPointId } = chosen;
  return (
    <GateCheck
      key={`${loadId} ${dropPointId ?? ''}`}
      loadId={loadId}
      dropPointId={dropPointId}
      onPass={onPass}
    />
  );
}
