import type { Writable } from 'node:stream';
import { Book, type SheetColumn } from '../../printing/xlsx/book';
import { fileHead } from '../paper-head';
import type { ResponsibilitiesDoc } from './rows';

const COLUMNS: readonly SheetColumn[] = [
  { header: '地方', width: 24 },
  { header: '责任', width: 10 },
  { header: '姓名', width: 14 },
  { header: '职务', width: 28 },
  { header: '电话', width: 16 },
];

/** Writes the list of who answers for what as XLSX; a point without anybody has a line without a name. */
export async function draw(doc: ResponsibilitiesDoc, out: Writable): Promise<void> {
  const book = await Book.open(fileHead(doc), out);
  const sheet = book.sheet('责任表', COLUMNS, 1);
  for (const { subject, kind, name, title, phone } of doc.rows)
    sheet.row([subject, kind, name, title, phone]);
  for (const subject of doc.without) sheet.row([subject, '包保', null, null, null]);
  sheet.end();
  await book.end();
}
