import type { Chance } from './chance';

/** Texts as people, programs and attackers send them. */
export const ODD_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u200b',
  '\u3000',
  'null',
  'undefined',
  'NaN',
  '0',
  '-1',
  '1e999',
  'true',
  '[]',
  '{}',
  "' OR '1'='1",
  '"; DROP TABLE people; --',
  '%s%n%x',
  '${7*7}',
  '{{7*7}}',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '\u0000',
  'a\u0000b',
  '\u0007\u001b[31m',
  '\u202e反着写',
  '\ufeff菜',
  '\uffff',
  '\ud800',
  '👨‍👩‍👧‍👦'.repeat(9),
  '𠮷𠮷𠮷',
  'ئۇيغۇر',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!',
  '菜'.repeat(201),
  'x'.repeat(10_000),
  '2026-02-30T25:61:61.000Z',
  '2026-11-21T11:30:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00T00:00:00.000Z',
  '+86 138 0013 8000',
  '1'.repeat(400),
];

/** Numbers at and beyond every edge that a column or a rule may have. */
const ODD_NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.0000000001,
  1e-300,
  1e300,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER + 2,
  -(2 ** 63),
  99_999_999,
  100_000_000,
  1_000_001,
];

/** Anything but what is wanted. */
export function hostile(chance: Chance, ids: readonly string[], depth = 0): unknown {
  switch (chance.below(depth > 2 ? 6 : 9)) {
    case 0:
      return null;
    case 1:
      return chance.is(0.5);
    case 2:
    case 3:
      return chance.one(ODD_NUMBERS);
    case 4:
      return chance.one(ODD_TEXTS);
    case 5:
      return chance.one(ids);
    case 6:
      return Array.from({ length: chance.below(4) }, () => hostile(chance, ids, depth + 1));
    case 7:
      return {
        [chance.one(['a', 'id', '__proto__', 'constructor', 'toString'])]: hostile(chance, ids, depth + 1),
      };
    default:
      return Array.from({ length: chance.one([1, 50, 2001]) }, () =>
        chance.one([null, 1, 'x', chance.one(ids)]),
      );
  }
}

/** Parts of a path that lead nowhere. */
export const ODD_PARTS: readonly string[] = [
  '',
  '.',
  '..',
  '%2e%2e',
  '%5c',
  '%00',
  '%',
  '%zz',
  '%c3%28',
  '%ff',
  '%2f',
  '//',
  '%20',
  '%0d%0aX: y',
  '1',
  '-1',
  '99999999999999999999',
  '1.5',
  '1e3',
  'null',
  '%E8%8F%9C',
  '%F0%A0%AE%B7',
  "'%20OR%201=1",
  '00000000-0000-0000-0000-000000000000',
  'a'.repeat(36),
  'a'.repeat(300),
  ';x=y',
  '?',
  '#',
  '*',
  ':id',
];
