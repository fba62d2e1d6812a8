import { Writable } from 'node:stream';
import { fileHead } from '../paper-head';
import type { PickRow } from '@cailan/shared-types';
import type { PickListDoc } from './rows';
import { goods } from '../text';
import { Canvas } from '../../printing/pdf/canvas';
import { fit, LEADING } from '../../printing/pdf/fit';
import { Block, paginate } from '../../printing/pdf/flow';
import { A4, bodyRoom, Frame, MARGIN, Page, printPages } from '../../printing/pdf/frame';
import { pickHeading, pickRow, RowColumns, rowColumns } from './pick-row';
import { splitGrid } from './split-grid';

/** Beyond this many groups the split would bury the picks: it follows them on pages of its own (A12 has some 230). */
const MOST_BELOW_A_ROW = 40;

/**
 * Writes the pick list (domain §8) as A4 PDF. The split by delivery group stands in columns while they fit,
 * else below each product, else after all products.
 */
export async function draw(doc: PickListDoc, out: Writable): Promise<void> {
  const title = `拣货单 · ${doc.supermarket}`;
  const canvas = await Canvas.open({ title, author: doc.supermarket, printedAt: doc.printedAt }, out);
  const frame: Frame = {
    ...A4,
    title,
    meta: `团期 ${doc.roundCode} · ${doc.window} · ${doc.places}`,
    signatures: ['拣货人', '复核'],
    head: fileHead(doc),
  };
  await printPages(canvas, frame, pickPages(canvas, frame, doc));
  await canvas.end();
}

function pickPages(canvas: Canvas, frame: Frame, doc: PickListDoc): Page[] {
  const room = bodyRoom(canvas, frame);
  const columns = rowColumns(doc.groups);
  const heading = pickHeading(columns);
  const inColumns = columns.groups.length > 0;
  const below = !inColumns && doc.groups.length <= MOST_BELOW_A_ROW;
  const picks = pickBlocks(canvas, doc, columns, below);
  const pages: Page[] = paginate(picks, room - heading.height).map((blocks) => ({ blocks, heading }));
  if (inColumns || below) return pages;
  const about = `分楼明细 ${doc.groups.length} 组`;
  return [...pages, ...paginate(splitBlocks(canvas, doc), room).map((blocks) => ({ blocks, about }))];
}

function pickBlocks(canvas: Canvas, doc: PickListDoc, columns: RowColumns, below: boolean): Block[] {
  const blocks: Block[] = [];
  let zone: string | undefined;
  for (const line of doc.lines) {
    if (line.zone !== zone) blocks.push(zoneBar(line.zone));
    zone = line.zone;
    const split = below ? splitOf(canvas, doc, line, columns.shelf) : [];
    blocks.push(pickRow(canvas, line, columns, split.length > 0), ...split);
  }
  return blocks;
}

/** The split of every product, one after the other, each under its own head. */
function splitBlocks(canvas: Canvas, doc: PickListDoc): Block[] {
  return doc.lines.flatMap((line) => [splitHead(line, ''), ...splitOf(canvas, doc, line, 0)]);
}

function splitOf(canvas: Canvas, doc: PickListDoc, line: PickRow, indent: number): Block[] {
  const shares = doc.groups.map((group, i) => ({ group, quantity: line.perGroup[i] ?? 0 }));
  return splitGrid(canvas, shares, indent, splitHead(line, '（续）'));
}

function splitHead(line: PickRow, suffix: string): Block {
  const wanting = line.perGroup.filter((quantity) => quantity > 0).length;
  return {
    height: 22,
    keepWithNext: true,
    draw(canvas, y) {
      const total = `合计 ${line.quantity} · ${wanting} 组`;
      const width = A4.width - 2 * MARGIN - canvas.width(total, 11, true) - 12;
      const box = { width, height: 19, max: 11, min: 8 };
      const name = fit(`${line.shelf}  ${goods(line)}${suffix}`, box, canvas.measure(true));
      canvas.lines(MARGIN, y + 10.5 - (name.lines.length * name.size * LEADING) / 2, name, { bold: true });
      canvas.text(A4.width - MARGIN, y + 14.5, total, { size: 11, bold: true, align: 'right' });
      canvas.line(MARGIN, y + 20.5, A4.width - MARGIN, y + 20.5, 0.8);
    },
  };
}

function zoneBar(name: string): Block {
  return {
    height: 18,
    keepWithNext: true,
    draw(canvas, y) {
      canvas.fill(MARGIN, y, A4.width - 2 * MARGIN, 17);
      canvas.text(MARGIN + 6, y + 12.2, name, { size: 10, bold: true, gray: 1 });
    },
  };
}
