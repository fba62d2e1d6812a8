import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { RollUpDoc } from './rows';
import { sum } from '../text';
import { Book, SheetColumn } from '../../printing/xlsx/book';
import { writeMatrix } from '../matrix/xlsx';

const YUAN = { header: '金额（元）', width: 11, format: '0.00' };
const BY_PRODUCT: readonly SheetColumn[] = [
  { header: '商品', width: 24 },
  { header: '规格', width: 14 },
  { header: '户数', width: 7 },
  { header: '数量', width: 8 },
  YUAN,
];
const BY_HOUSEHOLD: readonly SheetColumn[] = [
  { header: '房号', width: 12 },
  { header: '跟团号', width: 8 },
  { header: '商品', width: 24 },
  { header: '规格', width: 14 },
  { header: '数量', width: 8 },
  YUAN,
];

/** Writes a building's roll-up as XLSX: what to buy, who gets it, and both at once; the three totals are equal. */
export async function draw(doc: RollUpDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const products = book.sheet('按商品', BY_PRODUCT, 1);
  for (const { product, spec, cells } of doc.products)
    products.row([
      product,
      spec,
      cells.length,
      sum(cells.map(({ quantity }) => quantity)),
      sum(cells.map(({ amountFen }) => amountFen)) / 100,
    ]);
  const cells = doc.products.flatMap((product) => product.cells);
  const quantity = sum(cells.map((cell) => cell.quantity));
  const yuan = sum(cells.map((cell) => cell.amountFen)) / 100;
  products.totals('合计', [
    { column: 4, sum: quantity },
    { column: 5, sum: yuan },
  ]);
  products.end();
  await book.ready();
  writeHouseholds(book, doc, { quantity, yuan });
  await book.ready();
  writeMatrix(book, '矩阵', {
    rooms: doc.households.map(({ door }) => ({ unit: '', door })),
    rows: doc.products.map(({ product, spec, cells: own }) => ({
      product,
      spec,
      quantities: doc.households.map((_, i) =>
        sum(own.filter(({ household }) => household === i).map((cell) => cell.quantity)),
      ),
    })),
  });
  await book.end();
}

/** One row a household and product, so that the sheet can be filtered and summed. */
function writeHouseholds(book: Book, doc: RollUpDoc, total: { quantity: number; yuan: number }): void {
  const sheet = book.sheet('按户', BY_HOUSEHOLD, 1);
  doc.households.forEach(({ door, runningNumber }, i) => {
    for (const { product, spec, cells } of doc.products)
      for (const { household, quantity, amountFen } of cells)
        if (household === i) sheet.row([door, runningNumber, product, spec, quantity, amountFen / 100]);
  });
  sheet.totals('合计', [
    { column: 5, sum: total.quantity },
    { column: 6, sum: total.yuan },
  ]);
  sheet.end();
}
