import { halfWidth } from '../ground/typed';

/** What a numbered part of an address says of itself; `bare` says nothing. */
export type TokenKind =
  | 'group'
  | 'lane'
  /** 号: a house, a building, or a room, as what stands around it says. */
  | 'number'
  | 'building'
  /** 座: a building, or a tower of one. */
  | 'tower'
  | 'unit'
  /** 门: a unit in most places, a room where the unit stands before it. */
  | 'gate'
  /** 楼: a building or a floor. */
  | 'storey'
  | 'floor'
  /** Ground-floor shops and the like, which have numbers of their own. */
  | 'shop'
  | 'room'
  | 'bare';

export interface Token {
  kind: TokenKind;
  /** Canonical: no zeros in front, Arabic digits; a lane or group with its word: `5巷`. */
  value: string;
}

/** Tokens in order, and the words that stand before each of them, the last one's behind all. */
export interface Tokens {
  tokens: Token[];
  words: string[];
}

const DIGITS = '零一二三四五六七八九';
const CHINESE = '[零〇一二两三四五六七八九十百]+';
const VALUE = `(?:\\d+[A-Z]?|[A-Z]\\d{0,4}|[甲乙丙丁戊己庚辛]|${CHINESE})`;

/** Longest first: `号楼` is no `号`. */
const KINDS: readonly (readonly [TokenKind, string])[] = [
  ['group', '村民小组|村民组|生产队|小组|组(?!团)|队|连'],
  ['lane', '胡同|弄|巷|排'],
  ['unit', '单元|梯'],
  ['building', '号别墅|栋别墅|别墅|号楼(?![下上顶前后道口])|#楼|号栋|号幢|栋|幢|#'],
  ['tower', '号座|座'],
  ['room', '号房|号室|房间|室|房(?![东管])|号户|户(?![外主])'],
  ['number', '号(?![院线]|大院|地块|商|门面|门市)'],
  ['gate', '门(?![面市口前头岗卫])'],
  ['storey', '楼(?![下上顶前后道口])'],
  ['floor', '层|F(?![A-Z])'],
];

const SEPARATOR = /[\s\-—–_~/\\.,·、，;；:：|#*]+/y;
const NUMBERED = KINDS.map(([kind, words]) => ({ kind, at: new RegExp(`(${VALUE})\\s*(${words})`, 'y') }));
const BARE = new RegExp(`(\\d{1,2}[东西南北中]|${VALUE})(?![0-9A-Z\\p{Script=Han}])`, 'uy');
/** A number directly before a named one (`8栋1单元`), or before a shop's word, ends where that begins. */
const BARE_BEFORE = new RegExp(`(\\d+)(?=底商|商铺|门面|门市)`, 'y');
const SHOP = /(底商|商铺|门面房?|门市房?|网点|车库|储藏室|地下室)/y;
const SIDE_UNIT = /([东西南北中])(?:单元|梯|门(?![面市口前头岗卫]))/y;
/** The household on one side of a floor: 3楼东户. */
const SIDE_ROOM = new RegExp(`(${VALUE})(?:楼|层)([东西南北中])[户室]?(?!\\p{Script=Han})`, 'uy');
const ROAD_NUMBER = new RegExp(
  `${VALUE}(?:期|区|村(?!民)|里|路|街|号院|号大院|社区|小区|组团|号?地块|大队)`,
  'y',
);

const WORD = /\d+|[A-Z]+|./suy;

/** 二 → 2, 十二 → 12, 一百零三 → 103; a row of digits as it stands: 五零一 → 501. */
function chineseNumber(word: string): number {
  let [sum, digits] = [0, 0];
  for (const char of word.replace(/〇/g, '零').replace(/两/g, '二')) {
    const weight = char === '十' ? 10 : char === '百' ? 100 : 0;
    if (weight === 0) digits = digits * 10 + DIGITS.indexOf(char);
    else [sum, digits] = [sum + (digits || 1) * weight, 0];
  }
  return sum + digits;
}

/** `0501` → `501`, `十二` → `12`; letters and 甲 stay. */
function plainNumber(value: string): string {
  const digits = new RegExp(`^${CHINESE}$`).test(value) ? String(chineseNumber(value)) : value;
  return digits.replace(/^0+(?=\d)/, '');
}

const GROUP_WORDS: Readonly<Record<string, string>> = {
  村民小组: '组',
  村民组: '组',
  小组: '组',
  生产队: '队',
};

interface Found {
  token: Token;
  end: number;
}

function tokenAt(text: string, at: number, afterWords: boolean): Found | undefined {
  const side = sideAt(text, at);
  if (side || matchAt(ROAD_NUMBER, text, at)) return side;
  for (const { kind, at: pattern } of NUMBERED) {
    const [whole, value = '', word = ''] = matchAt(pattern, text, at) ?? [];
    if (whole === undefined) continue;
    const kept = kind === 'group' || kind === 'lane' ? (GROUP_WORDS[word] ?? word) : '';
    return found(kind, plainNumber(value) + kept, at, whole);
  }
  const [shop] = matchAt(SHOP, text, at) ?? [];
  return shop === undefined ? bareAt(text, at, afterWords) : found('shop', shop, at, shop);
}

function bareAt(text: string, at: number, afterWords: boolean): Found | undefined {
  const [bare] = matchAt(BARE, text, at) ?? matchAt(BARE_BEFORE, text, at) ?? [];
  // 五一 in 五一新村 is a name; so is a letter or numeral that words run into.
  const isName = bare === undefined || (afterWords && !/^\d/.test(bare));
  return isName ? undefined : found('bare', plainNumber(bare), at, bare);
}

/** A unit or a household that is called by its side of the house. */
function sideAt(text: string, at: number): Found | undefined {
  const [room, floor = '', side = ''] = matchAt(SIDE_ROOM, text, at) ?? [];
  if (room !== undefined) return found('room', plainNumber(floor) + side, at, room);
  const [unit, name = ''] = matchAt(SIDE_UNIT, text, at) ?? [];
  return unit === undefined ? undefined : found('unit', name, at, unit);
}

const found = (kind: TokenKind, value: string, at: number, whole: string): Found => ({
  token: { kind, value },
  end: at + whole.length,
});

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at;
  return sticky.exec(text) ?? undefined;
}

/** Cuts an address, however it was typed, into its numbered parts and the words between them. */
export function tokensOf(typed: string): Tokens {
  const text = halfWidth(typed)
    .toUpperCase()
    .replace(/^#(\d+)(?![\d#楼])/, '$1#')
    .replace(/\((?![^()]*(?:对面|旁|隔壁|附近|\d))[^()]*\)/g, ' ')
    .replace(/(?:放?门口|家|收|自提)\s*$/, '')
    .replace(new RegExp(`第(?=${VALUE})`, 'g'), '');
  const tokens: Token[] = [];
  const words: string[] = [''];
  for (let at = 0; at < text.length;) {
    const [gap = ''] = matchAt(SEPARATOR, text, at) ?? [];
    at += gap.length;
    if (at >= text.length) break;
    const before = at > 0 && /\p{Script=Han}/u.test(text.charAt(at - 1)) && (words.at(-1) ?? '') !== '';
    const next = tokenAt(text, at, before);
    if (next) {
      tokens.push(next.token);
      words.push('');
      at = next.end;
      continue;
    }
    // A number that belongs to a name is passed over whole, so that no part of it is taken for a number of its own.
    const [name = ''] = matchAt(ROAD_NUMBER, text, at) ?? matchAt(WORD, text, at) ?? [];
    words[words.length - 1] += name;
    at += name.length;
  }
  return { tokens, words };
}
