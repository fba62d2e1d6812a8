import { pickNote, type PickRow } from '@cailan/shared-types';
import { goods } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { FIRST_BASELINE, fit, LEADING, wrap } from '../../printing/pdf/fit';
import { Block } from '../../printing/pdf/flow';
import { A4, MARGIN } from '../../printing/pdf/frame';

const MOST_COLUMNS = 6;
const SHELF = 46;
const TOTAL = 62;
const GROUP = 35;
const TICK = 34;
const PICKED = 52;
const NAME_SIZE = 11;
const NOTE_SIZE = 8.5;
const QUANTITY = { height: 22, max: 17, min: 8 };

/** Where the columns of a pick row stand, points from the left of the page. */
export interface RowColumns {
  /** Width of the shelf column, which a split below the row is indented by. */
  shelf: number;
  nameWidth: number;
  /** Right edge of the total. */
  total: number;
  /** Delivery groups that have a column of their own: all or none. */
  groups: readonly string[];
  tick: number;
}

export function rowColumns(groups: readonly string[]): RowColumns {
  const shown = groups.length <= MOST_COLUMNS ? groups : [];
  const tick = A4.width - MARGIN - PICKED - TICK;
  const total = tick - shown.length * GROUP - 4;
  return { shelf: SHELF, nameWidth: total - TOTAL - MARGIN - SHELF, total, groups: shown, tick };
}

export function pickHeading(columns: RowColumns): Block {
  return {
    height: 22,
    draw(canvas, y) {
      const head = (x: number, text: string, align: 'left' | 'right' = 'left'): void =>
        canvas.text(x, y + 14, text, { size: 9, bold: true, align });
      head(MARGIN + 4, '货位');
      head(MARGIN + SHELF, '商品');
      head(columns.total, '合计', 'right');
      columns.groups.forEach((group, i) => {
        const name = fit(group, { width: GROUP - 4, height: 19, max: 9, min: 7 }, canvas.measure(true));
        const top = y + 14 - name.size * FIRST_BASELINE - (name.lines.length - 1) * name.size * LEADING;
        canvas.lines(groupRight(columns, i), top, name, { bold: true, align: 'right' });
      });
      head(columns.tick + 9, '拣齐');
      head(columns.tick + TICK + 8, '实拣');
      canvas.line(MARGIN, y + 19, A4.width - MARGIN, y + 19, 0.8);
    },
  };
}

/**
 * One product: shelf, name with what it weighs, total in figures to read from the shelf, tick box and blank.
 * `open` leaves out the rule below, since its split follows.
 */
export function pickRow(canvas: Canvas, line: PickRow, columns: RowColumns, open: boolean): Block {
  const note = pickNote(line);
  const mark = line.byWeight ? 30 : 0;
  const name = {
    size: NAME_SIZE,
    lines: wrap(goods(line), (columns.nameWidth - mark) / NAME_SIZE, canvas.measure()),
  };
  const text = name.lines.length * NAME_SIZE * LEADING + (note ? NOTE_SIZE * LEADING : 0);
  const height = Math.max(28, text + 9);
  return {
    height,
    keepWithNext: open,
    draw(c, y) {
      const top = y + (height - text) / 2;
      const middle = y + height / 2;
      const shelf = fit(line.shelf, { width: SHELF - 10, height: height - 4, max: 10, min: 7 }, c.measure());
      c.lines(MARGIN + 4, middle - (shelf.lines.length * shelf.size * LEADING) / 2, shelf);
      const below = c.lines(MARGIN + SHELF, top, name);
      if (line.byWeight)
        byWeightMark(c, MARGIN + SHELF + c.width(name.lines.at(-1) ?? '', NAME_SIZE) + 5, below - 4);
      c.lines(MARGIN + SHELF, below, { size: NOTE_SIZE, lines: [note] }, { gray: 0.25 });
      drawFigures(c, middle, line, columns);
      c.box(columns.tick + 11, middle - 6.5, 13, 13, 1.2);
      drawPicked(c, middle, line, columns);
      if (!open) c.line(MARGIN, y + height, A4.width - MARGIN, y + height, 0.5, 0.75);
    },
  };
}

function byWeightMark(canvas: Canvas, x: number, baseline: number): void {
  canvas.box(x, baseline - 8.6, 23, 11.4, 0.8);
  canvas.text(x + 2.5, baseline + 0.2, '称重', { size: 9, bold: true });
}

function drawFigures(canvas: Canvas, middle: number, line: PickRow, columns: RowColumns): void {
  const bold = canvas.measure(true);
  const total = fit(String(line.quantity), { width: TOTAL - 8, ...QUANTITY }, bold);
  canvas.text(columns.total, middle + total.size * 0.36, String(line.quantity), {
    size: total.size,
    bold: true,
    align: 'right',
  });
  columns.groups.forEach((_, i) => {
    const quantity = line.perGroup[i] ?? 0;
    const { size } = fit(String(quantity), { width: GROUP - 6, ...QUANTITY, max: 12 }, canvas.measure());
    const style = { size, align: 'right', gray: quantity > 0 ? 0 : 0.6 } as const;
    canvas.text(groupRight(columns, i), middle + size * 0.36, quantity > 0 ? String(quantity) : '–', style);
  });
}

/** What was found, where somebody has said so already; else the line to write it on. */
function drawPicked(canvas: Canvas, middle: number, { picked }: PickRow, columns: RowColumns): void {
  const left = columns.tick + TICK + 6;
  const right = A4.width - MARGIN - 2;
  if (picked === null) return canvas.line(left, middle + 6.5, right, middle + 6.5, 0.8);
  const text = String(picked);
  const { size } = fit(text, { width: right - left, ...QUANTITY, max: 12 }, canvas.measure(true));
  canvas.text(right, middle + size * 0.36, text, { size, bold: true, align: 'right' });
}

function groupRight(columns: RowColumns, i: number): number {
  return columns.total + (i + 1) * GROUP;
}
