import { useState, type ReactNode } from 'react';
import type { LoadView, WindowView } from '@cailan/shared-types';
import { allOf } from '../../../api/all-of';
import { useRead } from '../../../api/use-read';
import { Choice } from '../../../ui/choice';
import { Empty, Loaded } from '../../../ui/loaded';
import { isSorting, visitsOf } from '../../visits';
import { Buildings } from './buildings';
import { CheckIn } from './check-in';
import { EntryCard } from './entry-card';
import { TransferCard } from './transfer-card';
import { VehicleCard } from './vehicle-card';
import '../index.scss';

const POLL_MS = 10_000;

interface GateCheckProps {
  loadId: string;
  dropPointId: string | undefined;
  /** Another vehicle's pass was scanned. */
  onPass: (loadId: string) => void;
}

/** One vehicle at one of my points: who it is, its check-in, its count on the way, and its buildings. */
export function GateCheck({ loadId, dropPointId, onPass }: GateCheckProps): ReactNode {
  const load = useRead('GET /loads/:id', { params: { id: loadId } }, { poll: POLL_MS });
  const windows = useRead('GET /windows');
  return (
    <Loaded of={allOf(load, windows)}>
      {([loaded, all]) => {
        const window = all.find(({ id }) => id === loaded.windowId);
        if (!window) return <Empty title="这车货的时段已经过去很久" hint="只能核对一周以内的车次。" />;
        return <AtPoint load={loaded} window={window} dropPointId={dropPointId} onPass={onPass} />;
      }}
    </Loaded>
  );
}

interface AtPointProps extends Omit<GateCheckProps, 'loadId'> {
  load: LoadView;
  window: WindowView;
}

function AtPoint({ load, window, dropPointId, onPass }: AtPointProps): ReactNode {
  const visits = visitsOf([load]);
  const [chosen, setChosen] = useState(dropPointId);
  const first = visits.find(({ stop }) => !isSorting(stop)) ?? visits[0];
  const visit = visits.find(({ stop }) => stop.dropPointId === chosen) ?? first;
  if (!visit) return <Empty title="这车货不送本社区" hint="请看清车牌和通行码，让配送员到该去的点。" />;
  const { stop } = visit;
  const points = visits.map((each) => ({ value: each.stop.dropPointId, label: each.stop.name }));
  return (
    <>
      <VehicleCard visit={visit} window={window} />
      {points.length > 1 ? (
        <Choice label="在哪个点" options={points} value={stop.dropPointId} onChange={setChosen} />
      ) : null}
      {isSorting(stop) ? (
        <TransferCard key={stop.dropPointId} visit={visit} />
      ) : (
        <>
          {stop.arrivedAt === null ? <CheckIn key={stop.dropPointId} visit={visit} /> : null}
          {stop.arrivedAt === null ? null : <EntryCard key={`in ${stop.dropPointId}`} visit={visit} />}
          <Buildings key={`${load.id} ${stop.dropPointId}`} visit={visit} onPass={onPass} />
        </>
      )}
    </>
  );
}
