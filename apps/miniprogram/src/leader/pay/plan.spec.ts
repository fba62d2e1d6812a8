import { gridWindowsOf } from '../grid-windows';
import { groupOrder, payment, round } from '../testing/orders';
import { planOf } from './plan';

const now = new Date('2026-11-20T13:00:00.000Z');
const rounds = [round(), round({ id: 'r2', supermarketId: 's2' }), round({ id: 'r3', orderedFen: 1 })];
const windows = gridWindowsOf(
  [
    groupOrder({ id: 'ready' }),
    groupOrder({ id: 'other', roundId: 'r2', supermarketId: 's2' }),
    groupOrder({ id: 'confirmed', status: 'confirmed' }),
    groupOrder({ id: 'paid', status: 'paid' }),
    groupOrder({ id: 'small', roundId: 'r3' }),
    groupOrder({ id: 'cancelled', status: 'cancelled', cancelReason: 'unpaid' }),
  ],
  rounds,
);
const ids = (orders: readonly { group: { id: string } }[]) => orders.map(({ group }) => group.id);

describe('what is confirmed and paid together', () => {
  it('is what was asked for, by payee, without what cannot be confirmed', () => {
    const plan = planOf(windows, ['ready', 'other', 'confirmed', 'small', 'cancelled'], [], now);
    expect(ids(plan.toConfirm)).toEqual(['ready', 'other']);
    expect(ids(plan.notReady)).toEqual(['small', 'cancelled']);
    expect(plan.payees.map(({ key, orders }) => [key.trim(), ids(orders)])).toEqual([
      ['s1', ['ready', 'confirmed']],
      ['s2', ['other']],
    ]);
  });

  it('is all that is ready when nothing was named', () => {
    const plan = planOf(windows, [], [], now);
    expect(ids(plan.payees.flatMap(({ orders }) => orders))).toEqual(['ready', 'confirmed', 'other']);
    expect(plan.notReady).toEqual([]);
  });

  it('leaves what a payment is under way for by itself', () => {
    const pending = payment({
      allocations: [{ groupOrderId: 'confirmed', deliveryGroupName: '1号楼', amountFen: 1 }],
    });
    const { payees } = planOf(windows, ['ready', 'confirmed'], [pending], now);
    expect(payees.map(({ orders }) => ids(orders))).toEqual([['ready'], ['confirmed']]);
  });

  it('still shows what was paid meanwhile', () => {
    expect(planOf(windows, ['paid'], [], now).payees).toHaveLength(1);
  });
});
