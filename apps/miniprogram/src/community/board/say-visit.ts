import { clockOf } from '../../time';
import { saySlot } from '../slot';
import type { Visit } from '../visits';

/** Driver, point and time: `驾驶员 周强 · 临江苑小区门口 · 预约 19:50–20:10`, or once here `… · 排队 2 号，19:52 到`. */
export function sayVisit({ load, stop }: Visit): string {
  const number = stop.queueNumber === null ? '' : `排队 ${stop.queueNumber} 号，`;
  const time =
    stop.arrivedAt === null ? `预约 ${saySlot(load.slotAt)}` : `${number}${clockOf(stop.arrivedAt)} 到`;
  return `驾驶员 ${load.driverName} · ${stop.name} · ${time}`;
}
