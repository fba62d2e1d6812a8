type DoorKey = readonly (number | string)[];

const CHINESE_DIGITS = '零一二三四五六七八九';

const CHINESE_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** Runs of one kind: digits, Chinese numerals, other text; dashes, blanks and the like only separate. */
const TOKENS =
  /[0-9]+|[零〇一二两三四五六七八九十百]+|[^0-9零〇一二两三四五六七八九十百\s\-\u2013\u2014_/\\、,\uff0c.#]+/g;

/** 十二 → 12, 一百零三 → 103, and digits read one by one: 二〇一 → 201. */
function chineseNumber(text: string): number {
  let sum = 0;
  let digits = 0;
  for (const char of text.replace(/〇/g, '零').replace(/两/g, '二')) {
    const unit = CHINESE_UNITS[char];
    if (unit === undefined) {
      digits = digits * 10 + CHINESE_DIGITS.indexOf(char);
    } else {
      sum += (digits || 1) * unit;
      digits = 0;
    }
  }
  return sum + digits;
}

function doorKey(door: string): DoorKey {
  const halfWidth = door.replace(/[\uff10-\uff19]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0xfee0),
  );
  return (halfWidth.match(TOKENS) ?? []).map((token) => {
    if (/^[0-9]/.test(token)) return Number(token);
    return /^[零〇一二两三四五六七八九十百]/.test(token) ? chineseNumber(token) : token;
  });
}

function compareParts(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === typeof b) return a < b ? -1 : a > b ? 1 : 0;
  return typeof a === 'number' ? -1 : 1;
}

function compareKeys(a: DoorKey, b: DoorKey): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compareParts(a[i] ?? 0, b[i] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/**
 * Orders doors as a captain climbs the stairs (domain §8, domain §9): numbers by value, Arabic or Chinese, so that
 * `2-1-101` comes before `10-1-101` and `二连-1` before `十连-1`; numbers before letters, a building before its rooms.
 * Doors that differ only in writing (`1-01`, `1-1`) keep a fixed order too. For long lists use `sortByDoor`.
 */
export function roomSort(a: string, b: string): number {
  return compareKeys(doorKey(a), doorKey(b)) || compareParts(a, b);
}

/** A copy in stair order, as by `roomSort`, reading each door only once: for pack sheets of a whole round. */
export function sortByDoor<T>(items: readonly T[], doorOf: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, door: doorOf(item), key: doorKey(doorOf(item)) }))
    .sort((a, b) => compareKeys(a.key, b.key) || compareParts(a.door, b.door))
    .map(({ item }) => item);
}
