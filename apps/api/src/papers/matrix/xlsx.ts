import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { MatrixDoc, MatrixGroup } from './rows';
import { sum } from '../text';
import { Book, SheetColumn } from '../../printing/xlsx/book';

const COLUMNS: readonly SheetColumn[] = [
  { header: '商品', width: 24 },
  { header: '规格', width: 14 },
  { header: '合计', width: 8 },
];

/** Writes the sorting matrix as XLSX: one sheet per delivery group, product × room. */
export async function draw(doc: MatrixDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  for await (const batch of doc.groups) {
    for (const group of batch) {
      writeMatrix(book, group.name, group);
      await book.ready();
    }
  }
  await book.end();
}

/** One sheet, product × room; what nobody wants is left out. */
export function writeMatrix(book: Book, name: string, group: Omit<MatrixGroup, 'name'>): void {
  const rooms = group.rooms.map(({ unit, door }) => ({ header: `${unit} ${door}`.trim(), width: 9 }));
  const sheet = book.sheet(name, [...COLUMNS, ...rooms], COLUMNS.length);
  const rows = group.rows.filter((row) => sum(row.quantities) > 0);
  for (const row of rows) {
    sheet.row([
      row.product,
      row.spec,
      sum(row.quantities),
      ...row.quantities.map((quantity) => quantity || null),
    ]);
  }
  sheet.totals('合计', [
    { column: COLUMNS.length, sum: sum(rows.map((row) => sum(row.quantities))) },
    ...group.rooms.map((_, i) => ({
      column: COLUMNS.length + 1 + i,
      sum: sum(rows.map((row) => row.quantities[i] ?? 0)),
    })),
  ]);
  sheet.end();
}
