import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { ReconciliationDoc } from './rows';
import { shanghaiTime } from '../../ground/china-time';
import { Book, SheetColumn } from '../../printing/xlsx/book';

const YUAN = { width: 14, format: '0.00' };
const SUMMARY: readonly SheetColumn[] = [
  { header: '项目', width: 16 },
  { header: '微信账单（元）', ...YUAN },
  { header: '账上（元）', ...YUAN },
  { header: '相差（元）', ...YUAN },
];
const ROWS: readonly SheetColumn[] = [
  { header: '类型', width: 8 },
  { header: '单号', width: 36 },
  { header: '商超', width: 20 },
  { header: '时间', width: 13 },
  { header: '微信账单（元）', ...YUAN },
  { header: '账上（元）', ...YUAN },
  { header: '手续费（元）', ...YUAN },
  { header: '差异', width: 12 },
];
const DIFFERENCES: readonly SheetColumn[] = [...ROWS, { header: '怎么办', width: 60 }];

type Row = ReconciliationDoc['rows'][number];

/** Writes a reconciliation as XLSX: what bill and books come to, where they differ and what to do, and every row. */
export async function draw(doc: ReconciliationDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const summary = book.sheet('汇总', SUMMARY, 1);
  for (const { what, billFen, bookFen } of doc.sums)
    summary.row([
      what,
      yuan(billFen),
      yuan(bookFen),
      bookFen === null ? null : yuan((billFen ?? 0) - bookFen),
    ]);
  summary.row([`商户号 ${doc.mchid}`, null, null, null]);
  summary.row([`${doc.date} ${doc.status}`, null, null, null], true);
  summary.end();
  await book.ready();
  const differences = book.sheet('差异', DIFFERENCES, 2);
  for (const row of doc.rows) if (row.difference) differences.row([...cellsOf(row), row.advice]);
  differences.end();
  await book.ready();
  const all = book.sheet('明细', ROWS, 2);
  for (const row of doc.rows) all.row(cellsOf(row));
  all.end();
  await book.end();
}

function cellsOf(row: Row) {
  const { kind, number, supermarket, at, billFen, bookFen, feeFen, difference } = row;
  const time = at === null ? null : shanghaiTime(at);
  return [kind, number, supermarket, time, yuan(billFen), yuan(bookFen), yuan(feeFen), difference];
}

const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100);
