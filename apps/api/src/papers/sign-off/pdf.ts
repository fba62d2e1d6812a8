import type { Writable } from 'node:stream';
import { apartText, bagsText, notPackedText, type SignOffRow } from '@cailan/shared-types';
import { Canvas } from '../../printing/pdf/canvas';
import { paginate, type Block } from '../../printing/pdf/flow';
import { A4, bodyRoom, MARGIN, printPages, type Frame } from '../../printing/pdf/frame';
import { isolated } from '../../printing/pdf/scripts';
import { tableHeading, tableRow, type Table } from '../../printing/pdf/table';
import { fileHead } from '../paper-head';
import type { PlacedSignOff, SignOffDoc } from './rows';

const TABLE: Table = {
  left: MARGIN,
  columns: [
    { title: '门牌', width: 96, size: 14, bold: true },
    { title: '户主', width: 108, size: 11 },
    { title: '跟团号', width: 44, align: 'center' },
    { title: '袋数', width: 44, align: 'center', size: 15, bold: true },
    { title: '其中', width: 66 },
    { title: '签名（代领的写上关系）', width: A4.width - 2 * MARGIN - 358 },
  ],
};
/** A hand writes into it. */
const ROW = 29;

/** Writes sign-off sheets as A4 PDF: each building begins a page and counts its own pages. */
export async function draw(doc: SignOffDoc, out: Writable): Promise<void> {
  const title = `发放签收表 · ${doc.supermarket}`;
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  for await (const batch of doc.groups) for (const group of batch) await drawGroup(canvas, doc, group);
  await canvas.end();
}

async function drawGroup(canvas: Canvas, doc: SignOffDoc, group: PlacedSignOff): Promise<void> {
  const frame = frameOf(doc, group);
  const heading = tableHeading(TABLE);
  const pages = paginate(blocksOf(group), bodyRoom(canvas, frame) - heading.height);
  await printPages(
    canvas,
    frame,
    pages.map((blocks) => ({ blocks, heading })),
  );
}

function frameOf(
  doc: SignOffDoc,
  { name, community, dropPoint, households, bags, crates }: PlacedSignOff,
): Frame {
  const counts = `${households.length} 户 · ${bagsText(bags)} · 周转箱 ${crates}`;
  return {
    ...A4,
    title: `发放签收表 · ${community} ${name}`,
    meta: `${doc.supermarket} · ${doc.window} · ${dropPoint} · ${counts}`,
    aside: '楼梯顺序',
    signatures: ['发放人', '日期'],
    about: name,
    head: fileHead(doc),
  };
}

function blocksOf({ households, bags, unpacked }: PlacedSignOff): Block[] {
  const blocks = households.flatMap((row, i) =>
    row.unit && row.unit !== households[i - 1]?.unit ? [unitBar(row.unit), rowOf(row)] : [rowOf(row)],
  );
  const total = ['合计', `${households.length} 户`, '', String(bags.total), apartText(bags), ''];
  blocks.push(tableRow(TABLE, ROW, total, true));
  return unpacked > 0 ? [...blocks, warning(unpacked)] : blocks;
}

function rowOf({ door, name, runningNumber, bags, packed }: SignOffRow): Block {
  const count = packed ? String(bags.total) : '';
  const apart = packed ? apartText(bags) : '没装好';
  return tableRow(TABLE, ROW, [door, isolated(name), String(runningNumber), count, apart, '']);
}

function unitBar(unit: string): Block {
  return {
    height: 18,
    keepWithNext: true,
    draw(canvas, y) {
      canvas.fill(MARGIN, y, A4.width - 2 * MARGIN, 18, 0.9);
      canvas.text(MARGIN + 4, y + 12.6, unit, { size: 10, bold: true });
    },
  };
}

function warning(unpacked: number): Block {
  return {
    height: 26,
    draw: (canvas, y) => canvas.text(MARGIN, y + 18, notPackedText(unpacked), { size: 11, bold: true }),
  };
}
