import type { HomeParts } from './reading/roster-row';

const isNumber = (value: string): boolean => /^\d/.test(value);
const SHOPS = /^(?:底商|商铺|门面房?|门市房?|网点|车库|储藏室|地下室)$/;

/** Villas are buildings of their own; those of a compound are delivered to together, as a lane's houses are (ours). */
export const isVilla = ({ building, room }: HomeParts): boolean =>
  building !== undefined && room === undefined;

/** `甲苑3号楼`, `A座`, `甲栋`, `58弄3号楼`, `5巷`, `3组`. */
export function buildingName(home: HomeParts): string {
  const { area, group = '', lane = '', building } = home;
  if (isVilla(home)) return `${area}${group}${lane}${/别墅区?$/.test(area) ? '' : '别墅区'}`;
  return `${area}${group}${lane}${building === undefined ? '' : buildingWord(building)}`;
}

function buildingWord(building: string): string {
  if (isNumber(building)) return `${building}号楼`;
  return /^[A-Z]/.test(building) ? `${building}座` : `${building}栋`;
}

/** `2单元`, `东单元`, `B座`, `底商`; a unit without its building's name. */
export function unitWord(unit: string): string {
  if (SHOPS.test(unit)) return unit;
  return /^[A-Z]/.test(unit) ? `${unit}座` : `${unit}单元`;
}

/** As people say it, from the building on: `3-2-501`, `5巷-12`, `3-底商-5`, `12栋`. */
export function doorOf(home: HomeParts): string {
  const { group, lane, building, unit, room } = home;
  if (isVilla(home)) return [group, lane, `${building ?? ''}栋`].filter(Boolean).join('-');
  // A side alone is no name of a unit: 3-东单元-501.
  const named = unit !== undefined && /^[东西南北中]$/.test(unit) ? unitWord(unit) : unit;
  // 100-101 would read as two rooms.
  const block =
    unit === undefined && building !== undefined && /^\d{3}/.test(building)
      ? buildingWord(building)
      : building;
  return [group, lane, block, named, room].filter((part) => part !== undefined).join('-');
}

/** In full, as labels show it; it reads as the same home again. */
export function addressOf(home: HomeParts): string {
  const { area, group = '', lane = '', building, unit, room = '' } = home;
  if (isVilla(home)) return `${area}${group}${lane}${building ?? ''}栋`;
  return `${buildingName(home)}${unit === undefined ? '' : unitWord(unit)}${roomWord(room, home)}`;
}

function roomWord(room: string, { building, unit = '' }: HomeParts): string {
  const side = /^(\d+)([东西南北中])$/.exec(room);
  if (side) return `${side[1] ?? ''}楼${side[2] ?? ''}户`;
  return building === undefined || SHOPS.test(unit) ? `${room}号` : `${room}室`;
}
