import { shanghaiTime } from '../../ground/china-time';
import type { FileHead } from '../file-head';
import { Canvas } from './canvas';
import { FittedText, fit, LEADING, wrap } from './fit';
import { Block, drawBlocks, paginate } from './flow';

export const A4 = { width: 595.28, height: 841.89 };

/** Left and right margin of A4 documents, points. */
export const MARGIN = 34;
/** Office printers leave about 4 mm blank; the foot stands well above. */
const FOOT_BASELINE = 22;
const FOOT_HEIGHT = 38;
const TITLE_BASELINE = 48;
const META_SIZE = 9.5;

/** What frames every page of a document. */
export interface Frame {
  /** Points. */
  width: number;
  height: number;
  title: string;
  /** Below the title; wraps. */
  meta: string;
  /** Before the page number: the order of rows. */
  aside?: string;
  /** Blanks for the names of those who sign. */
  signatures: readonly string[];
  /** At the foot, after the reference: the part of the whole that these pages are. */
  about?: string;
  head: FileHead;
}

/** A page before it is drawn; `about` says which part of the whole it shows. */
export interface Page {
  blocks: readonly Block[];
  about?: string;
  /** Column heads. */
  heading?: Block;
}

/** Draws `blocks` over as many pages as they need, each saying which of how many. */
export async function printBlocks(canvas: Canvas, frame: Frame, blocks: readonly Block[]): Promise<void> {
  const pages = paginate(blocks, bodyRoom(canvas, frame));
  await printPages(
    canvas,
    frame,
    pages.map((page) => ({ blocks: page })),
  );
}

export async function printPages(canvas: Canvas, frame: Frame, pages: readonly Page[]): Promise<void> {
  for (const [i, page] of pages.entries()) {
    await canvas.page(frame.width, frame.height);
    const number = `第 ${i + 1} / ${pages.length} 页`;
    const top = drawHead(canvas, frame, page.about ? `${page.about} · ${number}` : number);
    drawFoot(canvas, frame, `${i + 1}/${pages.length}`);
    drawBlocks(canvas, top, page.heading ? [page.heading, ...page.blocks] : page.blocks);
  }
}

/** Height for blocks on a page of this frame, column heads included. Points. */
export function bodyRoom(canvas: Canvas, frame: Frame): number {
  return frame.height - FOOT_HEIGHT - bodyTop(metaLines(canvas, frame));
}

function bodyTop(meta: FittedText): number {
  return TITLE_BASELINE + 6 + meta.lines.length * META_SIZE * LEADING + 12;
}

/** The right third of the line belongs to the page number. */
function metaLines(canvas: Canvas, frame: Frame): FittedText {
  const width = (frame.width - 2 * MARGIN) * 0.66;
  return { size: META_SIZE, lines: wrap(frame.meta, width / META_SIZE, canvas.measure()) };
}

function drawHead(canvas: Canvas, frame: Frame, number: string): number {
  const right = frame.width - MARGIN;
  const title = fit(
    frame.title,
    { width: right - MARGIN, height: 26, max: 18, min: 11 },
    canvas.measure(true),
  );
  canvas.lines(MARGIN, TITLE_BASELINE - title.lines.length * title.size * 0.98, title, { bold: true });
  const meta = metaLines(canvas, frame);
  const bottom = canvas.lines(MARGIN, TITLE_BASELINE + 6, meta, { gray: 0.2 });
  const aside = frame.aside ? `${frame.aside} · ${number}` : number;
  const asideText = fit(
    aside,
    { width: (right - MARGIN) * 0.32, height: 14, max: META_SIZE, min: 7 },
    canvas.measure(),
  );
  canvas.lines(right, TITLE_BASELINE + 6, asideText, { align: 'right', gray: 0.2 });
  canvas.line(MARGIN, bottom + 5, right, bottom + 5, 1.5);
  return bodyTop(meta);
}

function drawFoot(canvas: Canvas, frame: Frame, number: string): void {
  const y = frame.height - FOOT_BASELINE;
  let x = MARGIN;
  for (const role of frame.signatures) {
    canvas.text(x, y, role, { size: 9, gray: 0.25 });
    x += canvas.width(role, 9) + 4;
    canvas.line(x, y + 1.5, x + 56, y + 1.5, 0.6, 0.25);
    x += 68;
  }
  const parts = [frame.head.reference, frame.about, printedText(frame.head.printedAt), number];
  const width = frame.width - MARGIN - x;
  const foot = fit(
    parts.filter(Boolean).join(' · '),
    { width, height: 24, max: 9, min: 6 },
    canvas.measure(),
  );
  const top = y - 8 - (foot.lines.length - 1) * foot.size;
  canvas.lines(frame.width - MARGIN, top, foot, { align: 'right', gray: 0.25 });
}

/** "打印 11-21 18:22". */
export function printedText(printedAt: string): string {
  return `打印 ${shanghaiTime(printedAt)}`;
}
