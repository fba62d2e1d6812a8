import { buffer } from 'node:stream/consumers';
import type { DocumentOf, FileKind } from '../list';
import { PassThrough } from 'node:stream';
import { drawPaper } from '../draw';
import { ReadPage, readPdf, SetText } from './pdf-reader';

export function renderedBytes<K extends FileKind>(kind: K, doc: DocumentOf<K>): Promise<Buffer> {
  const out = new PassThrough();
  drawPaper(kind, doc, out).catch((error: Error) => out.destroy(error));
  return buffer(out);
}

export async function renderedPages<K extends FileKind>(kind: K, doc: DocumentOf<K>): Promise<ReadPage[]> {
  return readPdf(await renderedBytes(kind, doc));
}

/** Strings that leave their page or touch another one: Han glyphs reach from 0.86 em above to 0.1 em below the baseline. */
export function misplaced(page: ReadPage): string[] {
  const boxes = page.texts.map((text) => ({ text: text.text, ...inkOf(text) }));
  const outside = boxes.filter(
    (box) => box.left < 0 || box.top < 0 || box.right > page.width || box.bottom > page.height,
  );
  const overlapping = boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => `${a.text} × ${b.text}`),
  );
  return [...outside.map(({ text }) => text), ...overlapping];
}

function inkOf({ x, y, size, width, up }: SetText): {
  left: number;
  right: number;
  top: number;
  bottom: number;
} {
  const [above, below, slack] = [0.8 * size, 0.08 * size, 0.05 * size];
  return up
    ? { left: x - above, right: x + below, top: y - width + slack, bottom: y - slack }
    : { left: x + slack, right: x + width - slack, top: y - above, bottom: y + below };
}
