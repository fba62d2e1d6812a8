import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import type { Area, BuildingLayout, DropPoint, PlaceKind } from './plan.types';
import { Codes, each } from './reference';

const sizeField = { compound: 'layouts', bungalow: 'lanes', company: 'platoons' } as const;

/** What the rest of a plan refers to among its places. */
export interface PlaceCodes {
  communities: Codes<unknown>;
  dropPoints: Codes<Loose<DropPoint>>;
  /** Every area whose kind could be read, with its path in the file. */
  areas: { area: Loose<Area>; kind: PlaceKind; path: string }[];
}

/** Checks the tree of places, its drop points, and that every drop point can serve the households sent to it. */
export function checkPlaces(plan: Loose<PlanFile>, faults: FaultList): PlaceCodes {
  const places = new Codes<unknown>('place', faults);
  const communities = new Codes<unknown>('community', faults);
  const areas: PlaceCodes['areas'] = [];
  places.declare(plan.district?.code, 'district.code', plan.district);
  for (const [street, streetPath] of each(plan.streets, 'streets')) {
    places.declare(street.code, `${streetPath}.code`, street);
    for (const [community, path] of each(street.communities, `${streetPath}.communities`)) {
      if (places.declare(community.code, `${path}.code`, community)) {
        communities.declare(community.code, path, community);
      }
      for (const [area, areaPath] of each(community.areas, `${path}.areas`)) {
        places.declare(area.code, `${areaPath}.code`, area);
        checkSize(area, areaPath, faults);
        if (area.kind) areas.push({ area, kind: area.kind, path: areaPath });
      }
    }
  }
  checkTotal(plan, areas, faults);
  const dropPoints = declareDropPoints(plan, places, faults);
  checkLoads(plan, areas, dropPoints, faults);
  return { communities, dropPoints, areas };
}

function checkSize(area: Loose<Area>, path: string, faults: FaultList): void {
  if (!area.kind) return;
  for (const [kind, field] of Object.entries(sizeField)) {
    if (kind === area.kind && area[field] === undefined) {
      faults.addOnce(`${path}.${field}`, `needed by a ${kind}`);
    }
    if (kind !== area.kind && area[field] !== undefined) {
      faults.add(`${path}.${field}`, `only for a ${kind}`);
    }
  }
  const parts = area.lanes ?? area.platoons;
  if (parts !== undefined && area.households !== undefined && parts > area.households) {
    faults.add(`${path}.households`, `fewer than its ${parts} ${area.lanes ? 'lanes' : 'platoons'}`);
  }
  checkLayouts(area.layouts, `${path}.layouts`, faults);
}

/** A room number has two digits of floor and two of room at most (`3-2-1802`). */
function checkLayouts(layouts: Loose<BuildingLayout[]> | undefined, path: string, faults: FaultList): void {
  for (const [layout, at] of each(layouts, path)) {
    const rooms = (layout.units ?? 1) * (layout.floors ?? 1) * (layout.roomsPerFloor ?? 1);
    if (rooms > 1000) faults.add(at, `${rooms} rooms in one building`);
  }
}

function checkTotal(plan: Loose<PlanFile>, areas: PlaceCodes['areas'], faults: FaultList): void {
  const sum = areas.reduce((total, { area }) => total + (area.households ?? 0), 0);
  if (plan.households !== undefined && plan.households !== sum) {
    faults.add('households', `the areas add up to ${sum}`);
  }
}

function declareDropPoints(
  plan: Loose<PlanFile>,
  places: Codes<unknown>,
  faults: FaultList,
): Codes<Loose<DropPoint>> {
  const dropPoints = new Codes<Loose<DropPoint>>('drop point', faults);
  for (const [point, path] of each(plan.dropPoints, 'dropPoints')) {
    dropPoints.declare(point.code, `${path}.code`, point);
    places.resolve(point.place, `${path}.place`);
  }
  for (const [point, path] of each(plan.dropPoints, 'dropPoints')) {
    const via = dropPoints.resolve(point.via, `${path}.via`);
    if (via?.kind && via.kind !== 'sorting_point') faults.add(`${path}.via`, 'not a sorting point');
  }
  return dropPoints;
}

function checkLoads(
  plan: Loose<PlanFile>,
  areas: PlaceCodes['areas'],
  dropPoints: Codes<Loose<DropPoint>>,
  faults: FaultList,
): void {
  const households = new Map<string | undefined, number>();
  for (const { area, path } of areas) {
    const point = dropPoints.resolve(area.dropPoint, `${path}.dropPoint`);
    households.set(point?.code, (households.get(point?.code) ?? 0) + (area.households ?? 0));
  }
  for (const [point, path] of each(plan.dropPoints, 'dropPoints')) {
    const load = households.get(point.code) ?? 0;
    if (point.capacityHouseholds !== undefined && load > point.capacityHouseholds) {
      faults.add(`${path}.capacityHouseholds`, `its areas have ${load} households`);
    }
  }
}
