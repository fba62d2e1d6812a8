import {
  BAG_ENDED,
  roundNames,
  wrongStatus,
  type BagStatus,
  type GroupOrderView,
  type Refusal,
  type RoundStatus,
  type RoundView,
  type WindowProgressView,
} from '@cailan/shared-types';
import { bagWords, groupOrderWords } from '../../words/statuses';

const AT_REST = ['handed_over', 'completed', 'cancelled'];
const SETTLING: readonly RoundStatus[] = ['closed', 'fulfilling'];

/** Whether a round is far enough on its way that settling it is a question at all. */
export const maySettle = ({ status }: RoundView): boolean => SETTLING.includes(status);

/** Why a round cannot settle yet, as far as its supermarket can see: the service looks at every bag once more. */
export function settleRefusal(round: RoundView, groups: readonly GroupOrderView[]): Refusal | undefined {
  if (!maySettle(round)) return wrongStatus(roundNames, round.status, 'settled');
  const moving = groups.filter(({ status }) => !AT_REST.includes(status)).length;
  return moving > 0 ? { code: 'groups_in_motion', facts: { count: moving } } : undefined;
}

/** What stands in the way, a line each: buildings that are not through, and the window's bags without an end. */
export function settleObstacles(
  groups: readonly GroupOrderView[],
  progress: WindowProgressView | undefined,
): string[] {
  const buildings = groups
    .filter(({ status }) => !AT_REST.includes(status))
    .map(({ deliveryGroupName, status }) => `${deliveryGroupName}：${groupOrderWords[status].words}`);
  const ended: readonly BagStatus[] = BAG_ENDED;
  const bags = (progress?.bags ?? [])
    .filter(({ status, count }) => count > 0 && !ended.includes(status))
    .map(({ status, count }) => `${count} 袋${bagWords[status].words}`);
  return [...buildings, ...bags];
}
