import { bagMoves, canMove, type BagLane, type BagStatus } from '@cailan/shared-types';
import { endsOf, sayBags } from './words';

describe('bags in words', () => {
  it.each<[BagLane[], string]>([
    [['ambient'], '1 袋常温'],
    [['cold', 'cold'], '2 袋冷藏'],
    [['ambient', 'cold', 'ambient'], '3 袋 · 2 袋常温 · 1 袋冷藏'],
    [[], '0 袋'],
  ])('%j', (lanes, words) => {
    expect(sayBags(lanes.map((lane) => ({ lane })))).toBe(words);
  });
});

it('offers only ends that the status table has', () => {
  const offered = Object.entries(endsOf).flatMap(([from, ends]) => ends.map((to) => [from, to] as const));
  expect(offered).toHaveLength(6);
  for (const [from, to] of offered) expect(canMove(bagMoves, from as BagStatus, to)).toBe(true);
});
