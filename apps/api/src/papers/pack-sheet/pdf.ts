import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import { packTotalsText, type PackGroup } from '@cailan/shared-types';
import type { PackSheetDoc } from './rows';
import { sum } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { Block } from '../../printing/pdf/flow';
import { A4, Frame, MARGIN, printBlocks } from '../../printing/pdf/frame';
import { householdBlocks } from './pack-household';

/** Writes pack sheets (domain §8) as A4 PDF: each delivery group begins a page and counts its own pages. */
export async function draw(doc: PackSheetDoc, out: Writable): Promise<void> {
  const title = `分装单 · ${doc.supermarket}`;
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  for await (const batch of doc.groups) {
    for (const group of batch) await printBlocks(canvas, frameOf(doc, group), groupBlocks(canvas, group));
  }
  await canvas.end();
}

function frameOf(doc: PackSheetDoc, group: PackGroup): Frame {
  const bags = sum(group.households.map((household) => household.bags.total));
  const counts = [
    `${group.households.length} 户 ${bags} 袋`,
    `周转箱 ${group.crates}`,
    ...(group.voidNumbers?.length ? [`作废号 ${group.voidNumbers.join('、')}`] : []),
  ].join(' · ');
  return {
    ...A4,
    title: `分装单 · ${group.name}`,
    meta: `${doc.supermarket} · ${doc.window} · ${counts}`,
    aside: '楼梯顺序',
    signatures: ['分装', '交配送员', '楼栋长'],
    about: group.name,
    head: fileHead(doc),
  };
}

function groupBlocks(canvas: Canvas, group: PackGroup): Block[] {
  const blocks: Block[] = [];
  group.households.forEach((household, i) => {
    const before = group.households[i - 1];
    if (before && before.unit !== household.unit)
      blocks.push(cutLine(group.name, before.unit, household.unit));
    blocks.push(...householdBlocks(canvas, household));
  });
  return [...blocks, totals(group)];
}

function cutLine(group: string, above: string, below: string): Block {
  const text = `✂ ${group} ${above} 到此 · 以下 ${group} ${below}`;
  return {
    height: 24,
    keepWithNext: true,
    draw(canvas, y) {
      const middle = A4.width / 2;
      const half = canvas.width(text, 9) / 2 + 6;
      canvas.dashed(0, middle - half, y + 11);
      canvas.dashed(middle + half, A4.width, y + 11);
      canvas.text(middle, y + 14.2, text, { size: 9, gray: 0.3, align: 'center' });
    },
  };
}

function totals(group: PackGroup): Block {
  return {
    height: 30,
    draw(canvas, y) {
      canvas.line(MARGIN, y + 1, A4.width - MARGIN, y + 1, 2);
      canvas.text(MARGIN, y + 19, '合计', { size: 12, bold: true });
      canvas.text(A4.width - MARGIN, y + 19, packTotalsText(group.households), {
        size: 11,
        bold: true,
        align: 'right',
      });
      canvas.line(MARGIN, y + 27, A4.width - MARGIN, y + 27, 0.8);
    },
  };
}
