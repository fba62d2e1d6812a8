import { tokensOf, type Token } from './address-tokens';

/** An address as far as it says: what it leaves out is left out, never filled in. */
export interface Address {
  /** The words before the numbers: town, road, compound. */
  area: string;
  /** 村民组, 队, 连: `3组`. */
  group?: string;
  /** 弄, 巷, 胡同, 排: `58弄`. */
  lane?: string;
  /** `8`, `A`, `甲`. */
  building?: string;
  /** `2`, `东`, `B` of 1号楼B座; `底商` and the like for ground-floor shops. */
  unit?: string;
  /** A number before the room of which nobody says whether it is a building or a unit: `3-501`. */
  before?: string;
  /** None for a villa, which is a building of its own. */
  room?: string;
}

/** Why an address cannot be read, as a sentence for who typed it. */
export interface AddressFault {
  fault: string;
}

/** What a room is written as. */
const ROOMS: readonly Token['kind'][] = ['room', 'bare', 'number'];

const no = (fault: string): AddressFault => ({ fault });

/** Longer ones are telephone numbers, meters and the like. */
const LONGEST_NUMBER = 5;

/**
 * Reads an address as people write it: `8栋902`, `8#902`, `幸福花园3-2-501`, `58弄3号902室`, `三组15号`. What can be read
 * in two ways is a fault with its reason, never a guess.
 */
export function readAddress(typed: string): Address | AddressFault {
  const { tokens, words } = tokensOf(typed);
  const long = tokens.find(({ value }) => /^\d+$/.test(value) && value.length > LONGEST_NUMBER);
  if (long) return no(`“${long.value}”不像楼栋或房号`);
  if (tokens.length === 0) return no('没有写楼栋和房号');
  const begun = startOf(tokens, words);
  if ('fault' in begun) return begun;
  const { area, rest } = begun;
  const placed = place(withFloors(rest));
  if ('fault' in placed) return placed;
  const villa = /别墅区?$/.test(area) && placed.building === undefined && onlyRoom(placed);
  return { area, ...(villa ? { building: placed.room } : placed) };
}

const onlyRoom = (one: Omit<Address, 'area'>): boolean => Object.keys(one).join() === 'room';

/** Where the name of the place ends and its numbers begin: `文三路58号凤凰花园3幢501`. */
function startOf(tokens: Token[], words: string[]): { area: string; rest: Token[] } | AddressFault {
  const last = words.at(-1) ?? '';
  if (last !== '') return no(`“${last}”看不懂`);
  let from = 0;
  for (let i = 1; i < tokens.length; i++) if (words[i]) from = i;
  const before = tokens.slice(0, from);
  // Only what belongs to roads and lanes may have words behind it.
  const odd = before.findIndex(({ kind }) => !['number', 'lane', 'group'].includes(kind));
  if (odd >= 0) return no(`“${words[from] ?? ''}”看不懂`);
  const kept = before.filter(({ kind }) => kind !== 'number');
  return { area: words.slice(0, from + 1).join(''), rest: [...kept, ...tokens.slice(from)] };
}

/** Floors say nothing that the room does not; `3楼` before `501` can only be a building. A fault where they disagree. */
function withFloors(tokens: Token[]): Token[] | AddressFault {
  const out: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    const isFloor = token.kind === 'storey' || token.kind === 'floor';
    const read = isFloor ? floorOf(token, out, tokens.slice(i + 1)) : token;
    if (read && 'fault' in read) return read;
    if (read) out.push(read);
  }
  return out;
}

/** A floor between what stands before and after it: nothing, a building, or a fault. */
function floorOf({ kind, value }: Token, before: Token[], after: Token[]): Token | AddressFault | undefined {
  const [next] = after;
  if (next?.kind === 'shop') return undefined;
  const room = after.length === 1 ? after.find((one) => ROOMS.includes(one.kind))?.value : undefined;
  if (room !== undefined && isOnFloor(room, value)) return undefined;
  const stands = next?.kind !== 'unit' && next?.kind !== 'gate';
  const known = stands && before.some((one) => ['building', 'tower', 'unit', 'gate'].includes(one.kind));
  if (kind === 'floor' || known)
    return no(room === undefined ? `只写了${value}楼，没有房号` : `${value}楼和房号“${room}”对不上`);
  if (room !== undefined && /^\d{1,2}$/.test(room)) return no(`分不清“${value}楼${room}”是楼栋还是楼层`);
  return { kind: 'building', value };
}

