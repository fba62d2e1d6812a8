import type { GroupOrderView } from '@cailan/shared-types';
import type { BuildingOrder, Evening } from '../evenings';
import { confirmationRefusal, isReady } from '../readiness';

/** What of the asked orders is to be confirmed, whom they are paid to, and what stands in the way of the others. */
export interface PayPlan {
  toConfirm: BuildingOrder[];
  payees: { supermarketId: string; orders: BuildingOrder[] }[];
  notReady: BuildingOrder[];
}

/** @param asked the orders that were chosen; none: everything that is ready. `now`: the service's clock. */
export function planOf(evenings: readonly Evening[], asked: readonly string[], now: Date): PayPlan {
  const all = evenings.flatMap(({ buildings }) => buildings.flatMap(({ orders }) => orders));
  const chosen = all.filter((order) =>
    asked.length > 0 ? asked.includes(order.group.id) : isReady(order, now),
  );
  const collecting = chosen.filter(({ group }) => group.status === 'collecting');
  const toConfirm = collecting.filter(({ group, round }) => !confirmationRefusal(group, round));
  const cancelled = chosen.filter(({ group }) => group.status === 'cancelled');
  const notReady = [...collecting.filter((order) => !toConfirm.includes(order)), ...cancelled];
  const payable = chosen.filter((order) => !notReady.includes(order));
  const payees = [...new Set(payable.map(({ group }) => group.supermarketId))].map((supermarketId) => ({
    supermarketId,
    orders: payable.filter(({ group }) => group.supermarketId === supermarketId),
  }));
  return { toConfirm, payees, notReady };
}

/** What the orders come to, in fen. */
export function sumOf(orders: readonly BuildingOrder[], of: (group: GroupOrderView) => number): number {
  return orders.reduce((sum, { group }) => sum + of(group), 0);
}
