import type { Canvas } from './canvas';
import { fit, LEADING } from './fit';
import type { Block } from './flow';

/** A column of a ruled table. */
export interface Column {
  title: string;
  /** Points. */
  width: number;
  align?: 'left' | 'right' | 'center';
  /** Of its cells, where there is room for it; 10 unless said otherwise. */
  size?: number;
  bold?: boolean;
}

/** A table's columns with their left edge on the page, points. */
export interface Table {
  left: number;
  columns: readonly Column[];
}

const HEADING = 20;
const PADDING = 4;

export function tableHeading({ left, columns }: Table): Block {
  return {
    height: HEADING,
    draw(canvas, y) {
      let x = left;
      for (const { title, width, align = 'left' } of columns) {
        put(canvas, title, { x, y, width, height: HEADING, align, size: 9, bold: true });
        x += width;
      }
      canvas.line(left, y + HEADING, x, y + HEADING, 1.2);
    },
  };
}

/** A ruled row of texts, one a column; empty ones are boxes to write in. */
export function tableRow(
  { left, columns }: Table,
  height: number,
  texts: readonly string[],
  bold = false,
): Block {
  return {
    height,
    draw(canvas, y) {
      let x = left;
      columns.forEach((column, i) => {
        const { width, align = 'left', size = 10 } = column;
        put(canvas, texts[i] ?? '', { x, y, width, height, align, size, bold: bold || column.bold });
        if (i > 0) canvas.line(x, y, x, y + height, 0.4, 0.6);
        x += width;
      });
      canvas.line(left, y + height, x, y + height, 0.5, 0.5);
    },
  };
}

interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
  align: 'left' | 'right' | 'center';
  size: number;
  bold?: boolean;
}

function put(canvas: Canvas, text: string, { x, y, width, height, align, size, bold }: Cell): void {
  const box = { width: width - 2 * PADDING, height: height - 4, max: size, min: Math.min(size, 7.5) };
  const fitted = fit(text, box, canvas.measure(bold));
  const top = y + (height - fitted.lines.length * fitted.size * LEADING) / 2;
  const at = { left: x + PADDING, center: x + width / 2, right: x + width - PADDING }[align];
  canvas.lines(at, top, fitted, { align, bold });
}
