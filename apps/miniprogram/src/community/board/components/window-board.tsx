import type { ReactNode } from 'react';
import type { GroupOrderView, LoadView, WindowView } from '@cailan/shared-types';
import { allOf } from '../../../api/all-of';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { sayWindow } from '../../../time';
import { Loaded } from '../../../ui/loaded';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { useWide } from '../../../ui/use-wide';
import { inTurn, isSorting, nextInQueue, visitsOf } from '../../visits';
import { NotLoaded } from './not-loaded';
import { PointLoads } from './point-loads';
import { TimeLine } from './time-line';
import { Undelivered } from './undelivered';
import { VisitCard } from './visit-card';
import { VisitTable } from './visit-table';

const POLL_MS = 15_000;

interface WindowBoardProps {
  window: WindowView;
  chosenLoadId: string | undefined;
  onOpen: (loadId: string, dropPointId: string) => void;
}

/** One window at my gates: its time line, how full it is, its vehicles in turn, and what is not on one yet. */
export function WindowBoard(props: WindowBoardProps): ReactNode {
  const { window } = props;
  const query = { windowId: window.id };
  const loads = useRead('GET /loads', { query }, { poll: POLL_MS });
  const groups = useRead('GET /group-orders', { query }, { poll: POLL_MS });
  if (window.status === 'cancelled') return <Cancelled window={window} />;
  return <Loaded of={allOf(loads, groups)}>{([l, g]) => <Filled {...props} loads={l} groups={g} />}</Loaded>;
}

function Cancelled({ window }: { window: WindowView }): ReactNode {
  return (
    <Card>
      <Row apart>
        <Small>{`${sayWindow(window.startAt, window.endAt, serviceNow())} ${window.name}`}</Small>
        <Tag tone="harm">已取消</Tag>
      </Row>
    </Card>
  );
}

interface FilledProps extends WindowBoardProps {
  loads: readonly LoadView[];
  groups: readonly GroupOrderView[];
}

function Filled({ window, loads, groups, chosenLoadId, onOpen }: FilledProps): ReactNode {
  const wide = useWide();
  const now = serviceNow();
  const said = sayWindow(window.startAt, window.endAt, now);
  const visits = inTurn(visitsOf(loads), window, now.toISOString());
  if (visits.length === 0 && groups.every(({ status }) => status === 'cancelled' || status === 'collecting'))
    return <Quiet said={said} window={window} groups={groups} />;
  const next = nextInQueue(visits, window, now.toISOString());
  return (
    <>
      <Card>
        <Heading>{said}</Heading>
        <Small>{window.name}</Small>
        <TimeLine window={window} visits={visits.filter(({ stop }) => !isSorting(stop))} now={now} />
        <PointLoads window={window} groups={groups} />
        <NotLoaded loads={loads} groups={groups} />
      </Card>
      {wide && visits.length > 0 ? (
        <VisitTable window={window} visits={visits} next={next} chosenLoadId={chosenLoadId} onOpen={onOpen} />
      ) : (
        visits.map((visit) => (
          <VisitCard
            key={`${visit.load.id} ${visit.stop.dropPointId}`}
            visit={visit}
            window={window}
            next={next.has(visit)}
            onOpen={onOpen}
          />
        ))
      )}
      <Undelivered windowId={window.id} />
    </>
  );
}

/** Nothing is confirmed for my places: one line, so that the other windows stay in sight. */
function Quiet({
  said,
  window,
  groups,
}: {
  said: string;
  window: WindowView;
  groups: readonly GroupOrderView[];
}): ReactNode {
  const collecting = groups.filter(({ status }) => status === 'collecting').length;
  return (
    <Card>
      <Row apart>
        <Small>{`${said} ${window.name}`}</Small>
        <Tag tone="mute">{collecting > 0 ? `收单中 ${collecting} 份` : '没有货来'}</Tag>
      </Row>
    </Card>
  );
}
