import type { ReactNode } from 'react';
import { Text, View } from '@tarojs/components';
import { clockOf, type WindowView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { sayInstant } from '../../../time';
import { Card, Row } from '../../../ui/layout';
import { Heading, Small, Tag } from '../../../ui/text';
import { saySlot } from '../../slot';
import { cameOutside, isSorting, visitState, visitWords, type Visit } from '../../visits';

/** Which vehicle it is, the plate large, to be compared with the one that stands here. */
export function VehicleCard({ visit, window }: { visit: Visit; window: WindowView }): ReactNode {
  const { load, stop } = visit;
  const now = serviceNow();
  const { words, tone } = visitWords[visitState(visit, window, now.toISOString())];
  return (
    <Card>
      <Row apart top>
        <Heading>{load.supermarketName}</Heading>
        <Row>
          {cameOutside(stop, window) ? <Tag tone="harm">时段外放行</Tag> : null}
          <Tag tone={tone}>{words}</Tag>
        </Row>
      </Row>
      <Text className="handing__plate">{load.vehiclePlate}</Text>
      <View>{`配送员 ${load.driverName} · ${stop.name}`}</View>
      <View>
        <Small>{timesOf(visit, window, now).join(' · ')}</Small>
      </View>
    </Card>
  );
}

function timesOf({ load, stop }: Visit, { startAt, endAt }: WindowView, now: Date): string[] {
  const [day = ''] = sayInstant(load.slotAt, now).split(' ');
  const span = isSorting(stop) ? [] : [`配送时段 ${clockOf(startAt)}–${clockOf(endAt)}`];
  const number = stop.queueNumber === null ? '' : `，排队 ${stop.queueNumber} 号`;
  const arrived = stop.arrivedAt === null ? [] : [`${clockOf(stop.arrivedAt)} 到${number}`];
  return [`预约${day} ${saySlot(load.slotAt)}`, ...span, ...arrived];
}
