import { gateRefusal, type Refusal } from '@cailan/shared-types';
import type { BuildingOrder } from './evenings';

/** What stands in the way of more lists for a building, by the same rule as the service's. */
function takingRefusal({ group, round }: BuildingOrder, now: Date): Refusal | undefined {
  if (round?.status !== 'open') return { code: 'round_not_open' };
  return gateRefusal({ status: group.status, acceptUntil: round.cutOffAt }, now.toISOString());
}

/** Whether a household of the building can still order or change its order. */
export function takesLists(order: BuildingOrder, now: Date): boolean {
  return takingRefusal(order, now) === undefined;
}
