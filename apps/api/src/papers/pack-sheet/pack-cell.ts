import { changesText, type PackLine } from '@cailan/shared-types';
import { goods } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { LEADING, wrap } from '../../printing/pdf/fit';

const QUANTITY_WIDTH = 30;
const NAME_SIZE = 10;
const NOTE_SIZE = 8.5;
const BLANK_WIDTH = 44;
const PADDING = 2.5;

interface CellText {
  text: string;
  size: number;
  gray: number;
  bold?: boolean;
  strike?: boolean;
  /** A blank to write grams into follows the text. */
  blank?: boolean;
}

/** One line of a household, measured and ready to draw. */
export interface Cell {
  width: number;
  height: number;
  /** Units of the product itself to put into the bag; what was ordered where none came. */
  quantity: number;
  struck: boolean;
  texts: readonly CellText[];
}

export function packCell(canvas: Canvas, line: PackLine, width: number): Cell {
  const struck = line.quantity === 0;
  const quantity = struck ? line.ordered : line.quantity;
  const room = width - QUANTITY_WIDTH;
  const bold = quantity > 1 && !struck;
  const name = wrap(goods(line), room / NAME_SIZE, canvas.measure(bold)).map((text) => ({
    text,
    size: NAME_SIZE,
    gray: struck ? 0.35 : 0,
    bold,
    strike: struck,
  }));
  const texts: CellText[] = [...name, ...(struck ? [] : weightTexts(line)), ...noteTexts(canvas, line, room)];
  const height = texts.reduce((total, text) => total + text.size * LEADING, 2 * PADDING);
  return { width, height: Math.max(height, 17), quantity, struck, texts };
}

/** Draws the cell with its top left corner at (x, y). More than one of a thing is shaded: that is where packers slip. */
export function drawCell(canvas: Canvas, x: number, y: number, cell: Cell): void {
  const many = cell.quantity > 1 && !cell.struck;
  if (many) canvas.fill(x, y + 1, cell.width, cell.height - 2, 0.9);
  const figure = `×${cell.quantity}`;
  const style = { size: 12, bold: true, gray: cell.struck ? 0.35 : 0, align: 'right' } as const;
  const fits = Math.min(12, (12 * (QUANTITY_WIDTH - 6)) / canvas.width(figure, 12, true));
  canvas.text(x + QUANTITY_WIDTH - 5, y + PADDING + 9.8, figure, { ...style, size: fits });
  let top = y + PADDING;
  for (const line of cell.texts) {
    drawText(canvas, x + QUANTITY_WIDTH, top, line);
    top += line.size * LEADING;
  }
}

function drawText(canvas: Canvas, x: number, top: number, line: CellText): void {
  const baseline = top + line.size * 0.94;
  const right = x + canvas.width(line.text, line.size, line.bold);
  canvas.text(x, baseline, line.text, line);
  if (line.strike) canvas.line(x, baseline - line.size * 0.34, right, baseline - line.size * 0.34, 0.9, 0.2);
  if (!line.blank) return;
  canvas.line(right + 4, baseline + 1, right + 4 + BLANK_WIDTH, baseline + 1, 0.7);
  canvas.text(right + 8 + BLANK_WIDTH, baseline, 'g', { size: line.size });
}

function weightTexts(line: PackLine): CellText[] {
  if (!line.byWeight) return [];
  const weighed = line.grams === undefined ? '称重' : `称重 ${line.grams} g`;
  return [{ text: weighed, size: 9.5, gray: 0, bold: true, blank: line.grams === undefined }];
}

function noteTexts(canvas: Canvas, line: PackLine, room: number): CellText[] {
  const notes: CellText[] = [];
  if (line.bundle) notes.push({ text: `套餐：${line.bundle}`, size: NOTE_SIZE, gray: 0 });
  const changes = changesText(line);
  if (changes) notes.push({ text: changes, size: 9, gray: 0, bold: true });
  if (line.wish) notes.push({ text: line.wish, size: NOTE_SIZE, gray: 0.3 });
  return notes.flatMap((note) =>
    wrap(note.text, room / note.size, canvas.measure(note.bold)).map((text) => ({ ...note, text })),
  );
}
