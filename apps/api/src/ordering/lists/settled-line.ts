import { finalLineFen, halfUpDiv, type LossKind } from '@cailan/shared-types';

/** A line whose end is known, with its offer's frozen prices and its substitute's. */
export interface EndedLine {
  id: string;
  orderId: string;
  /** Ordered units; of them short, and replaced by a substitute, as picking left it. */
  quantity: number;
  shortQuantity: number;
  substitutedQuantity: number;
  /** What was charged: by weight with the tolerance on top. */
  amountFen: number;
  byWeight: number;
  packedGrams: number | null;
  priceFen: number;
  fenPerKg: number | null;
  substitutePriceFen: number | null;
}

/** Units of one line, own and substitute, in bags that did not reach the household in one way. */
export interface LostUnits {
  lossKind: Exclude<LossKind, ''>;
  quantity: number;
  substitutedQuantity: number;
}

/** What became of a line: its quantities sum to what was ordered, with what was short. */
export interface SettledLine {
  deliveredQuantity: number;
  substitutedQuantity: number;
  missingQuantity: number;
  damagedQuantity: number;
  returnedQuantity: number;
  finalFen: number;
}

/**
 * The end of a line: what arrived, what was lost and how, and what it costs (domain §10, domain §13). Of a weighed
 * line that arrived in part, the grams are taken in proportion to its steps.
 * @throws Error when more of it was lost than packed, which is a bug.
 */
export function settledLine(line: EndedLine, lost: readonly LostUnits[]): SettledLine {
  const sum = (units: (loss: LostUnits) => number) => lost.reduce((total, loss) => total + units(loss), 0);
  const packed = line.quantity - line.shortQuantity - line.substitutedQuantity;
  const arrived = packed - sum(({ quantity }) => quantity);
  const substituted = line.substitutedQuantity - sum(({ substitutedQuantity }) => substitutedQuantity);
  if (arrived < 0 || substituted < 0) throw new Error(`line ${line.id}: lost more than was packed`);
  const lostAs = (kind: LossKind) =>
    sum((loss) => (loss.lossKind === kind ? loss.quantity + loss.substitutedQuantity : 0));
  return {
    deliveredQuantity: arrived,
    substitutedQuantity: substituted,
    missingQuantity: lostAs('missing'),
    damagedQuantity: lostAs('damaged'),
    returnedQuantity: lostAs('returned'),
    finalFen: costFen(line, { packed, arrived, substituted }),
  };
}

function costFen(line: EndedLine, units: { packed: number; arrived: number; substituted: number }): number {
  const { packed, arrived, substituted } = units;
  const byWeight = line.byWeight === 1;
  const grams = packed === 0 ? 0 : halfUpDiv((line.packedGrams ?? 0) * arrived, packed);
  return finalLineFen({
    quantity: line.quantity,
    amountFen: byWeight ? line.priceFen * line.quantity : line.amountFen,
    paidFen: line.amountFen,
    arrived,
    weighed: byWeight ? { grams, fenPerKg: line.fenPerKg ?? 0 } : undefined,
    substitutes:
      substituted > 0 ? [{ units: substituted, valueFen: (line.substitutePriceFen ?? 0) * substituted }] : [],
  });
}
