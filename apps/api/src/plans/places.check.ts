import { PLACE_KINDS } from '@cailan/shared-types';
import type { FaultList } from './plan.faults';
import type { PlanFile } from './plan.schema';
import type { Loose } from './plan.shape';
import type { Area, BuildingLayout, DropPoint, PlaceKind } from './plan.types';
import { kindNames } from './place-words';
import { Codes, each, noTwoOfAName } from './reference';

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
  const places = new Codes<unknown>('地方', faults);
  const communities = new Codes<unknown>('社区', faults);
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
  checkNames(plan, areas, faults);
  checkTotal(plan, areas, faults);
  const dropPoints = declareDropPoints(plan, places, faults);
  checkLoads(plan, areas, dropPoints, faults);
  return { communities, dropPoints, areas };
}

/** A label says compound and room, a list says street and community: two of one name cannot be told apart. */
function checkNames(plan: Loose<PlanFile>, areas: PlaceCodes['areas'], faults: FaultList): void {
  noTwoOfAName(each(plan.streets, 'streets'), faults);
  const communities = [...each(plan.streets, 'streets')].flatMap(([street, path]) => [
    ...each(street.communities, `${path}.communities`),
  ]);
  noTwoOfAName(communities, faults);
  noTwoOfAName(
    areas.map(({ area, path }) => [area, path] as const),
    faults,
  );
  noTwoOfAName(each(plan.dropPoints, 'dropPoints'), faults);
}

function checkSize(area: Loose<Area>, path: string, faults: FaultList): void {
  if (!area.kind) return;
  for (const kind of PLACE_KINDS) {
    const field = sizeField[kind];
    if (kind === area.kind && area[field] === undefined) {
      faults.addOnce(`${path}.${field}`, `${kindNames[kind]}（${kind}）要写这一项`);
    }
    if (kind !== area.kind && area[field] !== undefined) {
      faults.add(`${path}.${field}`, `只有${kindNames[kind]}（${kind}）才写这一项`);
    }
  }
  const parts = area.lanes ?? area.platoons;
  if (parts !== undefined && area.households !== undefined && parts > area.households) {
    faults.add(`${path}.households`, `少于${area.lanes ? '巷' : '排'}数 ${parts}`);
  }
  checkLayouts(area.layouts, `${path}.layouts`, faults);
}

/** A room number has two digits of floor and two of room at most (`3-2-1802`). */
function checkLayouts(layouts: Loose<BuildingLayout[]> | undefined, path: string, faults: FaultList): void {
  for (const [layout, at] of each(layouts, path)) {
    const rooms = (layout.units ?? 1) * (layout.floors ?? 1) * (layout.roomsPerFloor ?? 1);
    if (rooms > 1000) faults.add(at, `一栋楼有 ${rooms} 户，最多 1000 户`);
  }
}

function checkTotal(plan: Loose<PlanFile>, areas: PlaceCodes['areas'], faults: FaultList): void {
  const sum = areas.reduce((total, { area }) => total + (area.households ?? 0), 0);
  if (plan.households !== undefined && plan.households !== sum) {
    faults.add('households', `各小区、平房区、连队的户数加起来是 ${sum}，两处应当相等`);
  }
}

function declareDropPoints(
  plan: Loose<PlanFile>,
  places: Codes<unknown>,
  faults: FaultList,
): Codes<Loose<DropPoint>> {
  const dropPoints = new Codes<Loose<DropPoint>>('交接点', faults);
  for (const [point, path] of each(plan.dropPoints, 'dropPoints')) {
    dropPoints.declare(point.code, `${path}.code`, point);
    places.resolve(point.place, `${path}.place`);
  }
  for (const [point, path] of each(plan.dropPoints, 'dropPoints')) {
    const via = dropPoints.resolve(point.via, `${path}.via`);
    if (via?.kind && via.kind !== 'sorting_point')
      faults.add(`${path}.via`, '不是分拣点（kind: sorting_point）');
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
      faults.add(`${path}.capacityHouseholds`, `它负责的地方有 ${load} 户，应不少于 ${load}`);
    }
  }
}
