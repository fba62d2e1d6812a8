import type { Writable } from 'node:stream';
import { BAG_LANES, laneNames, noteTotal, notPackedText, type NoteRow } from '@cailan/shared-types';
import { Canvas } from '../../printing/pdf/canvas';
import { paginate, type Block } from '../../printing/pdf/flow';
import { A4, bodyRoom, MARGIN, printPages, type Frame } from '../../printing/pdf/frame';
import { isolated } from '../../printing/pdf/scripts';
import { tableHeading, tableRow, type Table } from '../../printing/pdf/table';
import { fileHead } from '../paper-head';
import type { DeliveryNoteDoc } from './rows';

const TABLE: Table = {
  left: MARGIN,
  columns: [
    { title: '楼栋', width: 130, size: 12 },
    { title: '户', width: 36, align: 'right', size: 11 },
    { title: '袋', width: 42, align: 'right', size: 14, bold: true },
    ...BAG_LANES.map((lane) => ({ title: laneNames[lane], width: 36, align: 'right' as const, size: 11 })),
    { title: '周转箱', width: 44, align: 'right', size: 11 },
    { title: '实收和签字', width: A4.width - 2 * MARGIN - 396 },
  ],
};
const ROW = 28;

/** Writes the delivery note as A4 PDF, with room to sign beside each building. */
export async function draw(doc: DeliveryNoteDoc, out: Writable): Promise<void> {
  const rows: NoteRow[] = [];
  for await (const batch of doc.rows) rows.push(...batch);
  const total = noteTotal(rows);
  const title = `送货单 · ${doc.supermarket}`;
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  const frame: Frame = {
    ...A4,
    title,
    meta: `${doc.window} · 第 ${doc.wave} 波 · ${rows.length} 栋 ${total.bags} 袋 ${total.crates} 箱`,
    signatures: ['装车', '配送员', '车牌', '门口接收'],
    head: fileHead(doc),
  };
  const heading = tableHeading(TABLE);
  const blocks: Block[] = [...rows.map((row) => rowOf(row)), rowOf(total, true)];
  if (total.unpacked > 0) blocks.push(warning(total.unpacked));
  const pages = paginate(blocks, bodyRoom(canvas, frame) - heading.height);
  await printPages(
    canvas,
    frame,
    pages.map((page) => ({ blocks: page, heading })),
  );
  await canvas.end();
}

function rowOf(row: NoteRow, total = false): Block {
  const waiting = !total && row.unpacked > 0 ? `（${row.unpacked} 户没装好）` : '';
  const texts = [
    isolated(row.name) + waiting,
    String(row.households),
    String(row.bags),
    ...row.lanes.map(({ count }) => (count > 0 ? String(count) : '')),
    String(row.crates),
    '',
  ];
  return tableRow(TABLE, ROW, texts, total);
}

function warning(unpacked: number): Block {
  return {
    height: 26,
    draw: (canvas, y) => canvas.text(MARGIN, y + 18, notPackedText(unpacked), { size: 11, bold: true }),
  };
}
