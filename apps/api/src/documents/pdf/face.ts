/** What pdfkit keeps of an embedded font; its types leave it out. */
interface EmbeddedFont {
  id: string;
  encode(text: string): [codes: string[], positions: { xAdvance: number }[]];
  ref(): unknown;
}

interface Internals {
  _font: EmbeddedFont;
  page: { fonts: Record<string, unknown> };
}

/** The full fonts, not a GB2312 subset: that would drop 喆 堃 镕 from people's names. */
const FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

interface Glyphs {
  hex: string;
  /** Ems. */
  advance: number;
}

/** One weight of the document's font. Characters are looked up once each and set without kerning: digits stay tabular. */
export class Face {
  private readonly glyphs = new Map<string, Glyphs>();

  constructor(
    private readonly internals: Internals,
    private readonly font: EmbeddedFont,
  ) {}

  get id(): string {
    return this.font.id;
  }

  useOnPage(): void {
    this.internals.page.fonts[this.font.id] ??= this.font.ref();
  }

  /** Width in ems. */
  advance(text: string): number {
    let width = 0;
    for (const char of tight(text)) width += this.glyph(char).advance;
    return width;
  }

  /** Glyph numbers as PDF hex. */
  encode(text: string): string {
    let hex = '';
    for (const char of tight(text)) hex += this.glyph(char).hex;
    return hex;
  }

  private glyph(char: string): Glyphs {
    let glyph = this.glyphs.get(char);
    if (!glyph) {
      const [codes, positions] = this.font.encode(printable(char));
      glyph = { hex: codes.join(''), advance: positions.reduce((sum, p) => sum + p.xAdvance, 0) / 1000 };
      this.glyphs.set(char, glyph);
    }
    return glyph;
  }
}

/** Embeds a weight in the document. */
export function openFace(doc: PDFKit.PDFDocument, weight: keyof typeof FILES): Face {
  doc.font(require.resolve(FILES[weight]));
  const internals = doc as unknown as Internals;
  return new Face(internals, internals._font);
}

/** Line ends and other control characters from pasted chat text become spaces. */
function printable(char: string): string {
  return /\p{C}/u.test(char) ? ' ' : char;
}

/** The font's interpunct is a full em wide with air on both sides; spaces around it would tear the line apart. */
function tight(text: string): string {
  return text.includes(' · ') ? text.replaceAll(' · ', '·') : text;
}
