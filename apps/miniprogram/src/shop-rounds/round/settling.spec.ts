import type {
  GroupOrderStatus,
  GroupOrderView,
  RoundStatus,
  RoundView,
  WindowProgressView,
} from '@cailan/shared-types';
import { settleObstacles, settleRefusal } from './settling';

const round = (status: RoundStatus): RoundView => ({ status }) as RoundView;
const groups = (...statuses: GroupOrderStatus[]): GroupOrderView[] =>
  statuses.map((status, i) => ({ status, deliveryGroupName: `${i + 1}号楼` }) as GroupOrderView);

describe('settling a round', () => {
  it.each<[RoundStatus, GroupOrderStatus[], string | undefined]>([
    ['open', ['completed'], 'wrong_status'],
    ['settled', ['completed'], 'wrong_status'],
    ['closed', ['confirmed', 'completed'], 'groups_in_motion'],
    ['fulfilling', ['dispatched'], 'groups_in_motion'],
    ['fulfilling', ['handed_over', 'completed', 'cancelled'], undefined],
  ])('%s with buildings %j: %s', (status, statuses, code) => {
    expect(settleRefusal(round(status), groups(...statuses))?.code).toBe(code);
  });

  it('names the buildings and bags in the way, and nothing that has ended', () => {
    const progress = {
      bags: [
        { status: 'delivered', count: 20 },
        { status: 'held', count: 2 },
        { status: 'missing', count: 0 },
      ],
    } as WindowProgressView;
    expect(settleObstacles(groups('completed', 'dispatched'), progress)).toEqual([
      '2号楼：在路上',
      '2 袋暂存',
    ]);
  });
});
