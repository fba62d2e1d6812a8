import type { ExpandedHousehold, ExpandedPlace } from './expanded-plan.types';
import type { Area, BuildingLayout, Community, Plan } from './plan.types';
import { seededDraws } from './seeded';

type Door = Pick<ExpandedHousehold, 'code' | 'buildingCode' | 'unitCode' | 'room' | 'door' | 'address'>;

/** A building, lane or platoon with its households in stair order. */
interface Block {
  place: Omit<ExpandedPlace, 'parentCode' | 'kind'>;
  units: Omit<ExpandedPlace, 'parentCode' | 'kind'>[];
  doors: Door[];
}

/** A household by where it is, before anyone lives in it. */
export interface PlacedDoor extends Door {
  communityCode: string;
  gridCode: string;
  area: Area;
}

/** The tree of places of a plan down to units, and the doors below it, exactly as many as each area has households. */
export function expandPlaces(plan: Plan): { places: ExpandedPlace[]; doors: PlacedDoor[] } {
  const places: ExpandedPlace[] = [topPlace('district', plan.district, null, 1)];
  const doors: PlacedDoor[] = [];
  for (const [streetIndex, street] of plan.streets.entries()) {
    places.push(topPlace('street', street, plan.district.code, streetIndex + 1));
    for (const [communityIndex, community] of street.communities.entries()) {
      places.push(topPlace('community', community, street.code, communityIndex + 1));
      let gridSort = 0;
      for (const area of community.areas)
        gridSort = addArea(plan, community, area, gridSort, { places, doors });
    }
  }
  return { places, doors };
}

function topPlace(
  level: ExpandedPlace['level'],
  place: { code: string; name: string },
  parentCode: string | null,
  sort: number,
): ExpandedPlace {
  return { code: place.code, level, parentCode, kind: null, name: place.name, sort };
}

/** Cuts an area into grids of whole blocks, near the plan's size; a company is one grid. Returns the last grid's sort. */
function addArea(
  plan: Plan,
  community: Community,
  area: Area,
  sortBefore: number,
  into: { places: ExpandedPlace[]; doors: PlacedDoor[] },
): number {
  const grids = area.kind === 'company' ? 1 : Math.max(1, Math.round(area.households / plan.gridHouseholds));
  let placed = 0;
  let grid = 0;
  for (const block of blocksOf(plan, area)) {
    const middle = placed + block.doors.length / 2;
    const wanted = Math.min(grids, Math.floor((middle * grids) / area.households) + 1);
    if (wanted > grid) {
      grid += 1;
      into.places.push(gridPlace(community, area, grid, grids, sortBefore + grid));
    }
    const gridCode = gridCodeOf(area, grid);
    into.places.push({ ...block.place, parentCode: gridCode, kind: area.kind });
    for (const unit of block.units) {
      into.places.push({ ...unit, parentCode: block.place.code, kind: area.kind });
    }
    for (const door of block.doors) {
      into.doors.push({ ...door, communityCode: community.code, gridCode, area });
    }
    placed += block.doors.length;
  }
  return sortBefore + grid;
}

function gridPlace(
  community: Community,
  area: Area,
  grid: number,
  grids: number,
  sort: number,
): ExpandedPlace {
  const suffix = grids > 1 ? `第${grid}网格` : '网格';
  return {
    code: gridCodeOf(area, grid),
    level: 'grid',
    parentCode: community.code,
    kind: area.kind,
    name: area.kind === 'company' ? area.name : area.name + suffix,
    sort,
  };
}

function gridCodeOf(area: Area, grid: number): string {
  return `${area.code}-G${grid}`;
}

function blocksOf(plan: Plan, area: Area): Block[] {
  if (area.kind === 'compound') return buildingsOf(plan, area);
  const parts = area.lanes ?? area.platoons ?? 1;
  return Array.from({ length: parts }, (_, index) => {
    const share = Math.floor((area.households * (index + 1)) / parts);
    const before = Math.floor((area.households * index) / parts);
    return area.kind === 'bungalow'
      ? laneOf(area, index + 1, share - before)
      : platoonOf(area, index + 1, share - before);
  });
}

/**
 * Buildings one after the other in drawn layouts. The last one takes the households that are left; so that it is never all but
 * empty, the one before it may give up a quarter.
 */
function buildingsOf(plan: Plan, area: Area): Block[] {
  const draws = seededDraws(plan.seed, `layouts ${area.code}`);
  const [first, ...others] = area.layouts ?? [];
  const blocks: Block[] = [];
  let left = area.households;
  while (first && left > 0) {
    const layout = draws.pick([first, ...others]);
    const rooms = layout.units * layout.floors * layout.roomsPerFloor;
    const households = left <= rooms ? left : Math.min(rooms, left - Math.floor(rooms / 4));
    blocks.push(buildingOf(area, blocks.length + 1, layout, households));
    left -= households;
  }
  return blocks;
}

function buildingOf(area: Area, number: number, layout: BuildingLayout, households: number): Block {
  const code = `${area.code}-B${pad(number)}`;
  const name = `${area.name}${number}号楼`;
  const block: Block = { place: { code, level: 'building', name, sort: number }, units: [], doors: [] };
  const roomsPerUnit = layout.floors * layout.roomsPerFloor;
  for (let index = 0; index < households; index += 1) {
    const unit = Math.floor(index / roomsPerUnit) + 1;
    const unitCode = `${code}-U${unit}`;
    const indexInUnit = index % roomsPerUnit;
    if (indexInUnit === 0) {
      block.units.push({ code: unitCode, level: 'unit', name: `${name}${unit}单元`, sort: unit });
    }
    const floor = Math.floor(indexInUnit / layout.roomsPerFloor) + 1;
    const room = `${floor}${pad((indexInUnit % layout.roomsPerFloor) + 1)}`;
    block.doors.push({
      code: `${unitCode}-${room}`,
      buildingCode: code,
      unitCode,
      room,
      door: `${number}-${unit}-${room}`,
      address: `${name}${unit}单元${room}室`,
    });
  }
  return block;
}

function laneOf(area: Area, number: number, households: number): Block {
  const code = `${area.code}-L${pad(number)}`;
  const name = `${area.name}${number}巷`;
  const doors = Array.from({ length: households }, (_, index) => ({
    code: `${code}-${pad(index + 1)}`,
    buildingCode: code,
    unitCode: null,
    room: String(index + 1),
    door: `${number}巷-${index + 1}`,
    address: `${name}${index + 1}号`,
  }));
  return { place: { code, level: 'building', name, sort: number }, units: [], doors };
}

const numerals = '一二三四五六七八九十';

function platoonOf(area: Area, number: number, households: number): Block {
  const code = `${area.code}-P${pad(number)}`;
  const platoon = `${numerals.charAt(number - 1) || number}排`;
  const name = area.name + platoon;
  const doors = Array.from({ length: households }, (_, index) => ({
    code: `${code}-${pad(index + 1)}`,
    buildingCode: code,
    unitCode: null,
    room: String(index + 1),
    door: `${area.name}-${platoon}-${index + 1}`,
    address: `${name}${index + 1}号`,
  }));
  return { place: { code, level: 'building', name, sort: number }, units: [], doors };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
