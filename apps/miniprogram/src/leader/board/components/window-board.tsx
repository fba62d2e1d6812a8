import { useMemo, type ReactNode } from 'react';
import { serviceNow } from '../../../api/clock';
import { useReads } from '../../../api/use-reads';
import { sayWindow } from '../../../time';
import { Heading, Note } from '../../../ui/text';
import { mergeNeighbours } from '../../../rounds/neighbours';
import { tellingOrders, type GridWindow } from '../../grid-windows';
import { BuildingCard } from './building-card';
import { WindowCard } from './window-card';

const POLL_MS = 60_000;

/** One window: its sum, then a card for each building. */
export function WindowBoard({ window, headed }: { window: GridWindow; headed: boolean }): ReactNode {
  const { buildings, startAt, endAt } = window;
  const telling = buildings.map((building) => ({ building, ids: tellingOrders(building) }));
  const ids = telling.flatMap((each) => each.ids);
  const lists = useReads(
    'GET /group-orders/:id/households',
    ids.map((id) => ({ params: { id } })),
    { poll: POLL_MS },
  );
  const known = useMemo(() => {
    if (!lists.data) return undefined;
    const byId = new Map(ids.map((id, i) => [id, lists.data?.[i] ?? []]));
    return new Map(
      telling.map((each) => [each.building.id, mergeNeighbours(each.ids.map((id) => byId.get(id) ?? []))]),
    );
    // The lists follow from the ids, and the ids from the window.
  }, [lists.data, window]);
  return (
    <>
      {headed && startAt && endAt ? <Heading>{sayWindow(startAt, endAt, serviceNow())}</Heading> : null}
      <WindowCard window={window} neighbours={known} />
      {lists.error && !lists.data ? <Note tone="now">名单没有读到，下拉再试一次。</Note> : null}
      {buildings.map((building) => (
        <BuildingCard
          key={building.id}
          building={building}
          windowId={window.windowId}
          neighbours={known?.get(building.id)}
        />
      ))}
    </>
  );
}
