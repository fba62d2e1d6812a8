import type { PaymentView } from '@cailan/shared-types';
import { buildingsOf } from './words';

const payment = (...names: string[]): PaymentView =>
  ({ allocations: names.map((deliveryGroupName) => ({ deliveryGroupName })) }) as PaymentView;

it.each([
  [[], ''],
  [['1号楼'], '1号楼'],
  [['1号楼', '2号楼'], '1号楼、2号楼'],
  [['1号楼', '2号楼', '3号楼'], '1号楼、2号楼 等 3 栋'],
])('names the buildings %j of a payment', (names, words) => {
  expect(buildingsOf(payment(...names))).toBe(words);
});
