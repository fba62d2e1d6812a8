import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { PickListDoc } from './rows';
import { sum } from '../text';
import { Book, SheetColumn } from '../../printing/xlsx/book';

const COLUMNS: readonly SheetColumn[] = [
  { header: '分区', width: 12 },
  { header: '货位', width: 9 },
  { header: '商品', width: 24 },
  { header: '规格', width: 14 },
  { header: '称重', width: 6 },
  { header: '合计', width: 8 },
  { header: '千克', width: 9, format: '0.0##' },
  { header: '实拣', width: 8 },
];
const TOTAL_COLUMN = 6;

/** Writes the pick list as XLSX: one row a product, one column a delivery group. */
export async function draw(doc: PickListDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const groups = doc.groups.map((group) => ({ header: group, width: 8 }));
  const sheet = book.sheet('拣货单', [...COLUMNS, ...groups], 4);
  for (const line of doc.lines) {
    const kilograms = line.unitGrams ? (line.quantity * line.unitGrams) / 1000 : null;
    const what = [line.zone, line.shelf, line.product, line.spec, line.byWeight ? '称重' : null];
    sheet.row([
      ...what,
      line.quantity,
      kilograms,
      line.picked,
      ...line.perGroup.map((quantity) => quantity || null),
    ]);
  }
  sheet.totals('合计', [
    { column: TOTAL_COLUMN, sum: sum(doc.lines.map((line) => line.quantity)) },
    ...doc.groups.map((_, i) => ({
      column: COLUMNS.length + 1 + i,
      sum: sum(doc.lines.map((line) => line.perGroup[i] ?? 0)),
    })),
  ]);
  sheet.end();
  await book.end();
}
