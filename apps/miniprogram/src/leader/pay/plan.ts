import type { GroupOrderView, PaymentView } from '@cailan/shared-types';
import type { BuildingOrder, GridWindow } from '../grid-windows';
import { confirmationRefusal, isReady } from '../readiness';

/** What of the asked orders is to be confirmed, whom they are paid to, and what stands in the way of the others. */
export interface PayPlan {
  toConfirm: BuildingOrder[];
  /** What is under way in one payment stands by itself, so that it holds up no other building. */
  payees: { key: string; orders: BuildingOrder[] }[];
  notReady: BuildingOrder[];
}

/** @param asked the orders that were chosen; none: everything that is ready. `now`: the service's clock. */
export function planOf(
  windows: readonly GridWindow[],
  asked: readonly string[],
  payments: readonly PaymentView[],
  now: Date,
): PayPlan {
  const all = windows.flatMap(({ buildings }) => buildings.flatMap(({ orders }) => orders));
  const chosen = all.filter((order) =>
    asked.length > 0 ? asked.includes(order.group.id) : isReady(order, now),
  );
  const collecting = chosen.filter(({ group }) => group.status === 'collecting');
  const toConfirm = collecting.filter(({ group, round }) => !confirmationRefusal(group, round));
  const cancelled = chosen.filter(({ group }) => group.status === 'cancelled');
  const notReady = [...collecting.filter((order) => !toConfirm.includes(order)), ...cancelled];
  const payable = chosen.filter((order) => !notReady.includes(order));
  const keyOf = ({ group }: BuildingOrder) =>
    `${group.supermarketId} ${pendingOf(group, payments)?.id ?? ''}`;
  const payees = [...new Set(payable.map(keyOf))].map((key) => ({
    key,
    orders: payable.filter((order) => keyOf(order) === key),
  }));
  return { toConfirm, payees, notReady };
}

function pendingOf({ id }: GroupOrderView, payments: readonly PaymentView[]): PaymentView | undefined {
  return payments.find(
    ({ status, allocations }) =>
      status === 'pending' && allocations.some(({ groupOrderId }) => groupOrderId === id),
  );
}

/** What the orders come to, in fen. */
export function sumOf(orders: readonly BuildingOrder[], of: (group: GroupOrderView) => number): number {
  return orders.reduce((sum, { group }) => sum + of(group), 0);
}
