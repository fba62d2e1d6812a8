import { bagsText, type PackHousehold } from '@cailan/shared-types';
import { Canvas } from '../../printing/pdf/canvas';
import { FittedText, fit, LEADING, wrap } from '../../printing/pdf/fit';
import { Block } from '../../printing/pdf/flow';
import { A4, MARGIN } from '../../printing/pdf/frame';
import { Cell, drawCell, packCell } from './pack-cell';
import { isolated } from '../../printing/pdf/scripts';

const DOOR_WIDTH = 92;
const BAGS_WIDTH = 84;
const CELL_GAP = 10;
const CELL_WIDTH = (A4.width - 2 * MARGIN - DOOR_WIDTH - BAGS_WIDTH - 2 * CELL_GAP) / 2;
const LINES_LEFT = MARGIN + DOOR_WIDTH;
const BAGS_LEFT = A4.width - MARGIN - BAGS_WIDTH;
/** A household with more lines than this goes on in a second block, so that no block outgrows its page. */
const TALLEST_LINES = 330;
const PADDING = 5;
const SMALL = 9;
const UNIT_STYLE = { size: SMALL, bold: true, align: 'right' } as const;

type Row = readonly Cell[];

/** One household: door to read from afar, its lines in two columns, bags and tick box. */
export function householdBlocks(canvas: Canvas, household: PackHousehold): Block[] {
  const cells = household.lines.map((line) => packCell(canvas, line, CELL_WIDTH));
  const parts = chunks(pairs(cells));
  return parts.map((rows, i) => householdPart(canvas, household, rows, i, parts.length));
}

function householdPart(
  canvas: Canvas,
  household: PackHousehold,
  rows: readonly Row[],
  i: number,
  of: number,
): Block {
  const small = canvas.measure();
  const unit = canvas.width(household.unit, SMALL) + (household.unit ? 5 : 0);
  const beside = unit <= DOOR_WIDTH / 2 ? unit : 0;
  const doorBox = { width: DOOR_WIDTH - 8 - beside, height: 48, max: 24, min: 14 };
  const door = fit(household.door, doorBox, canvas.measure(true));
  const part = of > 1 ? [`第 ${i + 1} / ${of} 段`] : [];
  const above = beside > 0 ? [] : [household.unit];
  const who = [
    ...part,
    ...above,
    `${household.runningNumber} 号 · ${isolated(household.name)}`,
    household.phone,
    household.note,
  ];
  const whoLines = wrapAll(who, DOOR_WIDTH - 10, small);
  const bags = wrapAll([bagsText(household.bags)], BAGS_WIDTH, canvas.measure(true));
  const doorHeight = (door.lines.length * door.size + whoLines.lines.length * SMALL) * LEADING;
  const bagsHeight = bags.lines.length * SMALL * LEADING + 20;
  const height = Math.max(doorHeight, bagsHeight, rowsHeight(rows)) + 2 * PADDING;
  return {
    height,
    draw(c, y) {
      const top = y + PADDING;
      c.line(MARGIN, y, A4.width - MARGIN, y, i === 0 ? 1.4 : 0.5);
      const underDoor = c.lines(MARGIN, top, door, { bold: true });
      if (beside > 0)
        c.text(MARGIN + DOOR_WIDTH - 8, underDoor - door.size * 0.26, household.unit, UNIT_STYLE);
      c.lines(MARGIN, underDoor, whoLines, { gray: 0.15 });
      drawRows(c, top, rows);
      const tick = c.lines(BAGS_LEFT, top + 1, bags, { bold: true }) + 5;
      c.box(BAGS_LEFT + 1, tick, 12, 12, 1.2);
      c.text(BAGS_LEFT + 18, tick + 9.8, '装齐', { size: 10 });
    },
  };
}

function drawRows(canvas: Canvas, top: number, rows: readonly Row[]): void {
  let y = top;
  rows.forEach((row, i) => {
    if (i > 0) canvas.line(LINES_LEFT, y, BAGS_LEFT - CELL_GAP, y, 0.3, 0.8);
    row.forEach((cell, j) => drawCell(canvas, LINES_LEFT + j * (CELL_WIDTH + CELL_GAP), y, cell));
    y += rowHeight(row);
  });
}

/** Left to right, as people read. */
function pairs(cells: readonly Cell[]): Row[] {
  return Array.from({ length: Math.ceil(cells.length / 2) }, (_, i) => cells.slice(2 * i, 2 * i + 2));
}

function chunks(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [[]];
  for (const row of rows) {
    const part = parts[parts.length - 1] ?? [];
    if (part.length > 0 && rowsHeight(part) + rowHeight(row) > TALLEST_LINES) parts.push([row]);
    else part.push(row);
  }
  return parts;
}

function rowsHeight(rows: readonly Row[]): number {
  return rows.reduce((total, row) => total + rowHeight(row), 0);
}

function rowHeight(row: Row): number {
  return Math.max(...row.map((cell) => cell.height));
}

function wrapAll(
  texts: readonly (string | undefined)[],
  width: number,
  measure: (text: string) => number,
): FittedText {
  const lines = texts.flatMap((text) => (text ? wrap(text, width / SMALL, measure) : []));
  return { size: SMALL, lines };
}
