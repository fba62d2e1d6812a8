import { GROUP_AT_REST, groupOrderMoves, type GroupOrderStatus } from '../group-orders/status';
import type { RoundStatus } from '../rounds/status';
import { motionOf, settleRefusal } from './settle';

describe('settling a round', () => {
  it.each<[RoundStatus, GroupOrderStatus[], string | undefined]>([
    ['draft', ['completed'], 'wrong_status'],
    ['open', ['completed'], 'wrong_status'],
    ['settled', ['completed'], 'wrong_status'],
    ['cancelled', ['cancelled'], 'wrong_status'],
    ['closed', ['confirmed', 'completed'], 'groups_in_motion'],
    ['closed', ['completed'], undefined],
    ['fulfilling', ['dispatched'], 'groups_in_motion'],
    ['fulfilling', ['handed_over', 'completed', 'cancelled'], undefined],
    ['fulfilling', ['cancelled'], 'wrong_status'],
  ])('%s with buildings %j: %s', (status, groups, code) => {
    expect(settleRefusal(status, motionOf(groups))?.code).toBe(code);
  });

  it('says how many buildings and bags are in motion, buildings first', () => {
    const goods = { groupsMoving: 2, groupsArrived: 1, bagsMoving: 3 };
    expect(settleRefusal('fulfilling', goods)).toEqual({ code: 'groups_in_motion', facts: { count: 2 } });
    expect(settleRefusal('fulfilling', { ...goods, groupsMoving: 0 })).toEqual({
      code: 'bags_in_motion',
      facts: { count: 3 },
    });
  });

  it('calls nothing at rest from which goods may still move', () => {
    const rest: readonly string[] = GROUP_AT_REST;
    for (const status of GROUP_AT_REST)
      expect([status, groupOrderMoves[status].every((to) => rest.includes(to))]).toEqual([status, true]);
  });
});
