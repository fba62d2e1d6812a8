import type { MatrixRoom, MatrixRow } from './rows';
import { goods, sum } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { fit, LEADING } from '../../printing/pdf/fit';
import { Block } from '../../printing/pdf/flow';
import { MARGIN } from '../../printing/pdf/frame';

export const NAME_WIDTH = 150;
export const TOTAL_WIDTH = 40;
const ROOMS_LEFT = MARGIN + NAME_WIDTH;
const ROW = 19;
const HEAD_SIZE = 10;
const LEAST_HEAD = 60;
const MOST_HEAD = 130;

/** The part of a matrix that stands on one page's width: rooms [from, to) of all. */
export interface MatrixTable {
  rooms: readonly MatrixRoom[];
  rows: readonly MatrixRow[];
  from: number;
  to: number;
  /** Width of a room's column, points. */
  column: number;
  /** The rooms go on over other pages: then the page's own sum stands beside the whole. */
  split: boolean;
}

/** Room heads to be read with the head tilted left, each with what the room gets in all: "501 · 7 件". */
export function matrixHeading(canvas: Canvas, table: MatrixTable): Block {
  const heads = shownRooms(table).map(({ room, i }) => {
    const pieces = sum(table.rows.map((row) => row.quantities[i] ?? 0));
    return `${[room.unit, room.door].filter(Boolean).join(' ')} · ${pieces} 件`;
  });
  const longest = Math.max(0, ...heads.map((head) => canvas.width(head, HEAD_SIZE, true)));
  const height = Math.min(MOST_HEAD, Math.max(LEAST_HEAD, longest + 10));
  return {
    height,
    draw(c, y) {
      c.text(MARGIN + 4, y + height - 6, '商品', { size: 9, bold: true });
      heads.forEach((head, j) => {
        const box = { width: height - 8, height: table.column - 2, max: HEAD_SIZE, min: 7 };
        const { size, lines } = fit(head, box, c.measure(true));
        const middle = ROOMS_LEFT + (j + 0.5) * table.column;
        const first = middle - ((lines.length - 1) / 2) * size * LEADING + size * 0.36;
        lines.forEach((line, k) =>
          c.textUp(first + k * size * LEADING, y + height - 4, line, { size, bold: true }),
        );
      });
      sumColumns(table).forEach(({ x, title }) =>
        c.text(x + TOTAL_WIDTH / 2, y + height - 6, title, { size: 9, bold: true, align: 'center' }),
      );
      drawGrid(c, y, height, table, 1);
    },
  };
}

export function matrixRow(canvas: Canvas, row: MatrixRow, table: MatrixTable): Block {
  const name = fit(goods(row), { width: NAME_WIDTH - 8, height: ROW, max: 10, min: 7.5 }, canvas.measure());
  return {
    height: ROW,
    draw(c, y) {
      c.lines(MARGIN + 4, y + (ROW - name.lines.length * name.size * LEADING) / 2, name);
      drawQuantities(c, y, row.quantities, table, true);
      drawGrid(c, y, ROW, table, 0.5);
    },
  };
}

/** What each room gets in all; the last row of every page's table. */
export function totalRow(table: MatrixTable): Block {
  const totals = table.rooms.map((_, i) => sum(table.rows.map((row) => row.quantities[i] ?? 0)));
  return {
    height: ROW + 1,
    draw(c, y) {
      c.line(MARGIN, y, right(table), y, 1.4);
      c.text(MARGIN + 4, y + 13.2, '合计', { size: 10.5, bold: true });
      drawQuantities(c, y, totals, table, false);
      drawGrid(c, y, ROW, table, 1);
    },
  };
}

function drawQuantities(
  canvas: Canvas,
  y: number,
  all: readonly number[],
  table: MatrixTable,
  shade: boolean,
): void {
  const baseline = y + ROW / 2 + 4;
  shownRooms(table).forEach(({ i }, j) => {
    const quantity = all[i] ?? 0;
    const x = ROOMS_LEFT + j * table.column;
    if (quantity === 0) return;
    if (shade && quantity > 1) canvas.fill(x, y, table.column, ROW, 0.85);
    drawFigure(canvas, x, table.column, baseline, quantity, !shade || quantity > 1);
  });
  sumColumns(table).forEach(({ x, from, to }) =>
    drawFigure(canvas, x, TOTAL_WIDTH, baseline, sum(all.slice(from, to)), true),
  );
}

function drawFigure(
  canvas: Canvas,
  x: number,
  width: number,
  baseline: number,
  figure: number,
  bold: boolean,
): void {
  const text = String(figure);
  const size = Math.min(11, (11 * (width - 3)) / canvas.width(text, 11, bold));
  canvas.text(x + width / 2, baseline, text, { size, bold, align: 'center' });
}

/** Cell borders; a heavier one wherever a new unit (staircase) begins. */
function drawGrid(canvas: Canvas, y: number, height: number, table: MatrixTable, line: number): void {
  const edges = [{ x: MARGIN, heavy: false }];
  shownRooms(table).forEach(({ room, i }, j) => {
    const heavy = j === 0 || table.rooms[i - 1]?.unit !== room.unit;
    edges.push({ x: ROOMS_LEFT + j * table.column, heavy });
  });
  sumColumns(table).forEach(({ x }) => edges.push({ x, heavy: true }));
  edges.push({ x: right(table), heavy: false });
  for (const { x, heavy } of edges) canvas.line(x, y, x, y + height, heavy ? 1 : 0.5, heavy ? 0 : 0.6);
  canvas.line(MARGIN, y + height, right(table), y + height, line, line < 1 ? 0.6 : 0);
}

function sumColumns(table: MatrixTable): { x: number; title: string; from: number; to: number }[] {
  const x = ROOMS_LEFT + (table.to - table.from) * table.column;
  const whole = { x, title: '合计', from: 0, to: table.rooms.length };
  if (!table.split) return [whole];
  return [
    { x, title: '本页', from: table.from, to: table.to },
    { ...whole, x: x + TOTAL_WIDTH, title: '全部' },
  ];
}

function shownRooms(table: MatrixTable): { room: MatrixRoom; i: number }[] {
  return table.rooms.slice(table.from, table.to).map((room, j) => ({ room, i: table.from + j }));
}

function right(table: MatrixTable): number {
  return ROOMS_LEFT + (table.to - table.from) * table.column + TOTAL_WIDTH * (table.split ? 2 : 1);
}
