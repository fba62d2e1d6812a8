import type { RefundItemView, RefundView } from '@cailan/shared-types';
import { inTurn, sayRefundItem, sayRefundWay } from './refunds';

const item = (part: Partial<RefundItemView>): RefundItemView => ({
  cause: 'shortage',
  amountFen: 300,
  orderId: 'o1',
  door: '3-101',
  groupOrderId: 'g1',
  deliveryGroupName: '1号楼',
  ...part,
});
const refund = (part: Partial<RefundView>): RefundView => ({
  id: 'f1',
  paymentId: 'p1',
  method: 'wechat',
  status: 'processing',
  supermarketId: 's1',
  supermarketName: '老百姓超市',
  amountFen: 300,
  batchNo: 1,
  outRefundNo: 'R01',
  createdAt: '2026-11-21T05:00:00.000Z',
  sentAt: null,
  endedAt: null,
  account: null,
  voucherNo: null,
  voucherFileId: null,
  note: null,
  mine: false,
  itemCount: 0,
  groups: [],
  ...part,
});

it.each([
  [item({}), '3-101 缺货'],
  [item({ cause: 'weight' }), '3-101 称重差额'],
  [item({ door: null, cause: 'late_payment' }), '1号楼 超时付款'],
  [item({ door: null, deliveryGroupName: null, cause: 'mismatch' }), '付款不符'],
])('says what a part is for: %#', (part, words) => {
  expect(sayRefundItem(part)).toBe(words);
});

it.each([
  [refund({}), '原路退回付款人'],
  [refund({ account: '招商银行信用卡0403' }), '退到 招商银行信用卡0403'],
  [refund({ status: 'by_hand' }), '由商超银行转账退回'],
  [refund({ status: 'transferred', voucherNo: 'ZZ1' }), '银行转账，凭证号 ZZ1'],
  [refund({ method: 'bank_transfer', status: 'ready' }), '银行转账退回'],
])('says where it goes: %#', (given, words) => {
  expect(sayRefundWay(given)).toBe(words);
});

it('puts first what waits for me, then what is under way, then the newest of what ended', () => {
  const ended = '2026-11-21T06:00:00.000Z';
  const all = [
    refund({ id: 'old', endedAt: ended }),
    refund({ id: 'new', endedAt: ended, createdAt: '2026-11-21T05:30:00.000Z' }),
    refund({ id: 'going' }),
    refund({ id: 'mine', mine: true }),
  ];
  expect(inTurn(all, ({ mine }) => mine).map(({ id }) => id)).toEqual(['mine', 'going', 'new', 'old']);
});
