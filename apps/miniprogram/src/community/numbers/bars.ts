import {
  EXCEPTION_KINDS,
  exceptionNames,
  stepNames,
  type BagStatus,
  type WindowPointView,
  type WindowProgressView,
} from '@cailan/shared-types';
import { bagWords } from '../../words/statuses';
import type { Tone } from '../../ui/text';

interface NamedBar {
  name: string;
  value: number;
  words?: string;
  tone?: Tone;
}

const STEPS = Object.keys(stepNames) as (keyof WindowProgressView['households'])[];

/** As bags go: from the shop over the road and the captain to the household, then what came to grief. */
const WAY: readonly BagStatus[] = [
  'packed',
  'loaded',
  'stored',
  'handed_over',
  'delivered',
  'left_at_door',
  'collected',
  'redelivered',
  'held',
  'refused',
  'damaged',
  'missing',
  'returned',
  'written_off',
];

const NEARLY_FULL = 0.9;

/** Households at each step from list to door. */
export function funnelBars({ households }: WindowProgressView): NamedBar[] {
  return STEPS.map((step) => ({
    ...{ name: stepNames[step], value: households[step] },
    words: `${households[step]} 户`,
  }));
}

/** Bags by where they are; what no bag is in is left out. */
export function bagBars({ bags }: WindowProgressView): NamedBar[] {
  return WAY.flatMap((status) => {
    const count = bags.find((each) => each.status === status)?.count ?? 0;
    const { words, tone } = bagWords[status];
    return count > 0 ? [{ name: words, value: count, words: `${count} 袋`, tone }] : [];
  });
}

/** Each point's promised households of those that it can serve, all drawn to the largest capacity. */
export function pointBars(points: readonly WindowPointView[]): { bars: NamedBar[]; most: number } {
  const bars = points.map(({ name, taken, capacity }) => ({
    name,
    value: taken,
    words: `${taken} / ${capacity}`,
    tone: taken >= capacity * NEARLY_FULL ? ('now' as const) : ('good' as const),
  }));
  return { bars, most: Math.max(0, ...points.map(({ capacity }) => capacity)) };
}

/** How often each kind of exception happened; kinds that did not are left out. */
export function exceptionBars({ exceptions }: WindowProgressView): NamedBar[] {
  return EXCEPTION_KINDS.flatMap((kind) => {
    const count = exceptions.find((each) => each.kind === kind)?.count ?? 0;
    return count > 0
      ? [{ name: exceptionNames[kind], value: count, words: `${count} 条`, tone: 'harm' as const }]
      : [];
  });
}
