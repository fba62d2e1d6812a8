import type { ReactNode } from 'react';
import { clockOf, hasEnded, type LoadStopView, type LoadView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { loadWords } from '../../../words/statuses';
import { Card, Row } from '../../../ui/layout';
import { Small, Strong, Tag, type Tone } from '../../../ui/text';
import { GroupAtGate } from './group-at-gate';

/** A vehicle with goods for my buildings: where it is, and each building's goods. */
export function LoadCard({ load }: { load: LoadView }): ReactNode {
  const stops = load.stops.filter(({ groups }) => groups.length > 0);
  const due = stops.some(
    ({ arrivedAt, groups }) => arrivedAt !== null && groups.some(({ status }) => status === 'dispatched'),
  );
  return (
    <Card due={due}>
      <Row apart>
        <Strong>{`${load.supermarketName} · ${load.vehiclePlate}`}</Strong>
        <Small>{`${sayInstant(load.slotAt, serviceNow())} 到`}</Small>
      </Row>
      {stops.map((stop) => (
        <Stop key={stop.dropPointId} load={load} stop={stop} />
      ))}
    </Card>
  );
}

function Stop({ load, stop }: { load: LoadView; stop: LoadStopView }): ReactNode {
  const { words, tone } = whereIs(load, stop);
  return (
    <>
      <Row apart>
        <Small>
          {[stop.name, load.driverName && `配送员 ${load.driverName}`].filter(Boolean).join(' · ')}
        </Small>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      {stop.groups.map((group) => (
        <GroupAtGate key={group.groupOrderId} load={load} group={group} arrived={stop.arrivedAt !== null} />
      ))}
    </>
  );
}

function whereIs(
  { status }: LoadView,
  { arrivedAt, queueNumber }: LoadStopView,
): { words: string; tone: Tone } {
  if (hasEnded(status) || arrivedAt === null) return loadWords[status];
  const number = queueNumber === null ? '' : ` · 排队 ${queueNumber} 号`;
  return { words: `${clockOf(arrivedAt)} 到点${number}`, tone: 'now' };
}
