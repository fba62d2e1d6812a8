import type { Writable } from 'node:stream';
import { shanghaiTime } from '../../ground/china-time';
import { Canvas } from '../../printing/pdf/canvas';
import { A4, MARGIN, bodyRoom, printPages } from '../../printing/pdf/frame';
import { paginate } from '../../printing/pdf/flow';
import { tableHeading, tableRow, type Table } from '../../printing/pdf/table';
import { fileHead } from '../paper-head';
import type { ResponsibilitiesDoc } from './rows';

const TABLE: Table = {
  left: MARGIN,
  columns: [
    { title: '地方', width: 150, size: 12, bold: true },
    { title: '责任', width: 54, align: 'center' },
    { title: '姓名', width: 90, size: 12 },
    { title: '职务', width: A4.width - 2 * MARGIN - 394 },
    { title: '电话', width: 100, size: 12 },
  ],
};
const ROW = 28;
const NOBODY = '（还没有定人）';

/** Writes the list of who answers for what as A4 PDF, to hang up. */
export async function draw(doc: ResponsibilitiesDoc, out: Writable): Promise<void> {
  const title = '包保责任表';
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  const lines = [
    ...doc.rows.map(({ subject, kind, name, title: post, phone }) => [subject, kind, name, post, phone]),
    ...doc.without.map((subject) => [subject, '包保', NOBODY, '', '']),
  ];
  const meta = `${shanghaiTime(doc.printedAt)} · ${doc.rows.length} 项 · 未定 ${doc.without.length} 处`;
  const frame = { ...A4, title, meta, signatures: ['填表人', '日期'], head: fileHead(doc) };
  const heading = tableHeading(TABLE);
  const blocks = lines.map((texts) => tableRow(TABLE, ROW, texts));
  const pages = paginate(blocks, bodyRoom(canvas, frame) - heading.height);
  await printPages(
    canvas,
    frame,
    pages.map((page) => ({ blocks: page, heading })),
  );
  await canvas.end();
}
