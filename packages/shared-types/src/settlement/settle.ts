import { wrongStatus } from '../ground/moves';
import { GROUP_AT_REST, hasArrived, type GroupOrderStatus } from '../group-orders/status';
import type { Refusal } from '../refusals';
import type { RoundStatus } from '../rounds/status';
import { roundNames } from '../rounds/words';

/** How far the goods of a round are: group orders under way and arrived, bags without an end. */
export interface GoodsMotion {
  groupsMoving: number;
  groupsArrived: number;
  bagsMoving: number;
}

/** Why a round is not at its settlement: it is past its cut-off, and settled once. */
export function settleStatusRefusal(status: RoundStatus): Refusal | undefined {
  return status === 'closed' || status === 'fulfilling'
    ? undefined
    : wrongStatus(roundNames, status, 'settled');
}

/** Why a round cannot be settled: while goods are on the way or bags without an end nothing is final (domain §10). */
export function settleRefusal(
  status: RoundStatus,
  { groupsMoving, groupsArrived, bagsMoving }: GoodsMotion,
): Refusal | undefined {
  const early = settleStatusRefusal(status);
  if (early) return early;
  if (groupsMoving > 0) return { code: 'groups_in_motion', facts: { count: groupsMoving } };
  if (bagsMoving > 0) return { code: 'bags_in_motion', facts: { count: bagsMoving } };
  return groupsArrived > 0 ? undefined : wrongStatus(roundNames, 'cancelled', 'settled');
}

export const isAtRest = (status: GroupOrderStatus): boolean =>
  (GROUP_AT_REST as readonly GroupOrderStatus[]).includes(status);

/** How far group orders are that one has read; bags are not seen by them. */
export function motionOf(statuses: readonly GroupOrderStatus[]): GoodsMotion {
  return {
    groupsMoving: statuses.filter((status) => !isAtRest(status)).length,
    groupsArrived: statuses.filter(hasArrived).length,
    bagsMoving: 0,
  };
}
