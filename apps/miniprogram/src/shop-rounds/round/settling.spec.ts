import type { GroupOrderStatus, GroupOrderView, WindowProgressView } from '@cailan/shared-types';
import { settleObstacles } from './settling';

const groups = (...statuses: GroupOrderStatus[]): GroupOrderView[] =>
  statuses.map((status, i) => ({ status, deliveryGroupName: `${i + 1}号楼` }) as GroupOrderView);

describe('settling a round', () => {
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
