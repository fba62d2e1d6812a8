import { bagMoves, canMove, type BagLane, type BagStatus } from '@cailan/shared-types';
import type { Household } from './floor-now';
import { endsOf, sayAllServed, sayBags, sayUnit } from './words';

describe('bags in words', () => {
  it.each<[BagLane[], string]>([
    [['ambient'], '1 袋常温'],
    [['cold', 'cold'], '2 袋冷藏'],
    [['cold', 'ambient', 'ambient'], '3 袋 · 2 袋常温 · 1 袋冷藏'],
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

const home = (...statuses: BagStatus[]) =>
  ({ bags: statuses.map((status) => ({ status })) }) as unknown as Household;

it.each([
  [2, 1, '3单元 · 剩 2 户', '3单元每一户都去过了，还有 1 户没完，在下面接着办'],
  [0, 1, '3单元 · 1 户没完', '3单元每一户都去过了，还有 1 户没完，在下面接着办'],
  [0, 0, '3单元 ✓', '3单元的货都送出去了'],
])('a unit with %i doors to go and %i not done', (toDo, unfinished, chosen, served) => {
  const unit = { name: '3单元', toDo, unfinished, households: [home('delivered')] };
  expect([sayUnit(unit), sayAllServed(unit)]).toEqual([chosen, served]);
});

it('does not say of goods that came back that they were brought', () => {
  const households = [home('delivered'), home('delivered', 'returned'), home('written_off')];
  expect(sayAllServed({ name: '3单元', unfinished: 0, households })).toBe(
    '3单元每一户都办完了，2 户有退回或报损的',
  );
});
