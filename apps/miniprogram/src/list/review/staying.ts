import type { HouseholdOrderStatus, ListView, RoundView } from '@cailan/shared-types';
import type { HouseholdList } from '../use-household-list';

/** Of a part of a list that was handed in and will come. */
const COMES: readonly HouseholdOrderStatus[] = ['submitted', 'locked', 'fulfilled', 'settled'];

/** Who brings something of a list; parts that were taken back or cancelled bring nothing. */
export function suppliersComing(
  orders: readonly Pick<ListView['orders'][number], 'roundId' | 'status'>[],
  rounds: readonly Pick<RoundView, 'id' | 'supermarketName'>[],
): string[] {
  return rounds
    .filter(({ id }) => orders.some(({ roundId, status }) => roundId === id && COMES.includes(status)))
    .map(({ supermarketName }) => supermarketName);
}

/** What may still be taken back. */
export const openOrders = ({ draft, open }: HouseholdList) =>
  draft.draft.orders.filter((order) => open.some(({ id }) => id === order.roundId));

/** Who brings what was handed in though the rest is taken back. */
export const stayingSuppliers = ({ draft, open }: HouseholdList, rounds: readonly RoundView[]): string[] =>
  suppliersComing(
    draft.draft.orders,
    rounds.filter(({ id }) => !open.some((round) => round.id === id)),
  );
