import { Writable } from 'node:stream';
import { formatFen } from '@cailan/shared-types';
import { fileHead } from '../paper-head';
import type { DuesReceiptDoc } from './rows';
import { shanghaiTime } from '../../ground/china-time';
import { Canvas } from '../../printing/pdf/canvas';
import { fit } from '../../printing/pdf/fit';
import { Block } from '../../printing/pdf/flow';
import { Frame, MARGIN, printBlocks } from '../../printing/pdf/frame';
import { isolated } from '../../printing/pdf/scripts';

const A5 = { width: 419.53, height: 595.28 };
const RIGHT = A5.width - MARGIN;
/** Left edges of time and matter, the right edge of the amount, the left edge of the people. */
const AT = { time: MARGIN, what: MARGIN + 72, fen: MARGIN + 186, people: MARGIN + 198 };

/** Writes what passed between a household and its leader (domain §10) as A5 PDF, for both to sign and keep. */
export async function draw(doc: DuesReceiptDoc, out: Writable): Promise<void> {
  const title = `收退款单 · ${doc.household}`;
  const canvas = await Canvas.open({ title, author: doc.leader, printedAt: doc.printedAt }, out);
  const frame: Frame = {
    ...A5,
    title,
    meta: `团期 ${doc.roundCode} · ${doc.supermarket} · ${doc.window}`,
    aside: doc.runningNumber && `跟团号 ${doc.runningNumber}`,
    signatures: ['网格员', '住户'],
    head: fileHead(doc),
  };
  await printBlocks(canvas, frame, [
    heads(),
    ...doc.passed.map((passed) => row(passed)),
    ...(doc.passed.length === 0 ? [nothing()] : []),
    ...sums(doc),
  ]);
  await canvas.end();
}

function heads(): Block {
  const style = { size: 9, gray: 0.35 };
  return {
    height: 20,
    keepWithNext: true,
    draw(canvas, y) {
      canvas.text(AT.time, y + 11, '时间', style);
      canvas.text(AT.what, y + 11, '事项', style);
      canvas.text(AT.fen, y + 11, '金额', { ...style, align: 'right' });
      canvas.text(AT.people, y + 11, '经手与确认', style);
      canvas.line(MARGIN, y + 17, RIGHT, y + 17, 0.8);
    },
  };
}

function row(passed: DuesReceiptDoc['passed'][number]): Block {
  const { direction, amountFen, at, by, acknowledgedBy, acknowledgedAt } = passed;
  const returned = direction === 'returned';
  const acknowledged = acknowledgedAt
    ? `${isolated(acknowledgedBy ?? '')} ${shanghaiTime(acknowledgedAt)} 确认收到`
    : '等待住户确认';
  return {
    height: returned ? 34 : 24,
    draw(canvas, y) {
      canvas.text(AT.time, y + 15, shanghaiTime(at), { size: 10 });
      canvas.text(AT.what, y + 15, returned ? '退还住户' : '收住户款', { size: 10 });
      canvas.text(AT.fen, y + 15, formatFen(amountFen), { size: 11, bold: true, align: 'right' });
      beside(canvas, AT.people, y + 4, by);
      if (returned) beside(canvas, AT.what, y + 19, acknowledged);
      canvas.line(MARGIN, y + (returned ? 33 : 23), RIGHT, y + (returned ? 33 : 23), 0.4, 0.6);
    },
  };
}

function beside(canvas: Canvas, left: number, top: number, text: string): void {
  const box = { width: RIGHT - left, height: 13, max: 10, min: 6 };
  canvas.lines(left, top, fit(text, box, canvas.measure()), { gray: 0.2 });
}

function nothing(): Block {
  return {
    height: 26,
    draw: (canvas, y) => canvas.text(MARGIN, y + 16, '还没有收退款记录。', { size: 10, gray: 0.35 }),
  };
}

/** What waits for the household's word counts for nothing yet. */
function sums({ passed, dueFen, balanceFen }: DuesReceiptDoc): Block[] {
  const total = (counts: (each: DuesReceiptDoc['passed'][number]) => boolean) =>
    passed.filter(counts).reduce((fen, { amountFen }) => fen + amountFen, 0);
  const waiting = total(({ direction, acknowledgedAt }) => direction === 'returned' && !acknowledgedAt);
  const left = balanceFen < 0 ? '网格员应退' : '住户还应付';
  return [
    sumRow('应付合计', dueFen),
    sumRow(
      '已收合计',
      total(({ direction }) => direction === 'collected'),
    ),
    sumRow(
      '已退合计（已确认）',
      total(({ direction, acknowledgedAt }) => direction === 'returned' && acknowledgedAt !== undefined),
    ),
    ...(waiting > 0 ? [sumRow('已退待确认', waiting)] : []),
    sumRow(balanceFen === 0 ? '已结清' : left, Math.abs(balanceFen), true),
  ];
}

function sumRow(label: string, fen: number, bold = false): Block {
  return {
    height: bold ? 24 : 19,
    keepWithNext: !bold,
    draw(canvas, y) {
      canvas.text(AT.what, y + 15, label, { size: bold ? 12 : 10, bold });
      canvas.text(RIGHT, y + 15, formatFen(fen), { size: bold ? 13 : 10, bold, align: 'right' });
    },
  };
}
