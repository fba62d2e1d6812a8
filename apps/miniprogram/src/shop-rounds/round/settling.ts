import {
  BAG_ENDED,
  isAtRest,
  type BagStatus,
  type GroupOrderView,
  type WindowProgressView,
} from '@cailan/shared-types';
import { bagWords, groupOrderWords } from '../../words/statuses';

/** What stands in the way, a line each: buildings that are not through, and the window's bags without an end. */
export function settleObstacles(
  groups: readonly GroupOrderView[],
  progress: WindowProgressView | undefined,
): string[] {
  const buildings = groups
    .filter(({ status }) => !isAtRest(status))
    .map(({ deliveryGroupName, status }) => `${deliveryGroupName}：${groupOrderWords[status].words}`);
  const ended: readonly BagStatus[] = BAG_ENDED;
  const bags = (progress?.bags ?? [])
    .filter(({ status, count }) => count > 0 && !ended.includes(status))
    .map(({ status, count }) => `${count} 袋${bagWords[status].words}`);
  return [...buildings, ...bags];
}
