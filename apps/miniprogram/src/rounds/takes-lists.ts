import { gateRefusal, type GroupOrderView, type RoundView } from '@cailan/shared-types';

/** A building's order with its round, where that is still told. */
interface OrderAndRound {
  group: Pick<GroupOrderView, 'status'>;
  round: Pick<RoundView, 'status' | 'cutOffAt'> | undefined;
}

/** Whether a household of the building can still order or change its order, by the same rule as the service's. */
export function takesLists({ group, round }: OrderAndRound, now: Date): boolean {
  if (round?.status !== 'open') return false;
  const gate = { status: group.status, acceptUntil: round.cutOffAt };
  return gateRefusal(gate, now.toISOString()) === undefined;
}

/**
 * The next cut-off (UTC instant) among those that take lists; undefined when none does any more, be it that all buildings
 * are confirmed while their rounds go on for others.
 */
export function nextCutOff(orders: readonly OrderAndRound[], now: Date): string | undefined {
  return orders
    .filter((order) => takesLists(order, now))
    .flatMap(({ round }) => round?.cutOffAt ?? [])
    .sort()[0];
}
