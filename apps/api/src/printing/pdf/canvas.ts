import { once } from 'node:events';
import { Writable } from 'node:stream';
import { FIRST_BASELINE, FittedText, LEADING } from './fit';
import { Face } from './face';
import { Sink } from './sink';

interface TextStyle {
  /** Points. */
  size: number;
  bold?: boolean;
  /** 0 is black, 1 is white. */
  gray?: number;
  align?: 'left' | 'right' | 'center';
}

interface CanvasInfo {
  title: string;
  author: string;
  /** ISO UTC instant, kept as the file's creation date. */
  printedAt: string;
}

/**
 * Pages drawn with plain PDF operators over pdfkit, which keeps files, fonts and compression. pdfkit's own
 * `text()` lays every string out anew: at one label in half a millisecond that is most of the time.
 * Coordinates are points from the top left; a text's y is its baseline.
 */
export class Canvas {
  private readonly faces: { regular: Face; bold: Face };
  private ops: string[] = [];

  private constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly sink: Sink,
  ) {
    this.faces = { regular: new Face(doc, 'regular'), bold: new Face(doc, 'bold') };
    doc.on('data', (chunk: Uint8Array) => sink.write(chunk));
  }

  /** Begins a file on `out`. pdfkit is loaded on first use: it would slow the API's cold start down. */
  static async open(info: CanvasInfo, out: Writable): Promise<Canvas> {
    const { default: PDFDocument } = await import('pdfkit');
    const doc = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: info.title,
        Author: info.author,
        Creator: '菜篮',
        Producer: '菜篮',
        CreationDate: new Date(info.printedAt),
      },
    });
    return new Canvas(doc, new Sink(out));
  }

  /** Begins a page and waits until the reader has room for it. */
  async page(width: number, height: number): Promise<void> {
    this.closePage();
    await this.sink.ready();
    this.doc.addPage({ size: [width, height], margin: 0 });
    this.faces.regular.useOnPage();
    this.faces.bold.useOnPage();
  }

  async end(): Promise<void> {
    this.closePage();
    const written = once(this.doc, 'end');
    this.doc.end();
    await written;
    await this.sink.end();
  }

  /** Width in points. */
  width(text: string, size: number, bold = false): number {
    return this.face(bold).advance(text) * size;
  }

  /** For `fit` and `wrap`. */
  measure(bold = false): (text: string) => number {
    const face = this.face(bold);
    return (text) => face.advance(text);
  }

  text(x: number, y: number, text: string, style: TextStyle): void {
    if (!text) return;
    const left = x - this.shift(text, style);
    this.show(text, style, (right, up) => `1 0 0 -1 ${n(left + right)} ${n(y - up)}`);
  }

  /** Reads upwards from (x, y), for the heads of narrow columns. */
  textUp(x: number, y: number, text: string, style: TextStyle): void {
    const foot = y + this.shift(text, style);
    this.show(text, style, (right, up) => `0 -1 -1 0 ${n(x - up)} ${n(foot - right)}`);
  }

  /** Draws what `fit` made, the first line's top at `y`; answers the y below the last line. */
  lines(x: number, y: number, fitted: FittedText, style: Omit<TextStyle, 'size'> = {}): number {
    const step = fitted.size * LEADING;
    fitted.lines.forEach((line, i) =>
      this.text(x, y + i * step + fitted.size * FIRST_BASELINE, line, { ...style, size: fitted.size }),
    );
    return y + fitted.lines.length * step;
  }

  fill(x: number, y: number, width: number, height: number, gray = 0): void {
    this.ops.push(`${n(gray)} g ${n(x)} ${n(y)} ${n(width)} ${n(height)} re f`);
  }

  box(x: number, y: number, width: number, height: number, line = 1): void {
    this.ops.push(`0 G ${n(line)} w ${n(x)} ${n(y)} ${n(width)} ${n(height)} re S`);
  }

  line(x1: number, y1: number, x2: number, y2: number, width = 0.5, gray = 0): void {
    this.ops.push(`${n(gray)} G ${n(width)} w ${n(x1)} ${n(y1)} m ${n(x2)} ${n(y2)} l S`);
  }

  dashed(x1: number, x2: number, y: number): void {
    this.ops.push(`q [4 3] 0 d 0.45 G 1 w ${n(x1)} ${n(y)} m ${n(x2)} ${n(y)} l S Q`);
  }

  /** Unit squares (`path` in PDF operators) scaled by `scale`, filled black as one path so that no seams show. */
  stamp(x: number, y: number, scale: number, path: string): void {
    this.ops.push(`q 0 g ${n(scale)} 0 0 ${n(scale)} ${n(x)} ${n(y)} cm ${path} f Q`);
  }

  /** A PNG or JPEG in a square of `side` points. */
  picture(x: number, y: number, side: number, bytes: Uint8Array): void {
    this.doc.image(Buffer.from(bytes), x, y, { width: side, height: side });
  }

  private face(bold: boolean | undefined): Face {
    return bold ? this.faces.bold : this.faces.regular;
  }

  private shift(text: string, style: TextStyle): number {
    if (!style.align || style.align === 'left') return 0;
    const width = this.width(text, style.size, style.bold);
    return style.align === 'right' ? width : width / 2;
  }

  /** `at` places what stands so far to the right along the line and above it, in points. */
  private show(text: string, style: TextStyle, at: (right: number, up: number) => string): void {
    const tone = n(style.gray ?? 0);
    const { size } = style;
    for (const { font, hex, x, y, said } of this.face(style.bold).pieces(text)) {
      const shown = `${tone} g BT /${font} ${n(size)} Tf ${at(x * size, y * size)} Tm <${hex}> Tj ET`;
      this.ops.push(said === undefined ? shown : `/Span <</ActualText <${utf16(said)}>>> BDC ${shown} EMC`);
    }
  }

  private closePage(): void {
    if (this.ops.length > 0) this.doc.addContent(this.ops.join('\n'));
    this.ops = [];
  }
}

/** A thousandth of a point is finer than any printer. */
function n(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A text as PDF says it in hexadecimal digits. */
function utf16(text: string): string {
  return Buffer.from('\ufeff' + text, 'utf16le')
    .swap16()
    .toString('hex');
}
