import { hasEnded, type LoadView } from '@cailan/shared-types';

/** What of a driver's loads is shown: those to drive, the next slot first, and of those that have ended the latest few. */
export interface OrderedLoads {
  toDrive: LoadView[];
  ended: LoadView[];
}

const ENDED_SHOWN = 10;

/** My own loads in the order in which they are driven. */
export function loadsInOrder(loads: readonly LoadView[], driverId: string | undefined): OrderedLoads {
  const mine = loads
    .filter((load) => load.driverId === driverId)
    .sort((a, b) => (a.slotAt < b.slotAt ? -1 : 1));
  return {
    toDrive: mine.filter(({ status }) => !hasEnded(status)),
    ended: mine
      .filter(({ status }) => hasEnded(status))
      .reverse()
      .slice(0, ENDED_SHOWN),
  };
}

/** Bags and crates of all that a load carries. */
export function cargoOf({ stops }: LoadView): { bags: number; crates: number; groups: number } {
  const groups = stops.flatMap((stop) => stop.groups);
  return {
    bags: groups.reduce((sum, { bags }) => sum + bags, 0),
    crates: groups.reduce((sum, { crates }) => sum + crates, 0),
    groups: groups.length,
  };
}
