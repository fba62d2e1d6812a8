import type { HouseholdOrderView, OrderLineView } from '@cailan/shared-types';

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
function whyOf({ quantity, shortQuantity, deliveredQuantity, byWeight, packedGrams }: OrderLineView): string {
  const packed = quantity - shortQuantity;
  const lost = deliveredQuantity !== null && deliveredQuantity < packed;
  const reasons = [
    ...(shortQuantity > 0 ? ['缺货'] : []),
    ...(lost ? ['没送到或损坏'] : []),
    ...(byWeight && packedGrams !== null && !lost ? ['按实际重量算'] : []),
  ];
  return reasons.join('，') || '差额';
}
