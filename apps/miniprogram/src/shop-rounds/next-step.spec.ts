import type { GroupOrderStatus, GroupOrderView, RoundStatus, RoundView } from '@cailan/shared-types';
import { nextStep } from './next-step';

const round = (status: RoundStatus): RoundView =>
  ({ id: 'r1', status, cancelReason: status === 'cancelled' ? 'unpaid' : null }) as RoundView;
const groups = (...statuses: GroupOrderStatus[]): GroupOrderView[] =>
  statuses.map((status) => ({ status }) as GroupOrderView);

describe('what a round needs next', () => {
  it.each<[RoundStatus, number, GroupOrderStatus[], string, boolean]>([
    ['draft', 0, [], '还没开团', true],
    ['open', 0, [], '正在接单', false],
    ['open', 0, ['confirmed'], '1 栋已确认，等网格员付款', false],
    ['closed', 0, [], '已截单', false],
    ['closed', 2, ['confirmed', 'paid'], '2 张付款凭证', true],
    ['closed', 0, ['confirmed', 'paid', 'paid'], '2 栋已付款，可以拣货', true],
    ['fulfilling', 0, ['picking', 'packed'], '1 栋在拣货分装', true],
    ['fulfilling', 0, ['packed', 'dispatched'], '1 栋已装袋，可以发车', true],
    ['fulfilling', 0, ['dispatched', 'completed'], '1 栋在路上', false],
    ['fulfilling', 0, ['handed_over', 'completed'], '送完就能结算', false],
    ['settled', 0, ['completed'], '看对账单', false],
    ['cancelled', 0, ['cancelled'], '楼栋没有按时付款', false],
  ])('%s, %i vouchers, buildings %j: %s', (status, vouchers, statuses, words, due) => {
    const step = nextStep(round(status), { vouchers, groups: groups(...statuses) });
    expect(step.words).toContain(words);
    expect(step.due).toBe(due);
  });

  it('leads to the page where it is done', () => {
    const step = nextStep(round('closed'), { vouchers: 0, groups: groups('paid') });
    expect(step.url).toBe('/supermarket/pick/index?roundId=r1');
  });
});
