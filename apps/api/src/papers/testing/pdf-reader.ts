import { inflateSync } from 'node:zlib';

/** A string as it was set on a page; points from the top left, `y` being the baseline. */
export interface SetText {
  text: string;
  x: number;
  y: number;
  size: number;
  width: number;
  /** Reads upwards. */
  up: boolean;
}

export interface ReadPage {
  width: number;
  height: number;
  texts: SetText[];
}

interface ReadFont {
  unicode: string[];
  widths: number[];
}

/** What it says, where that is told beside its glyphs, then font, size, place and glyphs. */
const SHOWN =
  /(?:ActualText <feff([0-9a-f]*)>>> BDC \S+ g )?BT \/(F\d+) (\S+) Tf (\S+) (\S+) \S+ \S+ (\S+) (\S+) Tm <([0-9a-f]*)> Tj ET/g;

/** Reads back what `Canvas` wrote: enough PDF to see every string, where it stands and how wide it is. */
export function readPdf(file: Buffer): ReadPage[] {
  const objects = readObjects(file);
  const fonts = readFonts(objects);
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const [width, height] = (/\/MediaBox \[\S+ \S+ (\S+) (\S+)\]/.exec(dictionary) ?? [])
        .slice(1)
        .map(Number);
      const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(dictionary)?.[1]));
      const texts = [...(contents?.stream ?? '').matchAll(SHOWN)].map((match) => setText(match, fonts));
      return { width: width ?? 0, height: height ?? 0, texts };
    });
}

/** Every string of a page, one per line. */
export function pageText(page: ReadPage | undefined): string {
  return (page?.texts ?? []).map(({ text }) => text).join('\n');
}

function setText(match: RegExpMatchArray, fonts: Map<string, ReadFont>): SetText {
  const [, said, fontName = '', size = '', , slope = '', x = '', y = '', hex = ''] = match;
  const font = fonts.get(fontName);
  const glyphs = (hex.match(/.{4}/g) ?? []).map((code) => parseInt(code, 16));
  const ems = glyphs.reduce((total, glyph) => total + (font?.widths[glyph] ?? 0), 0) / 1000;
  const drawn = glyphs.map((glyph) => font?.unicode[glyph] ?? '�').join('');
  const text = said === undefined ? drawn : Buffer.from(said, 'hex').swap16().toString('utf16le');
  return {
    text,
    x: Number(x),
    y: Number(y),
    size: Number(size),
    width: ems * Number(size),
    up: slope === '-1',
  };
}

interface PdfObject {
  dictionary: string;
  stream?: string;
}

function readObjects(file: Buffer): Map<number, PdfObject> {
  const source = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of source.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const end = source.indexOf('\nendobj', start);
    const streamAt = source.indexOf('\nstream\n', start);
    const hasStream = streamAt >= 0 && streamAt < end;
    const dictionary = source.slice(start, hasStream ? streamAt : end);
    const stream = hasStream ? inflate(file.subarray(streamAt + 8), dictionary) : undefined;
    objects.set(Number(match[1]), { dictionary, stream });
  }
  return objects;
}

function inflate(from: Buffer, dictionary: string): string {
  const bytes = from.subarray(0, Number(/\/Length (\d+)/.exec(dictionary)?.[1]));
  return (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

function readFonts(objects: Map<number, PdfObject>): Map<string, ReadFont> {
  const fonts = new Map<string, ReadFont>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(id))?.dictionary ?? '';
      const unicode = objects.get(Number(/\/ToUnicode (\d+)/.exec(font)?.[1]))?.stream ?? '';
      const descendant = objects.get(Number(/\/DescendantFonts \[(\d+)/.exec(font)?.[1]))?.dictionary ?? '';
      const widths = /\/W \[0 \[([^\]]*)\]/.exec(descendant)?.[1] ?? '';
      fonts.set(name, { unicode: unicodeOf(unicode), widths: widths.split(' ').map(Number) });
    }
  }
  return fonts;
}

function unicodeOf(cmap: string): string[] {
  const ranges = [...cmap.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)].map(([, range = '']) => range);
  return ranges
    .flatMap((range) => [...range.matchAll(/<([^>]*)>/g)].map(([, hex = '']) => hex.replaceAll(' ', '')))
    .map((hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le'));
}

/** What pages say with all white space taken out, for strings that may have been wrapped. */
export function packed(pages: readonly ReadPage[]): string {
  return pages.map(pageText).join('').replace(/\s/g, '');
}
