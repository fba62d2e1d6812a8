import { roomSort, type NeighbourView } from '@cailan/shared-types';
import { mergeNeighbours } from '../../rounds/neighbours';

/**
 * The households of my buildings over all rounds of a window: who ordered anywhere has ordered. Those who have not come
 * first, of them those in priority, then by stairs.
 */
export function neighboursOf(rounds: readonly (readonly NeighbourView[])[]): NeighbourView[] {
  return mergeNeighbours(rounds).sort(
    (a, b) =>
      Number(a.ordered) - Number(b.ordered) ||
      Number(b.priority) - Number(a.priority) ||
      roomSort(a.door, b.door),
  );
}
