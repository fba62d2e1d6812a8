import { Writable } from 'node:stream';
import type { Label, LabelDoc, LabelSheet } from './rows';
import { Canvas } from '../../printing/pdf/canvas';
import { A4, printedText } from '../../printing/pdf/frame';
import { drawLabel, LabelKit } from './label';
import { labelPlaces } from './label-places';
import { QrCodes } from '../../printing/pdf/qr';

const MM = 72 / 25.4;

/** Cells of one page of stickers. Points. */
interface SheetGrid {
  page: { width: number; height: number };
  columns: number;
  rows: number;
  cell: { width: number; height: number };
  /** Top left corner of the first cell. */
  left: number;
  top: number;
  startCell: number;
  /** Stickers have no margin of their own to say "page i of n" in; a sheet has. */
  margin: boolean;
}

/**
 * Writes labels (domain §8, A8), one per bag, as they come in.
 * @throws RangeError when `count` was wrong, since every page has by then said which of how many.
 */
export async function draw(doc: LabelDoc, out: Writable): Promise<void> {
  const canvas = await Canvas.open(
    { title: `标签 · ${doc.supermarket}`, author: doc.supermarket, printedAt: doc.printedAt },
    out,
  );
  const printer = new LabelPrinter(canvas, await QrCodes.open(), doc);
  for await (const batch of doc.labels) {
    for (const label of batch) await printer.print(label);
  }
  await printer.finish();
}

/** Pages that `count` labels take on this paper. */
export function labelPages(grid: SheetGrid, count: number): number {
  return Math.max(1, Math.ceil((grid.startCell + count) / (grid.columns * grid.rows)));
}

export function sheetGrid(doc: Pick<LabelDoc, 'paper'>): SheetGrid {
  if (doc.paper.kind === 'sheet') return stickerSheet(doc.paper);
  const { width, height } = doc.paper.sizeMm ?? { width: 60, height: 40 };
  const cell = { width: width * MM, height: height * MM };
  return { page: cell, columns: 1, rows: 1, cell, left: 0, top: 0, startCell: 0, margin: false };
}

/** Centred on A4 before the printer's offset is added. */
function stickerSheet(sheet: LabelSheet): SheetGrid {
  const { columns = 3, rows = 8, cellMm = { width: 70, height: 36 }, offsetMm = { x: 0, y: 0 } } = sheet;
  const cell = { width: cellMm.width * MM, height: cellMm.height * MM };
  const left = (A4.width - columns * cell.width) / 2 + offsetMm.x * MM;
  const top = (A4.height - rows * cell.height) / 2 + offsetMm.y * MM;
  return {
    page: A4,
    columns,
    rows,
    cell,
    left,
    top,
    startCell: (sheet.startCell ?? 0) % (columns * rows),
    margin: true,
  };
}

class LabelPrinter {
  private readonly grid: SheetGrid;
  private readonly kit: LabelKit;
  private printed = 0;
  private pages = 0;

  constructor(
    private readonly canvas: Canvas,
    codes: QrCodes,
    private readonly doc: LabelDoc,
  ) {
    this.grid = sheetGrid(doc);
    const places = labelPlaces(this.grid.cell.width, this.grid.cell.height);
    this.kit = { canvas, codes, places, doc };
  }

  async print(label: Label): Promise<void> {
    const { columns, rows, cell, left, top, startCell } = this.grid;
    const spot = (startCell + this.printed) % (columns * rows);
    if (this.pages === 0 || spot === 0) await this.beginPage();
    this.printed += 1;
    const origin = {
      x: left + (spot % columns) * cell.width,
      y: top + Math.floor(spot / columns) * cell.height,
    };
    drawLabel(this.kit, origin, label, `${this.printed}/${this.doc.count}`);
  }

  async finish(): Promise<void> {
    if (this.printed !== this.doc.count) {
      throw new RangeError(`${this.doc.count} labels were announced, ${this.printed} came`);
    }
    if (this.pages === 0) await this.beginPage();
    await this.canvas.end();
  }

  /** The page number stands in the sheet's top margin: the printer's own blank is smaller there than at the foot. */
  private async beginPage(): Promise<void> {
    const { page, margin } = this.grid;
    await this.canvas.page(page.width, page.height);
    this.pages += 1;
    if (!margin) return;
    const { part, roundCode } = this.doc;
    const file = part ? `第 ${part.index} / ${part.of} 份 · ` : '';
    const number = `第 ${this.pages} / ${labelPages(this.grid, this.doc.count)} 页`;
    const text = `${roundCode} · ${file}${number} · ${printedText(this.doc.printedAt)}`;
    this.canvas.text(page.width / 2, 9.5, text, { size: 6.5, gray: 0.3, align: 'center' });
  }
}
