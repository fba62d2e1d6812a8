import type { Writable } from 'node:stream';
import { BAG_LANES, laneNames, noteTotal, type NoteRow } from '@cailan/shared-types';
import { Book, type SheetColumn } from '../../printing/xlsx/book';
import { fileHead } from '../paper-head';
import type { DeliveryNoteDoc } from './rows';

const COLUMNS: readonly SheetColumn[] = [
  { header: '楼栋', width: 20 },
  { header: '户数', width: 7 },
  { header: '袋数', width: 7 },
  ...BAG_LANES.map((lane) => ({ header: laneNames[lane], width: 7 })),
  { header: '周转箱', width: 8 },
  { header: '没装好', width: 8 },
  { header: '实收和签字', width: 24 },
];

/** Writes the delivery note as XLSX: one row a building, with sums. */
export async function draw(doc: DeliveryNoteDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const sheet = book.sheet('送货单', COLUMNS, 1);
  const rows: NoteRow[] = [];
  for await (const batch of doc.rows)
    for (const row of batch) {
      rows.push(row);
      sheet.row([row.name, ...figuresOf(row).map((figure, i) => (i < 2 ? figure : figure || null)), null]);
    }
  const sums = figuresOf(noteTotal(rows)).map((sum, i) => ({ column: i + 2, sum }));
  sheet.totals('合计', sums);
  sheet.end();
  await book.end();
}

/** In the order of the columns. */
const figuresOf = ({ households, bags, lanes, crates, unpacked }: NoteRow): number[] => [
  households,
  bags,
  ...lanes.map(({ count }) => count),
  crates,
  unpacked,
];
