import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { StatementDoc } from './rows';
import { sum } from '../text';
import { Book, SheetColumn } from '../../printing/xlsx/book';

type Group = StatementDoc['groups'][number];
type Amount = Exclude<keyof Group, 'name' | 'households'>;

const AMOUNTS: readonly [Amount, string][] = [
  ['orderedFen', '订购（元）'],
  ['paidFen', '已付（元）'],
  ['finalFen', '实收货（元）'],
  ['refundedFen', '已退（元）'],
  ['refundDueFen', '待退（元）'],
];
const COLUMNS: readonly SheetColumn[] = [
  { header: '楼栋', width: 16 },
  { header: '户数', width: 7 },
  ...AMOUNTS.map(([, header]) => ({ header, width: 13, format: '0.00' })),
];
const FACTS: readonly SheetColumn[] = [
  { header: '项目', width: 14 },
  { header: '内容', width: 40 },
];

/** Writes a round's statement as XLSX: one row a delivery group with sums, and what it is about. */
export async function draw(doc: StatementDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const sheet = book.sheet('结算单', COLUMNS, 1);
  for (const group of doc.groups)
    sheet.row([group.name, group.households, ...AMOUNTS.map(([amount]) => group[amount] / 100)]);
  sheet.totals('合计', [
    { column: 2, sum: sum(doc.groups.map(({ households }) => households)) },
    ...AMOUNTS.map(([amount], i) => ({
      column: i + 3,
      sum: sum(doc.groups.map((group) => group[amount])) / 100,
    })),
  ]);
  sheet.end();
  await book.ready();
  const facts = book.sheet('说明', FACTS, 0);
  facts.row(['团期', doc.roundCode]);
  facts.row(['商超', doc.supermarket]);
  facts.row(['配送时段', doc.window]);
  facts.row(['状态', doc.status]);
  facts.row(['发票号', doc.invoiceNo || '未开']);
  facts.end();
  await book.end();
}
