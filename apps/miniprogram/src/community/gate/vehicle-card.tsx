import type { ReactNode } from 'react';
import type { WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../api/clock';
import { clockOf, sayInstant } from '../../time';
import { Card, Facts, Heading, Row, Tag } from '../../ui/parts';
import { cameOutside, visitState, visitWords, type Visit } from '../visits';
import { saySlot } from '../slot';

/** Which vehicle it is, to be compared with the one that stands here. */
export function VehicleCard({ visit, window }: { visit: Visit; window: WindowView }): ReactNode {
  const { load, stop } = visit;
  const now = serviceNow();
  const { words, tone } = visitWords[visitState(visit, window, now.toISOString())];
  const arrived = stop.arrivedAt && {
    name: '到点登记',
    value: `${sayInstant(stop.arrivedAt, now)}${stop.queueNumber ? ` · 排队 ${stop.queueNumber} 号` : ''}`,
  };
  return (
    <Card>
      <Row apart top>
        <Heading>{load.supermarketName}</Heading>
        <Row>
          {cameOutside(stop, window) ? <Tag tone="harm">时段外放行</Tag> : null}
          <Tag tone={tone}>{words}</Tag>
        </Row>
      </Row>
      <Facts
        facts={[
          { name: '车牌', value: load.vehiclePlate },
          { name: '驾驶员', value: load.driverName },
          { name: '点位', value: stop.name },
          { name: '预约', value: `${sayInstant(load.slotAt, now).split(' ')[0]} ${saySlot(load.slotAt)}` },
          { name: '配送时段', value: `${clockOf(window.startAt)}–${clockOf(window.endAt)}` },
          ...(arrived ? [arrived] : []),
        ]}
      />
    </Card>
  );
}
