import { laneNames, packTotals, type PackTotals } from '@cailan/shared-types';
import { BagCounts, PackLine } from './paper.types';

/** One product with its spec, as printed on every document. */
export function goods(line: { product: string; spec: string }): string {
  return line.spec ? `${line.product} ${line.spec}` : line.product;
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
    bags.cold > 0 ? `${laneNames.cold} ${bags.cold}` : '',
    bags.frozen > 0 ? `${laneNames.frozen} ${bags.frozen}` : '',
    bags.medicine > 0 ? `${laneNames.medicine} ${bags.medicine}` : '',
  ].filter(Boolean);
  return `袋 ${bags.total}${lanes.length > 0 ? `（${lanes.join(' ')}）` : ''}`;
}
