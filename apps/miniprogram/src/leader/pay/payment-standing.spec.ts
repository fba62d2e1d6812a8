import { standingOf } from './payment-standing';
import { groupOrder, payment } from '../testing/orders';

const intent = { clientKey: 'key-0001', groupOrderIds: ['g1'], method: 'test' as const };
const confirmed = groupOrder({ status: 'confirmed' });
const paid = groupOrder({ status: 'paid', paidFen: 260_400 });

describe('how a payment stands', () => {
  it.each([
    ['nothing was tried', [confirmed], [], undefined, 'open'],
    ['the answer is awaited', [confirmed], [payment()], undefined, 'pending'],
    ['a recorded one counts more than a lost answer', [confirmed], [payment()], intent, 'pending'],
    ['the answer was lost', [confirmed], [], intent, 'unanswered'],
    ['it did not come', [confirmed], [payment({ status: 'rejected' })], undefined, 'rejected'],
    ['it was closed unpaid', [confirmed], [payment({ status: 'cancelled' })], undefined, 'closed'],
    ['it came', [paid], [payment({ status: 'succeeded' })], undefined, 'received'],
    ['somebody else paid', [paid], [], undefined, 'received'],
    [
      'a part came',
      [groupOrder({ status: 'confirmed', paidFen: 100_000 })],
      [payment({ status: 'succeeded', amountFen: 100_000 })],
      undefined,
      'open',
    ],
    ['it is not confirmed', [groupOrder({ amountFen: 0 })], [], undefined, 'open'],
    ['all was cancelled', [groupOrder({ status: 'cancelled' })], [], undefined, 'open'],
    [
      'a later one is under way',
      [confirmed],
      [payment({ status: 'rejected' }), payment({ id: 'p2', createdAt: '2026-11-20T14:10:00.000Z' })],
      undefined,
      'pending',
    ],
  ])('%s', (_case, groups, payments, sent, kind) => {
    expect(standingOf(groups, payments, sent).kind).toBe(kind);
  });

  it('passes over payments of other buildings', () => {
    const other = payment({
      allocations: [{ groupOrderId: 'g9', deliveryGroupName: '9号楼', amountFen: 1 }],
    });
    expect(standingOf([confirmed], [other], undefined)).toEqual({ kind: 'open' });
  });
});
