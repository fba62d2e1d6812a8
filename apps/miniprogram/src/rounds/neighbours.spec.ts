import type { NeighbourView } from '@cailan/shared-types';
import { mergeNeighbours } from './neighbours';

const home = (householdId: string, amountFen: number): NeighbourView => ({
  householdId,
  door: householdId,
  recipient: '王小明',
  phone: '',
  priority: false,
  ordered: amountFen > 0,
  amountFen,
  bagsBack: 0,
});

it('says that a household has ordered when it ordered from one supermarket, with what all come to', () => {
  const merged = mergeNeighbours([
    [home('h1', 500), home('h2', 0), home('h3', 100)],
    [home('h1', 0), home('h2', 0), home('h3', 200)],
  ]);
  expect(merged.map(({ householdId, ordered, amountFen }) => [householdId, ordered, amountFen])).toEqual([
    ['h1', true, 500],
    ['h2', false, 0],
    ['h3', true, 300],
  ]);
});
