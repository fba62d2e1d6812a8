import {
  loadWindowRefusal,
  type GroupOrderView,
  type LoadView,
  type WaveView,
  type WindowView,
} from '@cailan/shared-types';
import { shortNames } from '../../rounds/short-names';

/** What may go on a vehicle: packed, or come back and to be delivered again. */
const isReady = ({ status }: GroupOrderView): boolean => status === 'packed' || status === 'returned';

/** Packed buildings that are on no vehicle yet, those among them that came back. */
export function waitingForLoad(
  groups: readonly GroupOrderView[],
  loads: readonly LoadView[],
): GroupOrderView[] {
  const loaded = new Set(
    loads.flatMap(({ stops }) =>
      stops.flatMap((stop) => stop.groups.map(({ groupOrderId }) => groupOrderId)),
    ),
  );
  return groups.filter((group) => isReady(group) && !loaded.has(group.id));
}

/** Paid buildings of the window whose bags are not all packed: they are still to come. */
export const notPacked = (groups: readonly GroupOrderView[]): GroupOrderView[] =>
  groups.filter(({ status }) => status === 'paid' || status === 'picking');

/** What is still to be packed, a building each: `2号楼还没装好（0 / 4 户）`, `3号楼还没开始拣`. @param groups of the window. */
export function stillToPack(groups: readonly GroupOrderView[], waves: readonly WaveView[]): string[] {
  const names = shortNames(groups.map(({ deliveryGroupName }) => deliveryGroupName));
  const nameOf = new Map(groups.map(({ id }, i) => [id, names[i] ?? '']));
  const inWaves = new Map(
    waves.flatMap((wave) => wave.groups).map((building) => [building.groupOrderId, building]),
  );
  return notPacked(groups).map(({ id }) => {
    const building = inWaves.get(id);
    if (!building) return `${nameOf.get(id)}还没开始拣`;
    return `${nameOf.get(id)}还没装好（${building.packedHouseholds} / ${building.households} 户）`;
  });
}

/** Whether the goods may go in this window: in their own; once they came back, in any of its kind that is not over. */
export function mayGoIn(
  window: WindowView,
  windows: readonly WindowView[],
  { windowId, status }: Pick<GroupOrderView, 'windowId' | 'status'>,
  now: string,
): boolean {
  const ownWindow = windowId === window.id;
  const placeKinds = windows.find(({ id }) => id === windowId)?.placeKinds ?? window.placeKinds;
  return !loadWindowRefusal({ ownWindow, cameBack: status === 'returned', placeKinds }, window, now);
}

const UNDER_WAY: readonly string[] = ['on_the_way', 'arrived'];

/**
 * The windows that goods are packed or loaded for, and those that what came back may still go in: those that need a
 * vehicle first, then the next ones for what came back, then the latest on top.
 */
export function windowsWithGoods(
  windows: readonly WindowView[],
  groups: readonly GroupOrderView[],
  loads: readonly LoadView[],
  now: string,
): WindowView[] {
  const waiting = waitingForLoad(groups, loads);
  const urgency = (window: WindowView): number => {
    const own = loads.filter(({ windowId }) => windowId === window.id);
    const waits = waiting.some(({ windowId, status }) => windowId === window.id && status === 'packed');
    if (waits || own.some(({ status }) => status === 'loading')) return 3;
    if (waiting.some((group) => group.status === 'returned' && mayGoIn(window, windows, group, now)))
      return 2;
    return own.some(({ status }) => UNDER_WAY.includes(status)) ? 1 : 0;
  };
  return windows
    .filter(
      (window) =>
        loads.some(({ windowId }) => windowId === window.id) ||
        groups.some((group) => isReady(group) && mayGoIn(window, windows, group, now)),
    )
    .map((window) => ({ window, urgent: urgency(window) }))
    .sort((a, b) => {
      const later = b.window.startAt.localeCompare(a.window.startAt);
      return b.urgent - a.urgent || (a.urgent === 2 ? -later : later);
    })
    .map(({ window }) => window);
}
