import type { BagStatus, DoorOutcome, HandoffBagView } from '@cailan/shared-types';
import { laneNames } from '../../words/statuses';

/** What happened at a door, as it stands on the buttons. */
export const outcomeWords: Record<DoorOutcome, string> = {
  delivered: '已送达',
  left_at_door: '放门口',
  collected: '已取走',
  not_home: '不在家',
  refused: '拒收',
  damaged: '破损',
  missing: '没找到',
};

/** How a bag that did not arrive ends on the captain's floor. */
export type BagEnd = 'redelivered' | 'collected' | 'returned' | 'held';

export const endWords: Record<BagEnd, string> = {
  redelivered: '补送到了',
  collected: '来取走了',
  returned: '退回商超',
  held: '找到了',
};

/** What the captain can do with a bag that did not arrive, by its state; all of it stands in the status table. */
export const endsOf: Partial<Record<BagStatus, readonly BagEnd[]>> = {
  held: ['redelivered', 'collected', 'returned'],
  refused: ['returned'],
  damaged: ['returned'],
  missing: ['held'],
};

/** Bags by what they hold: `2 袋 · 1 袋冷藏 · 1 袋常温`; of one lane alone `2 袋常温`. */
export function sayBags(bags: readonly Pick<HandoffBagView, 'lane'>[]): string {
  const counts = new Map<string, number>();
  for (const { lane } of bags) counts.set(laneNames[lane], (counts.get(laneNames[lane]) ?? 0) + 1);
  const lanes = [...counts].map(([name, count]) => `${count} 袋${name}`);
  return lanes.length === 1 ? (lanes[0] ?? '') : [`${bags.length} 袋`, ...lanes].join(' · ');
}
