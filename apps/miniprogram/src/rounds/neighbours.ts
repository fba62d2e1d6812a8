import type { NeighbourView } from '@cailan/shared-types';

/** Households over all rounds of a window: who ordered from any supermarket has ordered. */
export function mergeNeighbours(lists: readonly (readonly NeighbourView[])[]): NeighbourView[] {
  const merged = new Map<string, NeighbourView>();
  for (const each of lists.flat()) {
    const before = merged.get(each.householdId);
    merged.set(each.householdId, {
      ...each,
      ordered: each.ordered || (before?.ordered ?? false),
      amountFen: each.amountFen + (before?.amountFen ?? 0),
      bagsBack: each.bagsBack + (before?.bagsBack ?? 0),
    });
  }
  return [...merged.values()];
}
