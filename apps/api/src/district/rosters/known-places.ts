import type { PlaceKind } from '@cailan/shared-types';
import { readAddress, type Address } from '@cailan/shared-types';

/** A household that lives in the community now. */
export interface KnownHousehold {
  id: string;
  address: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  party: number;
  name: string;
  phone: string;
  /** Members who say themselves who they are. */
  members: number;
}

export interface KnownGrid {
  id: string;
  name: string;
  kind: PlaceKind | '';
  /** Where its delivery groups get their goods; the community's only point where it has none; null: nobody has said. */
  dropPointId: string | null;
}

export interface KnownBuilding {
  id: string;
  name: string;
  gridId: string;
}

/** A community as a roster finds it. */
export interface KnownCommunity {
  name: string;
  grids: KnownGrid[];
  buildings: KnownBuilding[];
  households: KnownHousehold[];
  /** A point that a grid's first building would get its goods from. */
  dropPoints: number;
}

/** A household or building with what its address says. */
export type Placed<T> = T & { home: Address };

/** What cannot be read as an address, such as a company's name alone, no roster names. */
export function placedHouseholds(households: readonly KnownHousehold[]): Placed<KnownHousehold>[] {
  return households.flatMap((household) => {
    const home = readAddress(household.address);
    return 'fault' in home ? [] : [{ ...household, home }];
  });
}

/** A building's name read as an address of which the room is left out; `villas` where villas stand together. */
export function placedBuildings(
  buildings: readonly KnownBuilding[],
): (Placed<KnownBuilding> & { villas: boolean })[] {
  return buildings.flatMap((building): (Placed<KnownBuilding> & { villas: boolean })[] => {
    if (/别墅区$/.test(building.name))
      return [{ ...building, villas: true, home: { area: building.name.replace(/别墅区$/, '') } }];
    const read = readAddress(`${building.name}-1`);
    if ('fault' in read) return [];
    const { room: _, before, ...home } = read;
    return [
      { ...building, villas: false, home: before === undefined ? home : { ...home, building: before } },
    ];
  });
}

/** Whether two names of a compound are one: `甲苑` and `甲苑小区`, with town and road in front or without. */
export const sameArea = (one: string, other: string): boolean =>
  one === '' || other === '' || one.includes(other) || other.includes(one);
