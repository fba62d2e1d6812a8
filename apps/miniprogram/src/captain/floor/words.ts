import { laneNames, type BagLane, type BagStatus, type HandoffBagView } from '@cailan/shared-types';
import { cameBack, type Unit } from './floor-now';

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

const LANES = Object.keys(laneNames) as BagLane[];

/** Bags by what they hold, warmest first: `2 袋 · 1 袋常温 · 1 袋冷藏`; of one lane alone `2 袋常温`. */
export function sayBags(bags: readonly Pick<HandoffBagView, 'lane'>[]): string {
  const lanes = LANES.flatMap((lane) => {
    const count = bags.filter((bag) => bag.lane === lane).length;
    return count > 0 ? [`${count} 袋${laneNames[lane]}`] : [];
  });
  return lanes.length === 1 ? (lanes[0] ?? '') : [`${bags.length} 袋`, ...lanes].join(' · ');
}

/** A unit as one chooses it: how many doors are left, else how many are not done, else that all is. */
export function sayUnit({ name, toDo, unfinished }: Pick<Unit, 'name' | 'toDo' | 'unfinished'>): string {
  if (toDo > 0) return `${name} · 剩 ${toDo} 户`;
  return unfinished > 0 ? `${name} · ${unfinished} 户没完` : `${name} ✓`;
}

/** What a unit without a next door says: goods that are held or went wrong are not delivered. */
export function sayAllServed({
  name,
  unfinished,
  households,
}: Pick<Unit, 'name' | 'unfinished' | 'households'>): string {
  if (unfinished > 0) return `${name}每一户都去过了，还有 ${unfinished} 户没完，在下面接着办`;
  const back = households.filter(cameBack).length;
  return back > 0 ? `${name}每一户都办完了，${back} 户有退回或报损的` : `${name}的货都送出去了`;
}
