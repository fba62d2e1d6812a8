import type { ReactNode } from 'react';
import { hasEnded, passRefusal, type LoadView } from '@cailan/shared-types';
import { loadWords } from '../../../words/statuses';
import { Figure } from '../../../ui/figures';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { Qr } from '../../../ui/qr';
import { cargoOf } from '../../loads-in-order';
import { StopCard } from './stop-card';
import { Loading } from './loading';

/** The pass, what is on the vehicle, and its stops. */
export function LoadDetail({ load }: { load: LoadView }): ReactNode {
  const { words, tone } = loadWords[load.status];
  const { bags, crates, groups } = cargoOf(load);
  const shown = !passRefusal(load.status);
  const gateRule = ruleAtGate(load.conduct);
  const stops = load.stops.map((stop) => (
    <StopCard key={stop.dropPointId} stop={stop} ended={hasEnded(load.status)} />
  ));
  // Once the pass was scanned, what is due are the signatures.
  const atGate = load.status === 'arrived';
  return (
    <>
      {load.status === 'loading' ? <Loading load={load} /> : null}
      {atGate ? stops : null}
      <Card>
        <Row apart>
          <Strong>{shown ? '通行码' : '这一车'}</Strong>
          <Tag tone={tone}>{words}</Tag>
        </Row>
        {shown ? (
          <>
            <Qr text={`cailan:load:${load.id}`} label={`${load.vehiclePlate} · 到门口给社区扫`} />
            <Small>没有网也能出示。</Small>
            {gateRule ? <Small tone="now">{gateRule}</Small> : null}
          </>
        ) : null}
        <Even>
          <Figure name="楼栋">{String(groups)}</Figure>
          <Figure name="袋">{String(bags)}</Figure>
          <Figure name="周转箱">{String(crates)}</Figure>
        </Even>
      </Card>
      {atGate ? null : stops}
    </>
  );
}

/** Who stays outside, in one line. */
function ruleAtGate({ vehiclesEnter, peopleEnter }: LoadView['conduct']): string {
  if (vehiclesEnter && peopleEnter) return '';
  if (vehiclesEnter) return '车可以进，人不要下车进楼，在门口交接。';
  return peopleEnter ? '车不进小区，停在门口，人可以进。' : '车和人都不进小区，在门口交接。';
}
