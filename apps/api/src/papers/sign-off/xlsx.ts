import type { Writable } from 'node:stream';
import type { SignOffRow } from '@cailan/shared-types';
import { Book, type SheetColumn } from '../../printing/xlsx/book';
import { fileHead } from '../paper-head';
import type { PlacedSignOff, SignOffDoc } from './rows';

const COLUMNS: readonly (SheetColumn & { of?: (row: SignOffRow) => string | number | null })[] = [
  { header: '单元', width: 9, of: ({ unit }) => unit },
  { header: '门牌', width: 14, of: ({ door }) => door },
  { header: '户主', width: 14, of: ({ name }) => name },
  { header: '跟团号', width: 8, of: ({ runningNumber }) => runningNumber },
  { header: '袋数', width: 7, of: ({ bags, packed }) => (packed ? bags.total : null) },
  { header: '冷藏袋', width: 7, of: ({ bags }) => bags.cold || null },
  { header: '冷冻袋', width: 7, of: ({ bags }) => bags.frozen || null },
  { header: '药品袋', width: 7, of: ({ bags }) => bags.medicine || null },
  { header: '签名', width: 20 },
];

/** Writes sign-off sheets as XLSX, a sheet a building. */
export async function draw(doc: SignOffDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  for await (const batch of doc.groups)
    for (const group of batch) {
      writeGroup(book, group);
      await book.ready();
    }
  await book.end();
}

function writeGroup(book: Book, { name, households, bags }: PlacedSignOff): void {
  const sheet = book.sheet(
    name,
    COLUMNS.map(({ header, width }) => ({ header, width })),
    2,
  );
  for (const row of households) sheet.row(COLUMNS.map(({ of }) => of?.(row) ?? null));
  const first = COLUMNS.findIndex(({ header }) => header === '袋数') + 1;
  const sums = [bags.total, bags.cold, bags.frozen, bags.medicine];
  sheet.totals(
    '合计',
    sums.map((sum, i) => ({ column: first + i, sum })),
  );
  sheet.end();
}
