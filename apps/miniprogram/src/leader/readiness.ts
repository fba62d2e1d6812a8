import {
  confirmRefusal,
  formatFen,
  payRefusal,
  refusalText,
  type GroupOrderView,
  type Refusal,
  type RoundView,
} from '@cailan/shared-types';
import type { BuildingOrder } from './grid-windows';

/** What is left to pay of a building's order, in fen. */
export const openFen = ({ amountFen, paidFen }: GroupOrderView): number => amountFen - paidFen;

/** What stands in the way of confirming a building's order, by the same rule as the service's. */
export function confirmationRefusal(
  { status, ordered }: GroupOrderView,
  round: RoundView | undefined,
): Refusal | undefined {
  if (!round) return { code: 'round_not_open' };
  return confirmRefusal({
    status,
    submittedOrders: ordered,
    round: {
      status: round.status,
      quotaRule: round.quotaRule,
      sharedOut: round.sharedOutAt !== null,
      minimumFen: round.minimumFen,
      totalFen: round.orderedFen,
    },
  });
}

/** What stands in the way of confirming or, once confirmed, of paying it. */
export function nextStepRefusal({ group, round }: BuildingOrder, now: Date): Refusal | undefined {
  return group.status === 'confirmed'
    ? payRefusal([{ ...group, openFen: openFen(group) }], now.toISOString())
    : confirmationRefusal(group, round);
}

/** Whether its leader can confirm it or pay it now. */
export function isReady(order: BuildingOrder, now: Date): boolean {
  return nextStepRefusal(order, now) === undefined;
}

/** A refusal as people say it: amounts in yuan, states in words. */
export function sayRefusal(refusal: Refusal): string {
  const { code, facts = {} } = refusal;
  if (code === 'minimum_not_reached' && typeof facts['missingFen'] === 'number')
    return `还差 ${formatFen(facts['missingFen'])} 才到起送额`;
  if (code === 'wrong_status') return sayMovedOn(refusal.facts.state);
  return refusalText(refusal);
}

/** Somebody else was quicker: how people say the state in which the building is now. */
export const sayMovedOn = (state: string): string => `现在是“${state}”，不用再确认`;
