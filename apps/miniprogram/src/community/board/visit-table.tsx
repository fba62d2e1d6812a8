import type { ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { clockOf } from '../../time';
import { DeskTable } from '../../ui/desk-table';
import { Tag } from '../../ui/parts';
import { saySlot } from '../slot';
import { cameOutside, visitState, visitWords, type Visit } from '../visits';

interface VisitTableProps {
  window: WindowView;
  visits: readonly Visit[];
  next: ReadonlySet<Visit>;
  chosenLoadId: string | undefined;
  onOpen: (loadId: string, dropPointId: string) => void;
}

/** The vehicles of a window on a desk screen; a chosen one stands beside the table. */
export function VisitTable({ window, visits, next, chosenLoadId, onOpen }: VisitTableProps): ReactNode {
  const now = serviceNow().toISOString();
  const chosen = visits.find(({ load }) => load.id === chosenLoadId);
  const open = (key: string) => {
    const visit = visits.find((each) => keyOf(each) === key);
    if (visit) onOpen(visit.load.id, visit.stop.dropPointId);
  };
  return (
    <DeskTable
      label={`${window.name}的车辆`}
      columns={[
        { name: '车辆', cell: ({ load }) => `${load.supermarketName} ${load.vehiclePlate}` },
        {
          name: '状态',
          cell: (visit) => <State visit={visit} window={window} now={now} next={next.has(visit)} />,
        },
        { name: '预约', cell: ({ load }) => saySlot(load.slotAt) },
        { name: '到点 · 排队', cell: sayArrival },
        { name: '楼栋', figure: true, cell: sayBuildings },
        {
          name: '袋',
          figure: true,
          cell: ({ stop }) => stop.groups.reduce((sum, { bags }) => sum + bags, 0),
        },
        { name: '点位', cell: ({ stop }) => stop.name },
      ]}
      rows={visits}
      keyOf={keyOf}
      choose={{ chosen: chosen && keyOf(chosen), onChoose: open }}
    />
  );
}

const keyOf = ({ load, stop }: Visit): string => `${load.id} ${stop.dropPointId}`;

/** `19:34 · 1 号`; a dash while it has not come. */
function sayArrival({ stop }: Visit): string {
  if (!stop.arrivedAt) return '—';
  const queue = stop.queueNumber === null ? '' : ` · ${stop.queueNumber} 号`;
  return `${clockOf(stop.arrivedAt)}${queue}`;
}

/** Buildings signed for of all: `1 / 3`. */
function sayBuildings({ stop }: Visit): string {
  const signed = stop.groups.filter(({ status }) => status === 'handed_over' || status === 'completed');
  return `${signed.length} / ${stop.groups.length}`;
}

interface StateProps {
  visit: Visit;
  window: WindowView;
  now: string;
  next: boolean;
}

function State({ visit, window, now, next }: StateProps): ReactNode {
  const state = visitState(visit, window, now);
  const { words, tone } = visitWords[state];
  return (
    <>
      <Tag tone={tone}>{next && state === 'queued' ? '下一辆' : words}</Tag>
      {cameOutside(visit.stop, window) ? <Tag tone="harm">时段外放行</Tag> : null}
    </>
  );
}
