import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { MatrixDoc, MatrixGroup, MatrixRow } from './rows';
import { sum } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { paginate } from '../../printing/pdf/flow';
import { A4, bodyRoom, Frame, MARGIN, Page, printPages } from '../../printing/pdf/frame';
import { matrixHeading, matrixRow, MatrixTable, NAME_WIDTH, totalRow, TOTAL_WIDTH } from './matrix-table';

const NARROWEST = 18;
const WIDEST = 32;

/** Writes the sorting matrix (domain §8) as A4 PDF: wide buildings go on over further pages by columns. */
export async function draw(doc: MatrixDoc, out: Writable): Promise<void> {
  const title = `分拣表 · ${doc.supermarket}`;
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  for await (const batch of doc.groups) {
    for (const group of batch) {
      const frame = frameOf(doc, group);
      await printPages(canvas, frame, matrixPages(canvas, frame, group));
    }
  }
  await canvas.end();
}

function frameOf(doc: MatrixDoc, group: MatrixGroup): Frame {
  const upright = A4.width - 2 * MARGIN - NAME_WIDTH - TOTAL_WIDTH >= group.rooms.length * 24;
  const paper = upright ? A4 : { width: A4.height, height: A4.width };
  return {
    ...paper,
    title: `分拣表 · ${group.name}`,
    meta: `${doc.supermarket} · ${doc.window} · ${group.rooms.length} 户`,
    signatures: ['分拣', '复核'],
    about: group.name,
    head: fileHead(doc),
  };
}

function matrixPages(canvas: Canvas, frame: Frame, group: MatrixGroup): Page[] {
  const rows = group.rows.filter((row) => sum(row.quantities) > 0);
  return columnTables(frame, group, rows).flatMap((table) => {
    const heading = matrixHeading(canvas, table);
    const body = [...rows.map((row) => matrixRow(canvas, row, table)), totalRow(table)];
    const about = table.split ? roomsText(table) : undefined;
    return paginate(body, bodyRoom(canvas, frame) - heading.height).map((blocks) => ({
      blocks,
      about,
      heading,
    }));
  });
}

/** The rooms in even shares of as many columns as a page is wide. */
function columnTables(frame: Frame, group: MatrixGroup, rows: readonly MatrixRow[]): MatrixTable[] {
  const count = group.rooms.length;
  const room = frame.width - 2 * MARGIN - NAME_WIDTH;
  const split = count * NARROWEST > room - TOTAL_WIDTH;
  const forColumns = room - TOTAL_WIDTH * (split ? 2 : 1);
  const pages = Math.max(1, Math.ceil((count * NARROWEST) / forColumns));
  const perPage = Math.max(1, Math.ceil(count / pages));
  return Array.from({ length: Math.max(1, Math.ceil(count / perPage)) }, (_, i) => ({
    rooms: group.rooms,
    rows,
    from: i * perPage,
    to: Math.min(count, (i + 1) * perPage),
    column: Math.min(WIDEST, forColumns / perPage),
    split,
  }));
}

function roomsText(table: MatrixTable): string {
  const first = table.rooms[table.from];
  const last = table.rooms[table.to - 1];
  return first && last ? `${first.unit} ${first.door} – ${last.unit} ${last.door}`.trim() : '';
}
