import { groupOrder, payment } from '../testing/orders';
import { ofOrders, sayWentBack } from './went-back';

it.each([
  [[payment()], ''],
  [[payment({ refundedFen: 300 })], '已退 ¥3.00'],
  [[payment({ refundingFen: 120 })], '退款中 ¥1.20'],
  [
    [payment({ refundedFen: 200, refundingFen: 120 }), payment({ refundedFen: 100 })],
    '已退 ¥3.00，退款中 ¥1.20',
  ],
])('says what went back: %#', (payments, words) => {
  expect(sayWentBack(payments)).toBe(words);
});

it('passes over payments of other orders', () => {
  expect(ofOrders([payment({ id: 'p1' })], [groupOrder({ id: 'g9' })])).toEqual([]);
  expect(ofOrders([payment({ id: 'p1' })], [groupOrder()]).map(({ id }) => id)).toEqual(['p1']);
});
