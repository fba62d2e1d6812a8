import type { GroupOrderView, LoadView } from '@cailan/shared-types';

/**
 * The vehicles that bring my buildings' goods of a window: the window's own, and those of any later one that what came
 * back goes out on again. @param groups my buildings' orders in the window.
 */
export function comingIn(
  loads: readonly LoadView[],
  windowId: string,
  groups: readonly Pick<GroupOrderView, 'id'>[],
): LoadView[] {
  const mine = new Set(groups.map(({ id }) => id));
  return loads.filter(({ windowId: goesIn, stops }) => {
    const brings = stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId));
    return brings.length > 0 && (goesIn === windowId || brings.some((id) => mine.has(id)));
  });
}
