import type { GroupOrderView, WindowView } from '@cailan/shared-types';

const HOUR_MS = 3_600_000;
/** Goods are waited for from so long before their window. */
const BEFORE_MS = 3 * HOUR_MS;
/** The last doors are often reached long after the window ended. */
const AFTER_MS = 12 * HOUR_MS;
/** A window that is over is shown for so long, and after that only while something of it is not done. */
const SHOWN_MS = 48 * HOUR_MS;
const UNDONE: readonly string[] = ['dispatched', 'handed_over', 'returned'];

/** The windows for which my buildings have orders, the earliest first; those long over only while goods are undone. */
export function windowsOf(
  windows: readonly WindowView[],
  groups: readonly GroupOrderView[],
  now: Date,
): WindowView[] {
  return windows
    .filter(({ id, status, endAt }) => {
      const own = groups.filter(({ windowId }) => windowId === id);
      const recent = now.getTime() < Date.parse(endAt) + SHOWN_MS;
      const undone = own.some((group) => UNDONE.includes(group.status));
      return status !== 'cancelled' && own.length > 0 && (recent || undone);
    })
    .sort((a, b) => (a.startAt < b.startAt ? -1 : 1));
}

/**
 * The window whose goods are handed out now: the latest that has begun or is near, until half a day after its end; else
 * the next to come, else the last. `windows` are in order of time.
 */
export function windowAtHand(windows: readonly WindowView[], now: Date): WindowView | undefined {
  const at = now.getTime();
  const near = windows.filter(
    ({ startAt, endAt }) => Date.parse(startAt) - BEFORE_MS <= at && at <= Date.parse(endAt) + AFTER_MS,
  );
  const next = windows.find(({ startAt }) => Date.parse(startAt) > at);
  return near[near.length - 1] ?? next ?? windows[windows.length - 1];
}

/** The next window for which lists can still be handed in. `windows` are in order of time. */
export function windowToOrderFor(
  windows: readonly WindowView[],
  now: Date,
  groups: readonly GroupOrderView[],
): WindowView | undefined {
  return windows.find(
    ({ id, startAt }) =>
      Date.parse(startAt) > now.getTime() &&
      groups.some(({ windowId, status }) => windowId === id && status === 'collecting'),
  );
}
