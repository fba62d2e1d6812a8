import { Canvas } from '../../printing/pdf/canvas';
import { fit } from '../../printing/pdf/fit';
import { Block } from '../../printing/pdf/flow';
import { A4, MARGIN } from '../../printing/pdf/frame';

const SIZE = 9.5;
const ROW = 14.5;
const WIDEST_NAME = 110;
const GAP = 16;

interface Share {
  group: string;
  quantity: number;
}

/**
 * "3栋 44 · 4栋 31" as aligned cells, groups that want none left out: with more buildings than columns an eye
 * finds a building in a grid, and loses its line in running text.
 */
export function splitGrid(canvas: Canvas, shares: readonly Share[], indent: number, repeat: Block): Block[] {
  const wanting = shares.filter((share) => share.quantity > 0);
  const names = Math.max(0, ...wanting.map((share) => canvas.width(share.group, SIZE)));
  const figures = Math.max(0, ...wanting.map((share) => canvas.width(String(share.quantity), SIZE, true)));
  const width = A4.width - 2 * MARGIN - indent;
  const cell = Math.min(names, WIDEST_NAME) + 6 + figures + GAP;
  const perRow = Math.max(1, Math.floor((width + GAP) / cell));
  const rows = Array.from({ length: Math.ceil(wanting.length / perRow) }, (_, i) =>
    wanting.slice(i * perRow, (i + 1) * perRow),
  );
  return rows.map((row, i) => gridRow(row, MARGIN + indent, cell, i === rows.length - 1, repeat));
}

function gridRow(row: readonly Share[], left: number, cell: number, last: boolean, repeat: Block): Block {
  const height = last ? ROW + 4 : ROW;
  return {
    height,
    repeat,
    draw(canvas, y) {
      row.forEach((share, i) => {
        const x = left + i * cell;
        const right = x + cell - GAP;
        const figure = String(share.quantity);
        const room = right - x - canvas.width(figure, SIZE, true) - 4;
        const name = fit(share.group, { width: room, height: ROW, max: SIZE, min: 6 }, canvas.measure());
        canvas.lines(x, y + (ROW - name.lines.length * name.size * 1.18) / 2, name, { gray: 0.25 });
        canvas.text(right, y + 10.6, figure, { size: SIZE, bold: true, align: 'right' });
        if (i > 0) canvas.line(x - GAP / 2, y + 2, x - GAP / 2, y + ROW - 2, 0.4, 0.75);
      });
      if (last) canvas.line(MARGIN, y + height - 0.5, A4.width - MARGIN, y + height - 0.5, 0.5, 0.75);
    },
  };
}
