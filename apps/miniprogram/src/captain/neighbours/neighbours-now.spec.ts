import type { NeighbourView } from '@cailan/shared-types';
import { neighboursOf } from './neighbours-now';

const home = (door: string, amountFen: number, priority = false): NeighbourView => ({
  householdId: door,
  door,
  recipient: '王小明',
  phone: '13812341234',
  priority,
  ordered: amountFen > 0,
  amountFen,
  bagsBack: 0,
});

describe('the households of my buildings', () => {
  it('have ordered when they did in any round, for the sum of all', () => {
    const merged = neighboursOf([
      [home('1-101', 500), home('1-102', 0)],
      [home('1-101', 250), home('1-102', 300)],
    ]);
    expect(merged.map(({ door, ordered, amountFen }) => [door, ordered, amountFen])).toEqual([
      ['1-101', true, 750],
      ['1-102', true, 300],
    ]);
  });

  it('come by what is to do: not ordered, priority, then stairs', () => {
    const merged = neighboursOf([
      [home('1-2', 100), home('1-10', 0), home('1-9', 0), home('1-11', 0, true), home('1-1', 100)],
    ]);
    expect(merged.map(({ door }) => door)).toEqual(['1-11', '1-9', '1-10', '1-1', '1-2']);
  });

  it('are none without rounds', () => {
    expect(neighboursOf([])).toEqual([]);
  });
});
