import type { ReactNode } from 'react';
import type { LoadGroupView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { clockOf } from '../../time';
import { Card, Even, Row, Small, Strong, Tag } from '../../ui/parts';
import { Tap } from '../../ui/tap';
import { cameOutside, isSorting, visitState, visitWords, type Visit, type VisitState } from '../visits';
import { buildingWords, sayGoods } from '../words';
import { sayVisit } from './say-visit';

/** More buildings than this are listed on the vehicle's own page. */
const SHOWN = 6;

interface VisitCardProps {
  visit: Visit;
  window: WindowView;
  /** The first in the queue of its point. */
  next: boolean;
  onOpen: (loadId: string, dropPointId: string) => void;
}

/** A vehicle that is expected or here, with its buildings and the way to its gate check. */
export function VisitCard({ visit, window, next, onOpen }: VisitCardProps): ReactNode {
  const { load, stop } = visit;
  const state = visitState(visit, window, serviceNow().toISOString());
  const { words, tone } = visitWords[state];
  return (
    <Card due={next}>
      <Row apart top>
        <Strong>{`${load.supermarketName} · ${load.vehiclePlate}`}</Strong>
        <Row>
          {cameOutside(stop, window) ? <Tag tone="harm">时段外放行</Tag> : null}
          <Tag tone={tone}>{next && state === 'queued' ? '下一辆' : words}</Tag>
        </Row>
      </Row>
      <Small>{sayVisit(visit)}</Small>
      {stop.groups.slice(0, SHOWN).map((group) => (
        <BuildingLine key={group.groupOrderId} group={group} arrived={stop.arrivedAt !== null} />
      ))}
      {stop.groups.length > SHOWN ? <Small>{`还有 ${stop.groups.length - SHOWN} 栋`}</Small> : null}
      <Even>
        <Tap
          kind={next ? 'now' : 'line'}
          label={`${toDo(visit, state)} ${load.supermarketName} ${load.vehiclePlate}`}
          onClick={() => onOpen(load.id, stop.dropPointId)}
        >
          {toDo(visit, state)}
        </Tap>
      </Even>
    </Card>
  );
}

function BuildingLine({ group, arrived }: { group: LoadGroupView; arrived: boolean }): ReactNode {
  const { words, tone } = buildingWords(group, arrived);
  return (
    <Row apart>
      <Small>{`${group.name} · ${sayGoods(group)}`}</Small>
      <Tag tone={tone}>{words}</Tag>
    </Row>
  );
}

function toDo({ stop }: Visit, state: VisitState): string {
  if (state === 'done') return '看交接单';
  if (isSorting(stop)) return '整车清点';
  if (stop.arrivedAt === null) return '登记到点';
  return `核对交接（${clockOf(stop.arrivedAt)} 到）`;
}
