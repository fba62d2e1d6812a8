import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import { linesTotals, type PackGroup, type PackHousehold, type PackLine } from '@cailan/shared-types';
import type { PackSheetDoc } from './rows';
import { sum } from '../text';
import { Book, SheetColumn } from '../../printing/xlsx/book';

type Cell = string | number | null;

/** Every column with what stands in it; a household's own on its first line alone, so that they can be summed. */
const HOUSEHOLD: readonly (SheetColumn & { of: (household: PackHousehold) => Cell })[] = [
  { header: '单元', width: 9, of: ({ unit }) => unit },
  { header: '房号', width: 9, of: ({ door }) => door },
  { header: '跟团号', width: 8, of: ({ runningNumber }) => runningNumber },
  { header: '姓名', width: 12, of: ({ name }) => name },
  { header: '电话', width: 14, of: ({ phone }) => phone ?? null },
];
const FIRST_LINE: typeof HOUSEHOLD = [
  { header: '留言', width: 24, of: ({ note }) => note ?? null },
  { header: '袋数', width: 6, of: ({ bags }) => bags.total },
  { header: '冷藏袋', width: 7, of: ({ bags }) => bags.cold || null },
  { header: '冷冻袋', width: 7, of: ({ bags }) => bags.frozen || null },
  { header: '药品袋', width: 7, of: ({ bags }) => bags.medicine || null },
];
const LINE: readonly (SheetColumn & { of: (line: PackLine) => Cell })[] = [
  { header: '商品', width: 24, of: ({ product }) => product },
  { header: '规格', width: 14, of: ({ spec }) => spec },
  { header: '订购', width: 7, of: ({ ordered }) => ordered },
  { header: '装袋', width: 7, of: ({ quantity }) => quantity },
  { header: '称重', width: 6, of: ({ byWeight }) => (byWeight ? '称重' : null) },
  { header: '克数', width: 8, of: ({ grams }) => grams ?? null },
  { header: '缺货', width: 7, of: ({ missing }) => missing || null },
  { header: '换成', width: 16, of: ({ substitute }) => substitute ?? null },
  { header: '换货', width: 7, of: ({ substituted }) => substituted || null },
  { header: '退款（元）', width: 10, format: '0.00', of: ({ refundFen }) => refundFen / 100 || null },
  { header: '缺货意愿', width: 14, of: ({ wish }) => wish ?? null },
  { header: '套餐', width: 20, of: ({ bundle }) => bundle ?? null },
];
const COLUMNS: readonly SheetColumn[] = [
  { header: '交付组', width: 12 },
  { header: '周转箱', width: 7 },
  { header: '作废号', width: 9 },
  ...[...HOUSEHOLD, ...FIRST_LINE, ...LINE].map(({ header, width, format }) => ({ header, width, format })),
];
const column = (header: string): number => COLUMNS.findIndex((each) => each.header === header) + 1;

/** Writes pack sheets as XLSX: one row per household and line, all delivery groups below each other to filter by. */
export async function draw(doc: PackSheetDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const sheet = book.sheet('分装单', COLUMNS, 6);
  const sums = new Map<string, number>();
  const add = (header: string, figure: number) => sums.set(header, (sums.get(header) ?? 0) + figure);
  for await (const batch of doc.groups) {
    for (const group of batch) {
      for (const row of groupRows(group)) sheet.row(row);
      const totals = linesTotals(group.households.flatMap(({ lines }) => lines));
      add('周转箱', group.crates);
      add('袋数', sum(group.households.map(({ bags }) => bags.total)));
      add('订购', totals.ordered);
      add('装袋', totals.pieces - totals.substituted);
      add('缺货', totals.missing);
      add('换货', totals.substituted);
      add('退款（元）', totals.refundFen / 100);
      await book.ready();
    }
  }
  sheet.totals(
    '合计',
    [...sums].map(([header, figure]) => ({ column: column(header), sum: figure })),
  );
  sheet.end();
  await book.end();
}

/** A household without a line has a row too: it is on every other paper. */
function* groupRows(group: PackGroup): Generator<Cell[]> {
  for (const [h, household] of group.households.entries()) {
    const lines: readonly (PackLine | undefined)[] =
      household.lines.length > 0 ? household.lines : [undefined];
    for (const [i, line] of lines.entries())
      yield [
        group.name,
        h === 0 && i === 0 ? group.crates : null,
        h === 0 && i === 0 ? group.voidNumbers?.join('、') || null : null,
        ...HOUSEHOLD.map(({ of }) => of(household)),
        ...FIRST_LINE.map(({ of }) => (i === 0 ? of(household) : null)),
        ...LINE.map(({ of }) => (line ? of(line) : null)),
      ];
  }
}
