import { useState, type ReactNode } from 'react';
import type { GroupOrderView, LoadView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { useRead } from '../../api/use-read';
import { Empty, Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { Heading } from '../../ui/text';
import { Split } from '../../ui/split';
import { useMyShop } from '../../session/use-my-shop';
import { WindowChoice } from '../../rounds/window-choice';
import { CannotDeliver } from './components/cannot-deliver';
import { LoadCard } from './components/load-card';
import { NewLoad } from './components/new-load';
import { StillToPack } from './components/still-to-pack';
import { mayGoIn, waitingForLoad, windowsWithGoods } from './waiting-for-load';

const POLL_MS = 15_000;

/** 发车: packed buildings onto a vehicle, the load check, the signature, and where each load is. */
export default function DispatchPage(): ReactNode {
  const shop = useMyShop();
  const windows = useRead('GET /windows');
  const groups = useRead('GET /group-orders', {}, { poll: POLL_MS });
  const loads = useRead('GET /loads', {}, { poll: POLL_MS });
  const refresh = () => Promise.all([windows.refresh(), groups.refresh(), loads.refresh()]);
  const known = {
    windows: windows.data ?? [],
    groups: (groups.data ?? []).filter(({ supermarketId }) => supermarketId === shop.id),
    loads: (loads.data ?? []).filter(({ supermarketId }) => supermarketId === shop.id),
  };
  return (
    <Page title="发车" hint={shop.name} tabs wide onRefresh={refresh}>
      <Loaded of={groups}>
        {() => (
          <Loaded of={loads}>{() => <Loaded of={windows}>{() => <Windows {...known} />}</Loaded>}</Loaded>
        )}
      </Loaded>
    </Page>
  );
}

interface DispatchProps {
  windows: readonly WindowView[];
  groups: readonly GroupOrderView[];
  loads: readonly LoadView[];
}

function Windows({ windows, groups, loads }: DispatchProps): ReactNode {
  const [id, setId] = useState<string>();
  const now = serviceNow().toISOString();
  const withGoods = windowsWithGoods(windows, groups, loads, now);
  const window = withGoods.find((each) => each.id === id) ?? withGoods[0];
  if (!window)
    return <Empty title="还没有要发的货" hint="楼栋装好袋后会出现在这里，选车、选配送员就能发车。" />;
  const inWindow = groups.filter(({ windowId }) => windowId === window.id);
  const waiting = waitingForLoad(
    groups.filter(({ windowId, status }) => windowId === window.id || status === 'returned'),
    loads,
  );
  // What came back goes on the vehicles of a later window, or cannot go any more.
  const loadable = waiting.filter((group) => mayGoIn(window, windows, group, now));
  const own = loads.filter(({ windowId }) => windowId === window.id);
  return (
    <>
      {withGoods.length > 1 ? (
        <WindowChoice windows={withGoods} chosen={window.id} onChoose={(chosen) => setId(chosen.id)} />
      ) : null}
      <Split
        list={
          <>
            <StillToPack groups={inWindow} />
            <NewLoad key={window.id} window={window} groups={loadable} />
            <CannotDeliver groups={waiting} />
          </>
        }
        detail={
          <>
            <Heading>{own.length > 0 ? `车次（${own.length}）` : '还没有车次'}</Heading>
            {own.map((load) => (
              <LoadCard key={load.id} load={load} />
            ))}
          </>
        }
      />
    </>
  );
}
