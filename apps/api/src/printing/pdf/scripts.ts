import bidiFactory from 'bidi-js';

/** A stretch of a text that is set in one face and one direction. */
export interface Run {
  text: string;
  /** Index of its face; -1 where none has it: then `text` is its code in a frame. */
  face: number;
  rtl: boolean;
}

/** The first face that has every character of a cluster; -1 for none. */
export type FaceOf = (cluster: string) => number;

/** Letters that join, stack or take marks: they are shaped together, never one by one. */
export const COMPLEX =
  /[\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Hebrew}\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Phags_Pa}]/u;

/** Without ink by itself, and not asked of a face: selectors, joiners, marks of direction, tags. */
export const INKLESS = /\p{Default_Ignorable_Code_Point}/u;
/** Of those, what shaping needs. */
const SHAPES = /[\u180b-\u180f\u200c\u200d]/u;
/** Pictures, and what colours or encloses them. */
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3]/u;
/** Pasted chat text: line ends and other control characters are spaces. */
export const SPACE = /[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]/u;

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What a reader takes for one character, with its marks. */
export function clusters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** A text's runs from left to right. What has no ink goes; a picture that no face has is nothing, a letter its code. */
export function runsOf(text: string, faceOf: FaceOf): Run[] {
  const plain = composed(text);
  const { levels } = bidi.getEmbeddingLevels(plain, 'ltr');
  const runs: (Run & { level: number })[] = [];
  let at = 0;
  for (const cluster of clusters(plain)) {
    const level = levels[at] ?? 0;
    at += cluster.length;
    for (const found of faced(cluster, faceOf)) {
      const part = found.face >= 0 ? found : { ...found, text: framed(found.text) };
      const last = runs.at(-1);
      if (last && part.face >= 0 && last.face === part.face && last.level === level) last.text += part.text;
      else runs.push({ ...part, rtl: part.face >= 0 && level % 2 === 1, level });
    }
  }
  return visual(runs);
}

/** What of a text a face is sought for, each by itself. */
export function soughtIn(text: string): string[] {
  return clusters(composed(text));
}

/** Of one of `soughtIn`, the characters that are printed as their codes, since no face has them. */
export function codedIn(cluster: string, faceOf: FaceOf): string[] {
  return faced(cluster, faceOf)
    .filter(({ face }) => face < 0)
    .map(({ text }) => text);
}

/** Letters that read from the right. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** What a person typed, inside of a line of ours: a name that reads from the right leaves the figures beside it alone. */
export function isolated(typed: string): string {
  return FROM_RIGHT.test(typed) ? `\u2068${typed}\u2069` : typed;
}

/** A cluster in the one face that has it all, else each of its characters in a face of its own. */
function faced(cluster: string, faceOf: FaceOf): { text: string; face: number }[] {
  const shown = Array.from(cluster.replace(/\r\n/g, ' '), (char) => (SPACE.test(char) ? ' ' : char))
    .filter((char) => !INKLESS.test(char) || SHAPES.test(char))
    .join('');
  if (!shown || Array.from(shown).every((char) => INKLESS.test(char))) return [];
  const face = faceOf(shown);
  if (face >= 0) return [{ text: shown, face }];
  if (PICTURE.test(shown)) return [];
  return Array.from(shown).flatMap((char) => {
    if (INKLESS.test(char)) return [];
    return [{ text: char, face: faceOf(char) }];
  });
}

/** Letters with the marks that belong to them, but for Han: a compatibility form in a name is meant. */
function composed(text: string): string {
  return text.replace(/[^\p{Script=Han}]+/gu, (part) => part.normalize('NFC'));
}

/** A character that no face has, as whoever reads the paper can look it up: `[U+2F9F4]`. */
function framed(char: string): string {
  return `[${codeOf(char)}]`;
}

/** `U+2F9F4`. */
export function codeOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** As the Unicode Bidirectional Algorithm reorders a line (rule L2). */
function visual<T extends { level: number }>(runs: readonly T[]): T[] {
  const line = [...runs];
  for (let level = Math.max(0, ...line.map((run) => run.level)); level > 0; level--) {
    for (let i = 0; i < line.length; i++) {
      let end = i;
      while (end < line.length && (line[end]?.level ?? 0) >= level) end++;
      if (end > i) line.splice(i, end - i, ...line.slice(i, end).reverse());
      i = end;
    }
  }
  return line;
}

/** Signs of an own-face run that reads from the right: in that order, brackets opening the other way. */
export function mirrored(text: string): string {
  return clusters(text)
    .reverse()
    .map((char) => bidi.getMirroredCharacter(char) ?? char)
    .join('');
}
