import { Writable } from 'node:stream';
import { PackHousehold, PackLine, PackSheetDoc } from '../document.types';
import { Book, SheetColumn } from './book';

const COLUMNS: readonly SheetColumn[] = [
  { header: '交付组', width: 12 },
  { header: '单元', width: 9 },
  { header: '房号', width: 9 },
  { header: '跟团号', width: 8 },
  { header: '姓名', width: 12 },
  { header: '电话', width: 14 },
  { header: '袋数', width: 6 },
  { header: '商品', width: 24 },
  { header: '规格', width: 14 },
  { header: '数量', width: 7 },
  { header: '称重', width: 6 },
  { header: '克数', width: 8 },
  { header: '缺货', width: 7 },
  { header: '退款（元）', width: 10, format: '0.00' },
  { header: '替换', width: 16 },
  { header: '缺货意愿', width: 14 },
  { header: '套餐', width: 20 },
];
const BAGS = 7;
const QUANTITY = 10;
const SHORT = 13;
const REFUND = 14;

/** Writes pack sheets as XLSX: one row per household and line, all delivery groups below each other to filter by. */
export async function renderPackSheetXlsx(doc: PackSheetDoc, out: Writable): Promise<void> {
  const book = await Book.open(doc, out);
  const sheet = book.sheet('分装单', COLUMNS, 4);
  const totals = { bags: 0, quantity: 0, short: 0, refundFen: 0 };
  for await (const batch of doc.groups) {
    for (const group of batch) {
      for (const household of group.households) {
        totals.bags += household.bags.total;
        household.lines.forEach((line, i) => {
          sheet.row([group.name, ...householdCells(household, i === 0), ...lineCells(line)]);
          totals.quantity += line.quantity;
          totals.short += line.shortage?.quantity ?? 0;
          totals.refundFen += line.shortage?.refundFen ?? 0;
        });
      }
      await book.ready();
    }
  }
  sheet.totals('合计', [
    { column: BAGS, sum: totals.bags },
    { column: QUANTITY, sum: totals.quantity },
    { column: SHORT, sum: totals.short },
    { column: REFUND, sum: totals.refundFen / 100 },
  ]);
  sheet.end();
  await book.end();
}

/** Bags stand on a household's first line alone, so that the column can be summed. */
function householdCells(household: PackHousehold, first: boolean): (string | number | null)[] {
  const { unit, door, runningNumber, name, phone, bags } = household;
  return [unit, door, runningNumber, name, phone ?? null, first ? bags.total : null];
}

function lineCells(line: PackLine): (string | number | null)[] {
  const { shortage } = line;
  return [
    line.product,
    line.spec,
    line.quantity,
    line.byWeight ? '称重' : null,
    line.grams ?? null,
    shortage?.quantity ?? null,
    shortage ? shortage.refundFen / 100 : null,
    shortage?.substitute ?? null,
    line.wish ?? null,
    line.bundle ?? null,
  ];
}
