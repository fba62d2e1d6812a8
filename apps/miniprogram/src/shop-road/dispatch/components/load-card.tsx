import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import { clockOf, hasEnded, passRefusal, type LoadStopView, type LoadView } from '@cailan/shared-types';
import { serviceNow } from '../../../api/clock';
import { useRead } from '../../../api/use-read';
import { sayInstant } from '../../../time';
import { dial } from '../../../ui/call';
import { Card, Even, Row } from '../../../ui/layout';
import { Small, Strong, Tag } from '../../../ui/text';
import { Qr } from '../../../ui/qr';
import { Sheet } from '../../../ui/sheet';
import { Tap } from '../../../ui/tap';
import { groupOrderWords, loadWords } from '../../../words/statuses';
import { ChangeLoad } from './change-load';
import { LoadCheck } from './load-check';
import './load-card.scss';

/** One load: its vehicle, where it is, what each gate gets; before it leaves, its check. */
export function LoadCard({ load }: { load: LoadView }): ReactNode {
  const [pass, setPass] = useState(false);
  const { words, tone } = loadWords[load.status];
  const now = serviceNow();
  const driver = useRead('GET /supermarkets/:id/drivers', { params: { id: load.supermarketId } }).data?.find(
    ({ id }) => id === load.driverId,
  );
  const phone = driver?.phone;
  const left = load.dispatchedAt ? ` · ${sayInstant(load.dispatchedAt, now)} 出发` : '';
  return (
    <Card due={load.status === 'loading'}>
      <Row apart>
        <Strong>{load.vehiclePlate}</Strong>
        <Tag tone={tone}>{words}</Tag>
      </Row>
      <Small>{`${load.driverName} · 叫号 ${sayInstant(load.slotAt, now)}${left}`}</Small>
      {load.status === 'loading' ? (
        <LoadCheck key={planOf(load)} load={load} />
      ) : (
        load.stops.map((stop) => <Stop key={stop.dropPointId} stop={stop} ended={hasEnded(load.status)} />)
      )}
      <Even>
        {passRefusal(load.status) ? null : (
          <Tap kind="line" onClick={() => setPass(true)}>
            通行码
          </Tap>
        )}
        {phone ? (
          <Tap kind="line" label={`打电话给${load.driverName}`} onClick={() => dial(phone)}>
            打电话
          </Tap>
        ) : null}
      </Even>
      <ChangeLoad load={load} />
      <Sheet open={pass} title="车辆通行码" onClose={() => setPass(false)}>
        <Qr
          text={`cailan:load:${load.id}`}
          label={`${load.vehiclePlate} · ${load.driverName}，门口扫码登记`}
        />
      </Sheet>
    </Card>
  );
}

/** What a signature is for: another vehicle, driver or building is counted and signed anew. */
function planOf({ vehiclePlate, driverId, stops }: LoadView): string {
  const groups = stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId));
  return [vehiclePlate, driverId, ...groups].join(' ');
}

function Stop({ stop, ended }: { stop: LoadStopView; ended: boolean }): ReactNode {
  const arrived = stop.arrivedAt
    ? `${clockOf(stop.arrivedAt)} 到${stop.queueNumber === null ? '' : ` · 排第 ${stop.queueNumber} 号`}`
    : ended
      ? '没有到'
      : '还没到';
  return (
    <View className="stop">
      <Row apart>
        <Strong>{stop.name}</Strong>
        <Small {...(!stop.arrivedAt && !ended && { tone: 'now' })}>{arrived}</Small>
      </Row>
      {stop.groups.map(({ groupOrderId, name, status, bags, crates }) => (
        <View className="stop__group" key={groupOrderId}>
          <View className="stop__name">
            <View>{name}</View>
            <Small>{`${bags} 袋 · ${crates} 箱`}</Small>
          </View>
          <Tag tone={groupOrderWords[status].tone}>{groupOrderWords[status].words}</Tag>
        </View>
      ))}
    </View>
  );
}
