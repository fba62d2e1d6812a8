import { FALLBACKS, faceBytes, OWN_FACE, type FaceFiles } from './faces';
import { codedIn, COMPLEX, INKLESS, mirrored, runsOf, SPACE, type Run } from './scripts';
import { Shaper, type ShapedCluster } from './shaper';

/** What pdfkit keeps of an embedded font; its types leave it out. */
interface EmbeddedFont {
  id: string;
  font: { hasGlyphForCodePoint(code: number): boolean; getGlyph(id: number): { advanceWidth: number } };
  /** Of a thousandth of an em in a font unit. */
  scale: number;
  subset: { includeGlyph(id: number): number };
  /** By number in the subset: what the glyph takes, and the characters that it is said to be. */
  widths: number[];
  unicode: (number[] | undefined)[];
  encode(text: string, features?: object): [codes: string[], positions: Position[]];
  ref(): unknown;
}

/** Thousandths of an em. */
interface Position {
  xAdvance: number;
  xOffset: number;
  yOffset: number;
  /** What the glyph takes by itself, as the file's widths say. */
  advanceWidth: number;
}

interface Internals {
  _font: EmbeddedFont;
  page: { fonts: Record<string, unknown> };
}

interface Glyph {
  hex: string;
  /** Ems. */
  advance: number;
}

/** A stretch of a text as it is shown: glyphs of one font, and where they begin. Ems from the text's left and baseline. */
export interface Piece {
  font: string;
  hex: string;
  x: number;
  y: number;
  /** What it says, where its glyph by itself says something else: several letters share a stroke, say. */
  said?: string;
}

interface Laid {
  pieces: readonly Piece[];
  advance: number;
}

/** Odd texts whose setting is kept; a document has few that are set again. */
const MOST_LAID = 2000;

/**
 * One weight of the document's faces. Characters are looked up once each and set without kerning: digits stay tabular.
 * A text with a character that joins others, or that the own face lacks, is shaped as a whole, in as many faces as it
 * takes.
 */
export class Face {
  private readonly glyphs = new Map<string, Glyph | undefined>();
  private readonly fallbacks = new Map<number, EmbeddedFont>();
  private readonly laid = new Map<string, Laid>();
  private readonly own: EmbeddedFont;
  private readonly internals: Internals;

  constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly weight: keyof FaceFiles,
  ) {
    this.internals = doc as unknown as Internals;
    this.own = this.embed(require.resolve(OWN_FACE[weight]));
  }

  useOnPage(): void {
    this.use(this.own);
  }

  /** Width in ems. */
  advance(text: string): number {
    const tightened = tight(text);
    let width = 0;
    for (const char of tightened) {
      const glyph = this.glyph(char);
      if (!glyph) return this.laidOut(tightened).advance;
      width += glyph.advance;
    }
    return width;
  }

  /** Glyph numbers as PDF hex, by font and place. */
  pieces(text: string): readonly Piece[] {
    const tightened = tight(text);
    let hex = '';
    for (const char of tightened) {
      const glyph = this.glyph(char);
      if (!glyph) return this.laidOut(tightened).pieces;
      hex += glyph.hex;
    }
    return [{ font: this.own.id, hex, x: 0, y: 0 }];
  }

  /** Which characters of a cluster are printed as their codes. */
  coded(cluster: string): string[] {
    return codedIn(cluster, (part) => this.faceOf(part));
  }

  /** A character that stands by itself in the own face; undefined for any other. */
  private glyph(char: string): Glyph | undefined {
    if (this.glyphs.has(char)) return this.glyphs.get(char);
    const plain = SPACE.test(char) ? ' ' : char;
    const simple = this.has(this.own, plain) && !COMPLEX.test(plain) && !INKLESS.test(plain);
    const glyph = simple ? this.encoded(plain) : undefined;
    this.glyphs.set(char, glyph);
    return glyph;
  }

  private encoded(char: string): Glyph {
    const [codes, positions] = this.own.encode(char);
    return { hex: codes.join(''), advance: positions.reduce((sum, p) => sum + p.xAdvance, 0) / 1000 };
  }

  private laidOut(text: string): Laid {
    const known = this.laid.get(text);
    if (known) return this.usable(known);
    const pieces: Piece[] = [];
    let x = 0;
    for (const run of runsOf(text, (cluster) => this.faceOf(cluster))) x = this.setRun(run, x, pieces);
    if (this.laid.size >= MOST_LAID) this.laid.clear();
    const laid = { pieces, advance: x };
    this.laid.set(text, laid);
    return this.usable(laid);
  }

  /** Sets a run from `x`; answers where the next one begins. Glyphs that stand by their widths are one piece. */
  private setRun(run: Run, from: number, pieces: Piece[]): number {
    const fallback = FALLBACKS[run.face - 1];
    const font = fallback ? this.fallback(run.face - 1) : this.own;
    if (fallback?.shaped)
      return setShaped(font, Shaper.of(fallback[this.weight]).shape(run.text, run.rtl), from, pieces);
    // The own face's letters have no order of their own here: what reads from the right is turned around.
    const [codes, positions] = font.encode(!fallback && run.rtl ? mirrored(run.text) : run.text, {});
    let x = from;
    let open: Piece | undefined;
    codes.forEach((code, i) => {
      const { xAdvance, xOffset, yOffset, advanceWidth } = positions[i] ?? ZERO;
      const moved = xOffset !== 0 || yOffset !== 0;
      if (!open || moved)
        pieces.push((open = { font: font.id, hex: '', x: x + xOffset / 1000, y: yOffset / 1000 }));
      open.hex += code;
      if (moved || xAdvance !== advanceWidth) open = undefined;
      x += xAdvance / 1000;
    });
    return x;
  }

  /** 0 is the own face, the fallbacks follow. */
  private faceOf(cluster: string): number {
    if (this.has(this.own, cluster)) return 0;
    return (
      FALLBACKS.findIndex((each, i) => each.for.test(cluster) && this.has(this.fallback(i), cluster)) + 1 ||
      -1
    );
  }

  private has({ font }: EmbeddedFont, text: string): boolean {
    return Array.from(text).every(
      (char) => INKLESS.test(char) || font.hasGlyphForCodePoint(char.codePointAt(0) ?? 0),
    );
  }

  private fallback(i: number): EmbeddedFont {
    const known = this.fallbacks.get(i);
    if (known) return known;
    const font = this.embed(faceBytes(FALLBACKS[i]?.[this.weight] ?? OWN_FACE[this.weight]));
    this.fallbacks.set(i, font);
    return font;
  }

  private embed(source: string | Buffer): EmbeddedFont {
    this.doc.font(source);
    return this.internals._font;
  }

  /** A setting that is kept may come from an earlier page: this one names its fonts too. */
  private usable(laid: Laid): Laid {
    if (!this.internals.page) return laid;
    for (const font of this.fallbacks.values())
      if (laid.pieces.some((piece) => piece.font === font.id)) this.use(font);
    return laid;
  }

  private use(font: EmbeddedFont): void {
    this.internals.page.fonts[font.id] ??= font.ref();
  }
}

const ZERO: Position = { xAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: 0 };

/**
 * Sets what was shaped from `x`; answers where the next begins. The widest glyph of a cluster says what all of it says, its
 * dots and marks nothing: readers of the file go by where a glyph ends.
 */
function setShaped(
  font: EmbeddedFont,
  clusters: readonly ShapedCluster[],
  from: number,
  pieces: Piece[],
): number {
  const ems = (units: number) => (units * font.scale) / 1000;
  let x = from;
  for (const { text, glyphs } of clusters) {
    const widest = glyphs.reduce((most, each) => (each.xAdvance > most.xAdvance ? each : most));
    for (const glyph of glyphs) {
      const hex = included(font, glyph.id).toString(16).padStart(4, '0');
      const place = { x: x + ems(glyph.xOffset), y: ems(glyph.yOffset) };
      pieces.push({ font: font.id, hex, ...place, said: glyph === widest ? text : '' });
      x += ems(glyph.xAdvance);
    }
  }
  return x;
}

/** The glyph's number in what the document embeds of the font. */
function included(font: EmbeddedFont, id: number): number {
  const code = font.subset.includeGlyph(id);
  font.widths[code] ??= font.font.getGlyph(id).advanceWidth * font.scale;
  font.unicode[code] ??= [];
  return code;
}

/** The font's interpunct is a full em wide with air on both sides; spaces around it would tear the line apart. */
function tight(text: string): string {
  return text.includes(' · ') ? text.replaceAll(' · ', '·') : text;
}
