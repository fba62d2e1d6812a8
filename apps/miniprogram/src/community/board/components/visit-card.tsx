import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { LoadGroupView, WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { Tap } from '../../../ui/tap';
import { cameOutside, isSorting, visitState, visitWords, type Visit, type VisitState } from '../../visits';
import { buildingWords, sayGoods } from '../../words';
import { visitLine } from '../visit-line';

/** More buildings than this are listed on the vehicle's own page. */
const SHOWN = 6;

interface VisitCardProps {
  visit: Visit;
  window: WindowView;
  /** The first in the queue of its point. */
  next: boolean;
  onOpen: (loadId: string, dropPointId: string) => void;
}

/** A vehicle: once it is here, with its buildings and the way to its gate check; before and after, in short. */
export function VisitCard({ visit, window, next, onOpen }: VisitCardProps): ReactNode {
  const { load, stop } = visit;
  const state = visitState(visit, window, serviceNow().toISOString());
  const label = `${toDo(visit, state)} ${load.supermarketName} ${load.vehiclePlate}`;
  const open = () => onOpen(load.id, stop.dropPointId);
  if (state !== 'queued' && state !== 'receiving')
    return (
      <Card label={label} onClick={open}>
        <Head visit={visit} window={window} state={state} next={next} />
      </Card>
    );
  return (
    <Card due={next}>
      <Head visit={visit} window={window} state={state} next={next} />
      {stop.groups.slice(0, SHOWN).map((group) => (
        <BuildingLine key={group.groupOrderId} group={group} />
      ))}
      {stop.groups.length > SHOWN ? <Small>{`还有 ${stop.groups.length - SHOWN} 栋`}</Small> : null}
      <Even>
        <Tap kind={next ? 'now' : 'line'} label={label} onClick={open}>
          {toDo(visit, state)}
        </Tap>
      </Even>
    </Card>
  );
}

interface HeadProps {
  visit: Visit;
  window: WindowView;
  state: VisitState;
  next: boolean;
}

function Head({ visit, window, state, next }: HeadProps): ReactNode {
  const { load, stop } = visit;
  const { words, tone } = visitWords[state];
  return (
    <>
      <Row apart top>
        <Strong>{`${load.supermarketName} · ${load.vehiclePlate}`}</Strong>
        <Row>
          {cameOutside(stop, window) ? <Tag tone="harm">时段外放行</Tag> : null}
          <Tag tone={tone}>{next && state === 'queued' ? '下一辆' : words}</Tag>
        </Row>
      </Row>
      <Small>{visitLine(visit)}</Small>
    </>
  );
}

function BuildingLine({ group }: { group: LoadGroupView }): ReactNode {
  const { words, tone } = buildingWords(group, true);
  return (
    <View className="visit__building">
      <Small>{`${group.name} · ${sayGoods(group)}`}</Small>
      <Tag tone={tone}>{words}</Tag>
    </View>
  );
}

function toDo({ stop }: Visit, state: VisitState): string {
  if (state === 'done') return '看交接单';
  if (state === 'ended') return '看这一车';
  if (isSorting(stop)) return '整车清点';
  return stop.arrivedAt === null ? '登记到点' : '核对交接';
}
