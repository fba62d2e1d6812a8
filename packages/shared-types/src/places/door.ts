import { readAddress, type Address } from './address';

const PARTS = ['group', 'lane', 'building', 'unit'] as const;

/**
 * Whether somebody who stands before `door` (`3-2-501`, `5巷-12`, `一连-二排-3`, `12栋`) may have typed `typed`: all that it
 * says must be so, what it leaves out may be anything. Several doors may be meant; then the caller asks.
 * @param address of the door in full: a compound in front of `typed` must be its own.
 */
export function isDoor(door: string, typed: string, address = ''): boolean {
  const there = readAddress(door);
  const said = readAddress(typed);
  if ('fault' in there || 'fault' in said || !isArea(said.area, address)) return false;
  // Doors are kept from the building on: the first of two numbers is the building.
  const { before, ...own } = there;
  const home = before === undefined ? own : { ...own, building: before };
  const villa = home.room === undefined && home.building !== undefined;
  if (villa && Object.keys(said).join() === 'area,room') return said.room === home.building;
  if (said.room !== home.room) return false;
  if (said.before !== undefined && said.before !== numberBefore(home)) return false;
  return PARTS.every((part) => said[part] === undefined || said[part] === home[part]);
}

/** The part that stands directly before the room. */
function numberBefore({ unit, building, lane, group }: Address): string | undefined {
  return unit ?? building ?? (lane ?? group)?.replace(/\D+$/, '');
}

/** Whether the words in front of an address may name the place that `address` begins with. */
function isArea(said: string, address: string): boolean {
  const own = readAddress(address);
  const area = 'fault' in own ? '' : own.area;
  return said === '' || area === '' || area.includes(said) || said.includes(area);
}
