import type { HouseholdOrderView, OrderLineView } from '@cailan/shared-types';

const LOST = [
  ['returned', '退回了商超'],
  ['damaged', '破损'],
  ['missing', '没找到'],
] as const;

/** What of a line came back, and why. */
export interface LineReturn {
  id: string;
  name: string;
  why: string;
  fen: number;
}

/** Every line that came to less than it was ordered for. */
export function returnsOf({ lines }: Pick<HouseholdOrderView, 'lines'>): LineReturn[] {
  return lines.flatMap((line) => {
    const { id, name, amountFen, finalFen } = line;
    const fen = finalFen === null ? 0 : amountFen - finalFen;
    return fen > 0 ? [{ id, name, why: whyOf(line), fen }] : [];
  });
}

/** A line can be short, weigh less and be damaged all at once: every reason that holds is named. */
function whyOf(line: OrderLineView): string {
  const { quantity, shortQuantity, deliveredQuantity, byWeight, packedGrams } = line;
  const packed = quantity - shortQuantity;
  const lost = deliveredQuantity !== null && deliveredQuantity < packed;
  const reasons = [
    ...(shortQuantity > 0 ? ['缺货'] : []),
    ...lostWords(line, lost),
    ...(byWeight && packedGrams !== null && !lost ? ['按实际重量算'] : []),
  ];
  return reasons.join('，') || '差额';
}

/** How units were lost; of what an earlier version of the app kept, only that they were. */
function lostWords({ lost }: Pick<OrderLineView, 'lost'>, short: boolean): string[] {
  const ways = LOST.flatMap(([kind, words]) => ((lost?.[kind] ?? 0) > 0 ? [words] : []));
  return ways.length === 0 && short ? ['没送到或损坏'] : ways;
}
