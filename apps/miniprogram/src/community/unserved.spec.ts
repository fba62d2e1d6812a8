import type { BagStatus } from '@cailan/shared-types';
import { sortUnserved } from './unserved';

const household = (householdId: string, ...statuses: BagStatus[]) => ({
  householdId,
  door: '1-1-101',
  bags: statuses.map((status, i) => ({ code: `B${i}`, status, heldAt: null })),
});

describe('households without their goods', () => {
  it('are those to settle, those under way, and those settled', () => {
    const sorted = sortUnserved([
      household('held', 'delivered', 'held'),
      household('refused and on its way', 'loaded', 'refused'),
      household('missing', 'missing'),
      household('damaged', 'damaged'),
      household('on its way', 'loaded'),
      household('in hand', 'handed_over', 'returned'),
      household('returned', 'returned', 'delivered'),
      household('written off', 'written_off'),
    ]);
    const ids = (list: readonly { householdId: string }[]) => list.map(({ householdId }) => householdId);
    expect(ids(sorted.open)).toEqual(['held', 'refused and on its way', 'missing', 'damaged']);
    expect(ids(sorted.moving)).toEqual(['on its way', 'in hand']);
    expect(ids(sorted.ended)).toEqual(['returned', 'written off']);
  });
});
