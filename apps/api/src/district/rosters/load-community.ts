import { phoneOf } from '@cailan/shared-types';
import type { Reader } from '../../ground/db/db';
import { at, type Sealer } from '../../ground/db/sealer';
import type { DeliveryGroup, DropPoint, Place } from '../places/place.entity';
import type { KnownCommunity } from './known-places';
import {
  dropPointsOf,
  groupsOf,
  householdsOf,
  placesOf,
  unitKinds,
  type PresentHousehold,
} from './rosters.sql';

/** A community with all that a roster may meet or add to. */
export interface LoadedCommunity {
  place: Place;
  places: Place[];
  groups: DeliveryGroup[];
  dropPoints: DropPoint[];
  households: PresentHousehold[];
  /** Kinds of places that are delivered to by unit. */
  byUnit: ReadonlySet<string>;
  known: KnownCommunity;
}

export async function loadCommunity(
  sql: Reader,
  place: Place,
  sealer: Sealer,
  now: string,
): Promise<LoadedCommunity> {
  const places = await placesOf(sql, place.id);
  const groups = await groupsOf(sql, place.id);
  const dropPoints = await dropPointsOf(sql, place.id);
  const households = lastOfEach(await householdsOf(sql, place.id, now));
  const byUnit = new Set((await unitKinds(sql, place.districtId)).map(({ kind }) => kind));
  const loaded = { place, places, groups, dropPoints, households, byUnit };
  return { ...loaded, known: knownOf(loaded, sealer) };
}

/** Of each door and party who moved in last. */
function lastOfEach(rows: readonly PresentHousehold[]): PresentHousehold[] {
  return [
    ...new Map(rows.map((row) => [`${row.buildingId ?? row.gridId} ${row.door} ${row.party}`, row])).values(),
  ];
}

function knownOf(loaded: Omit<LoadedCommunity, 'known'>, sealer: Sealer): KnownCommunity {
  const { place, places, groups, dropPoints, households } = loaded;
  return {
    name: place.name,
    grids: places
      .filter(({ level }) => level === 'grid')
      .map(({ id, name, kind }) => ({ id, name, kind, dropPointId: dropPointOf(id, groups, dropPoints) })),
    buildings: places
      .filter(({ level }) => level === 'building')
      .map(({ id, name, gridId }) => ({ id, name, gridId: gridId ?? '' })),
    households: households.map((row) => ({
      id: row.id,
      address: row.address,
      gridId: row.gridId,
      buildingId: row.buildingId,
      unitId: row.unitId,
      party: row.party,
      name: sealer.openOrEmpty(row.contactNameSealed, at.contactName(row.id)),
      phone:
        row.contactPhoneSealed === null
          ? ''
          : phoneIn(sealer.open(row.contactPhoneSealed, at.contactPhone(row.id))),
      members: Number(row.members),
    })),
    dropPoints: dropPoints.length,
  };
}

/** With its country, as files are read; what is none, as it stands. */
export const phoneIn = (kept: string): string => phoneOf(kept) ?? kept;

/** Where most of a grid's delivery groups get their goods; the community's only point where it has none yet. */
export function dropPointOf(
  gridId: string | null,
  groups: readonly DeliveryGroup[],
  dropPoints: readonly DropPoint[],
): string | null {
  const counts = new Map<string, number>();
  for (const group of groups)
    if (group.gridId === gridId) counts.set(group.dropPointId, (counts.get(group.dropPointId) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (most) return most[0];
  return dropPoints.length === 1 ? (dropPoints[0]?.id ?? null) : null;
}
