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

/** Orders that will come but are on no vehicle that the captain may receive: not yet, or another captain's to receive. */
export function notLoaded(loads: readonly LoadView[], groups: readonly GroupOrderView[]): GroupOrderView[] {
  const loaded = new Set(
    loads.flatMap(({ stops }) =>
      stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId)),
    ),
  );
  return groups.filter(
    ({ id, status, ordered }) =>
      !loaded.has(id) && status !== 'cancelled' && (ordered > 0 || status !== 'collecting'),
  );
}
