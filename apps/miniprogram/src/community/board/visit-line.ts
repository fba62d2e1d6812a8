import { clockOf } from '@cailan/shared-types';
import { saySlot } from '../slot';
import type { Visit } from '../visits';

/** What comes, where, and when: `2 栋 93 袋 · 临江苑小区门口 · 预约 19:50–20:10`, once here `… · 19:52 到，排队 2 号`. */
export function visitLine({ load, stop }: Visit): string {
  const bags = stop.groups.reduce((sum, group) => sum + group.bags, 0);
  const goods = stop.groups.length > 0 ? [`${stop.groups.length} 栋 ${bags} 袋`] : [];
  return [...goods, stop.name, sayTime(load.slotAt, stop)].join(' · ');
}

function sayTime(slotAt: string, { arrivedAt, queueNumber }: Visit['stop']): string {
  if (arrivedAt === null) return `预约 ${saySlot(slotAt)}`;
  return `${clockOf(arrivedAt)} 到${queueNumber === null ? '' : `，排队 ${queueNumber} 号`}`;
}
