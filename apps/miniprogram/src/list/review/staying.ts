import type { HouseholdOrderStatus, ListView, RoundView } from '@cailan/shared-types';

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
