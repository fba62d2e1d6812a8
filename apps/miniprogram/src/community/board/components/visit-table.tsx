import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { clockOf, hasArrived, type WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { DeskTable } from '../../../ui/desk-table';
import { Tag } from '../../../ui/text';
import { saySlot } from '../../slot';
import { cameOutside, visitState, visitWords, type Visit } from '../../visits';

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
        { name: '车辆', cell: sayVehicle },
        {
          name: '状态',
          cell: (visit) => <State visit={visit} window={window} now={now} next={next.has(visit)} />,
        },
        { name: '预约和到点', cell: sayTimes },
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

/** The plate, which the gate compares, stands in one piece. */
function sayVehicle({ load }: Visit): ReactNode {
  return (
    <View className="board__lines">
      <View>{load.supermarketName}</View>
      <View className="board__plate">{load.vehiclePlate}</View>
    </View>
  );
}

/** Its slot, and `19:34 · 1 号` once it has come. */
function sayTimes({ load, stop }: Visit): ReactNode {
  const queue = stop.queueNumber === null ? '' : ` · ${stop.queueNumber} 号`;
  return (
    <View className="board__lines">
      <View>{`预约 ${saySlot(load.slotAt)}`}</View>
      <View>{stop.arrivedAt ? `到 ${clockOf(stop.arrivedAt)}${queue}` : '还没到'}</View>
    </View>
  );
}

/** Buildings signed for of all: `1 / 3`. */
function sayBuildings({ stop }: Visit): string {
  const signed = stop.groups.filter(({ status }) => hasArrived(status));
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
