import { roomSort, type NeighbourView } from '@cailan/shared-types';

/**
 * The households of my buildings over all rounds of a window: who ordered anywhere has ordered. Those who have not come
 * first, of them those in priority, then by stairs.
 */
export function neighboursOf(rounds: readonly (readonly NeighbourView[])[]): NeighbourView[] {
  const merged = new Map<string, NeighbourView>();
  for (const each of rounds.flat()) {
    const known = merged.get(each.householdId);
    merged.set(
      each.householdId,
      known
        ? { ...known, ordered: known.ordered || each.ordered, amountFen: known.amountFen + each.amountFen }
        : each,
    );
  }
  return [...merged.values()].sort(
    (a, b) =>
      Number(a.ordered) - Number(b.ordered) ||
      Number(b.priority) - Number(a.priority) ||
      roomSort(a.door, b.door),
  );
}
