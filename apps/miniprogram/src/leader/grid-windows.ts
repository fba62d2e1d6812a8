import type { GroupOrderView, RoundView } from '@cailan/shared-types';
import { shortNames } from '../rounds/short-names';

/** A building's order with one supermarket, and its round where that is still told. */
export interface BuildingOrder {
  group: GroupOrderView;
  round: RoundView | undefined;
}

/** One building in one window: what it orders from each supermarket. */
export interface Building {
  id: string;
  name: string;
  /** Its name without what all buildings of the grid share: `3号楼`. */
  shortName: string;
  households: number;
  orders: BuildingOrder[];
}

/** One delivery window of the leader's grid. */
export interface GridWindow {
  windowId: string;
  /** UTC instants; undefined where no round of the window is told any more. */
  startAt: string | undefined;
  endAt: string | undefined;
  rounds: RoundView[];
  buildings: Building[];
}

/** The leader's group orders by window (earliest first) and building, in the order in which they came. */
export function gridWindowsOf(groups: readonly GroupOrderView[], rounds: readonly RoundView[]): GridWindow[] {
  const roundById = new Map(rounds.map((round) => [round.id, round]));
  const windows = [...new Set(groups.map(({ windowId }) => windowId))].map((windowId) =>
    gridWindowOf(
      windowId,
      groups.filter((group) => group.windowId === windowId),
      roundById,
    ),
  );
  return windows.sort((a, b) => ((a.startAt ?? '') < (b.startAt ?? '') ? -1 : 1));
}

function gridWindowOf(
  windowId: string,
  groups: readonly GroupOrderView[],
  roundById: ReadonlyMap<string, RoundView>,
): GridWindow {
  const names = [...new Map(groups.map((group) => [group.deliveryGroupId, group.deliveryGroupName]))];
  const short = shortNames(names.map(([, name]) => name));
  const buildings = names.map(([id, name], i) => {
    const own = groups.filter((group) => group.deliveryGroupId === id);
    return {
      id,
      name,
      shortName: short[i] ?? name,
      households: Math.max(...own.map(({ households }) => households)),
      orders: own.map((group) => ({ group, round: roundById.get(group.roundId) })),
    };
  });
  const rounds = [...new Set(groups.map(({ roundId }) => roundId))].flatMap((id) => roundById.get(id) ?? []);
  const [first] = rounds;
  return { windowId, startAt: first?.windowStartAt, endAt: first?.windowEndAt, rounds, buildings };
}

/** The windows that are not over, with something that was not cancelled. `now`: the service's clock. */
export function comingWindows(windows: readonly GridWindow[], now: Date): GridWindow[] {
  const instant = now.toISOString();
  return windows.filter(
    ({ endAt, buildings }) =>
      endAt !== undefined &&
      endAt > instant &&
      buildings.some(({ orders }) => orders.some(({ group }) => group.status !== 'cancelled')),
  );
}

/** Which of a building's group orders tell who has ordered: those with orders, or any one where nobody has. */
export function tellingOrders({ orders }: Building): string[] {
  const alive = orders.filter(({ group }) => group.status !== 'cancelled');
  const some = alive.filter(({ group }) => group.ordered > 0);
  return (some.length > 0 ? some : alive.slice(0, 1)).map(({ group }) => group.id);
}
