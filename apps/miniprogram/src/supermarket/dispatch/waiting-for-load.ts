import type { GroupOrderView, LoadView, WindowView } from '@cailan/shared-types';

/** Packed buildings that are on no vehicle yet. */
export function waitingForLoad(
  groups: readonly GroupOrderView[],
  loads: readonly LoadView[],
): GroupOrderView[] {
  const loaded = new Set(
    loads.flatMap(({ stops }) =>
      stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId)),
    ),
  );
  return groups.filter(({ id, status }) => status === 'packed' && !loaded.has(id));
}

/** The windows that goods are packed or loaded for: those that need a vehicle first, then the latest on top. */
export function windowsWithGoods(
  windows: readonly WindowView[],
  groups: readonly GroupOrderView[],
  loads: readonly LoadView[],
): WindowView[] {
  const urgency = (id: string): number => {
    const own = loads.filter(({ windowId }) => windowId === id);
    const waits = waitingForLoad(groups, loads).some(({ windowId }) => windowId === id);
    if (waits || own.some(({ status }) => status === 'loading')) return 2;
    return own.some(({ status }) => status !== 'done') ? 1 : 0;
  };
  return windows
    .filter(
      ({ id }) =>
        loads.some(({ windowId }) => windowId === id) ||
        groups.some(({ windowId, status }) => windowId === id && status === 'packed'),
    )
    .sort((a, b) => urgency(b.id) - urgency(a.id) || b.startAt.localeCompare(a.startAt));
}
