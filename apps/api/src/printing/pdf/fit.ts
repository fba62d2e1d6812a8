import { clusters } from './scripts';

/** Width in points of `text` at size 1 in the face it will be printed in. */
export type Measure = (text: string) => number;

export interface FittedText {
  size: number;
  lines: string[];
}

interface FitBox {
  width: number;
  height: number;
  /** Size in points when there is room. */
  max: number;
  /** One line shrinks down to here before it is wrapped. */
  min: number;
}

/** Line height in ems: Han glyphs fill their em, so less than this would touch. */
export const LEADING = 1.18;

/** From a line's top, in ems. Han ink reaches from 0.86 above the baseline to 0.1 below: this centres it in its `LEADING`. */
export const FIRST_BASELINE = 0.97;

const SHRINK_STEP = 0.96;
/**
 * A word or number stays whole, also of letters that join (Arabic, Mongolian), a Tibetan syllable with its tsheg;
 * closing marks stay with what they close.
 */
const TOKEN =
  // eslint-disable-next-line no-misleading-character-class -- joiners and selectors by themselves
  /(?:[A-Za-z0-9.,*#/&+%[\]-]+|\p{Script=Tibetan}[^\s\u0f0b]*\u0f0b?|(?:(?![\p{Script=Han}\p{Script=Hangul}\p{Script=Yi}])[\p{L}\p{M}\u200c\u200d\u180b-\u180f'’-])+|\s|.)[）。，、：；！？》”’)\]·]*/gsu;

/**
 * The largest setting of `text` that fits the box: one line while `min` allows it, then wrapped lines
 * as large as the height takes, below `min` if they must be. Never cut, never an ellipsis: half a room number is
 * worse than a small one.
 */
export function fit(text: string, box: FitBox, measure: Measure): FittedText {
  const natural = measure(text);
  const max = Math.min(box.max, box.height);
  const oneLine = natural > 0 ? Math.min(max, box.width / natural) : max;
  if (oneLine >= Math.min(box.min, max)) return { size: oneLine, lines: [text] };
  for (let size = max; ; size *= SHRINK_STEP) {
    const lines = wrap(text, box.width / size, measure);
    if (stackHeight(lines.length, size) <= box.height || size < 1) return { size, lines };
  }
}

/** One line needs its em alone; the air of `LEADING` is between lines. */
function stackHeight(lines: number, size: number): number {
  return ((lines - 1) * LEADING + 1) * size;
}

/** Breaks `text` into lines of at most `width` ems. A word longer than a line is broken by letters. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of text.match(TOKEN) ?? []) {
    for (const piece of measure(token) > width ? clusters(token) : [token]) {
      if (line && measure(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      if (line || piece.trim()) line += piece;
    }
  }
  if (line.trimEnd() || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}