const isOnFloor = (room: string, floor: string): boolean =>
  new RegExp(`^${floor}\\d{2}[A-Z]?$`).test(room) || new RegExp(`^${floor}[东西南北中]$`).test(room);

/** Gives each number its part, from the room on backwards. */
function place(read: Token[] | AddressFault): Omit<Address, 'area'> | AddressFault {
  if (!Array.isArray(read)) return read;
  const tokens = [...read];
  const last = tokens.at(-1);
  if (!last) return no('没有写房号');
  if (last.kind === 'building' || last.kind === 'tower') return upwards(tokens, {});
  const isRoom =
    ROOMS.includes(last.kind) || (last.kind === 'gate' && tokens.some(({ kind }) => kind === 'unit'));
  if (!isRoom) return no('没有写房号');
  tokens.pop();
  const bare: string[] = [];
  while (tokens.at(-1)?.kind === 'bare') bare.unshift(tokens.pop()?.value ?? '');
  if (tokens.at(-1)?.kind === 'room' || twoRooms(bare.at(-1), last.value)) return no('写了不止一个房号');
  const found = spread(bare, tokens.at(-1));
  if ('fault' in found) return found;
  return upwards(tokens, { ...found, room: last.value });
}

const twoRooms = (one: string | undefined, other: string): boolean =>
  one !== undefined && /^\d{3,}$/.test(one) && /^\d{3,}$/.test(other) && one.length === other.length;

/** The nameless numbers between the last named part and the room. */
function spread(bare: string[], after: Token | undefined): Omit<Address, 'area'> | AddressFault {
  const [first = '', second = ''] = bare;
  if (bare.length === 0) return {};
  if (bare.length > 2) return no('数字太多，分不清楼栋、单元和房号');
  if (bare.length === 2)
    return after && !['number', 'lane'].includes(after.kind)
      ? no('数字太多，分不清楼栋、单元和房号')
      : { building: first, unit: second };
  if (!after) return { before: first };
  if (after.kind === 'building' || after.kind === 'tower') return { unit: first };
  if (after.kind === 'lane') return { building: first };
  return no(`分不清“${first}”是楼栋还是单元`);
}

/** Whatever stands before the room and the nameless numbers, from the right to the left. */
function upwards(tokens: Token[], begun: Omit<Address, 'area'>): Omit<Address, 'area'> | AddressFault {
  const read = { ...begun };
  let tower = false;
  for (const { kind, value } of [...tokens].reverse()) {
    const part = partOf(kind, read);
    const second = part === 'building' && read.building !== undefined;
    if (second && tower && read.unit === undefined) read.unit = read.building;
    else if (part === 'area') continue;
    else if (part === undefined || read[part] !== undefined) return no(`分不清“${value}”是哪一部分`);
    read[part] = value;
    tower = kind === 'tower';
  }
  return read;
}

/** From the room outwards. */
const LEVELS = ['unit', 'building', 'lane', 'group'] as const;

const PART_OF: Readonly<Partial<Record<Token['kind'], (typeof LEVELS)[number]>>> = {
  unit: 'unit',
  gate: 'unit',
  shop: 'unit',
  building: 'building',
  tower: 'building',
  number: 'building',
  lane: 'lane',
  group: 'group',
};

/** Which part a number is, left of all that was read; undefined where it cannot stand there. */
function partOf(
  kind: Token['kind'],
  read: Omit<Address, 'area'>,
): (typeof LEVELS)[number] | 'area' | undefined {
  const isAbove = (part: (typeof LEVELS)[number]) =>
    LEVELS.slice(LEVELS.indexOf(part) + 1).some((higher) => read[higher] !== undefined);
  if (kind === 'bare')
    return read.unit !== undefined && read.building === undefined && !isAbove('building')
      ? 'building'
      : undefined;
  // 58号3幢: the number of the compound at its road.
  if (kind === 'number' && (read.building !== undefined || isAbove('building'))) return 'area';
  const part = PART_OF[kind];
  return part !== undefined && !isAbove(part) ? part : undefined;
}
