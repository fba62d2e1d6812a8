/**
 * Text that people typed, pasted or had written by a keyboard they cannot see into: one way in for all of it. What is
 * seen stays as it was typed; what nobody sees goes; what no system can keep or show is refused.
 */

/** Longest name of a person: four-part Uyghur names and long Latin ones fit (residents' registers allow as many). */
export const NAME_MOST = 64;

/** Unit and room as on the door. */
export const DOOR_MOST = 32;

/** Numbers on vouchers and invoices, and where a bag was left. */
export const SHORT_MOST = 64;

/** Notes and reasons. */
export const NOTE_MOST = 200;

/** Blank at the ends of a text: white space, and what takes room or none without ink (zero-width, fillers, marks of direction). */
const BLANK =
  '\\s\\u0085\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb';

// eslint-disable-next-line no-misleading-character-class -- single characters, none of them combined
const LEADING = new RegExp(`^[${BLANK}]+`);

/** A variation selector belongs to the character before it, so that one at the end stays. */
const TRAILING = new RegExp(`[${BLANK.replace('\\u180b-\\u180f', '').replace('\\ufe00-\\ufe0f', '')}]+$`);

/** Orders of another direction: they make what follows read as something else. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Without ink anywhere, and without a part in how letters join. */
const INKLESS = /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/g;

// eslint-disable-next-line no-control-regex -- line ends of other systems
const LINE_ENDS = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;

// eslint-disable-next-line no-control-regex -- these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/**
 * What was typed, as it is kept: ends trimmed of all that has no ink, control characters, orders of direction and
 * zero-width spaces taken out. Line ends stay where `lines` says so, and are spaces elsewhere.
 */
export function cleanText(typed: string, lines = false): string {
  const kept = typed
    .replace(LINE_ENDS, '\n')
    .replace(/\t/g, ' ')
    .replace(lines ? /(?!)/g : /\n/g, ' ')
    .replace(CONTROLS, '')
    .replace(DIRECTIONS, '')
    .replace(INKLESS, '');
  return kept.replace(LEADING, '').replace(TRAILING, '');
}

/** What of a text no column keeps and no paper shows: half a character, or a number that Unicode never gives to one. */
const UNREADABLE =
  /[\ufdd0-\ufdef\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;

/** Characters as the columns count them: code points, so that 𠮷 is one and an emoji with its selector two. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** Why a cleaned text cannot be kept, as a sentence for who typed it; undefined where it can. */
export function textFault(
  text: string,
  { most, least = 0 }: { most: number; least?: number },
): string | undefined {
  const length = lengthOf(text);
  if (length < least) return least === 1 ? '请填写，不能空着' : `请至少填 ${least} 个字`;
  if (length > most) return `最多 ${most} 个字，现在是 ${length} 个`;
  return UNREADABLE.test(text) ? '里面有读不出来的字，请删掉再填一次' : undefined;
}
