import { packTotals, type PackTotals } from '@cailan/shared-types';
import { shanghaiTime } from '../ground/china-time';
import { BagCounts, DocumentHead, Lane, PackLine } from './document.types';

export const LANE_NAMES: Record<Lane, string> = {
  ambient: '常温',
  cold: '冷藏',
  frozen: '冷冻',
  medicine: '药品',
};

export function yuan(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`;
}

/** One product with its spec, as printed on every document. */
export function goods(line: { product: string; spec: string }): string {
  return line.spec ? `${line.product} ${line.spec}` : line.product;
}

/** "126 × 500 g = 63.0 kg" (peers: columns that can be read while picking); `unitGrams` is one ordered unit. */
export function massText(quantity: number, unitGrams: number): string {
  const whole = unitGrams % 1000 === 0;
  const unit = whole ? `${unitGrams / 1000} kg` : `${unitGrams} g`;
  return `${quantity} × ${unit} = ${kilograms(quantity * unitGrams, whole ? 0 : 1)} kg`;
}

/** At least `places` decimals, and as many more as the grams need. */
function kilograms(grams: number, places: number): string {
  const exact = [0, 1, 2, 3].find((n) => grams % 10 ** (3 - n) === 0) ?? 3;
  return (grams / 1000).toFixed(Math.max(places, exact));
}

export function printedText(head: DocumentHead): string {
  return `打印 ${shanghaiTime(head.printedAt)}`;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What the lines of a paper come to, as the screens count them. */
export function linesTotals(lines: readonly PackLine[]): PackTotals {
  return packTotals(
    lines.map((line) => ({
      ...line,
      shortQuantity: line.missing,
      substitutedQuantity: line.substituted,
    })),
  );
}

/** "袋 2（冷藏 1）". */
export function bagsText(bags: BagCounts): string {
  const lanes = [
    bags.cold > 0 ? `冷藏 ${bags.cold}` : '',
    bags.frozen > 0 ? `冷冻 ${bags.frozen}` : '',
    bags.medicine > 0 ? `药品 ${bags.medicine}` : '',
  ].filter(Boolean);
  return `袋 ${bags.total}${lanes.length > 0 ? `（${lanes.join(' ')}）` : ''}`;
}
