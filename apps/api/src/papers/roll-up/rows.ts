import type { GroupRollUpView } from '@cailan/shared-types';
import type { PaperHead } from '../paper-head';

/** A building's roll-up (domain §7): what to buy, who gets it, and both at once. */
export interface RollUpDoc extends PaperHead {
  /** In shelf order. */
  products: readonly RollUpProduct[];
  /** In stair order. */
  households: readonly { door: string; runningNumber: number | null }[];
}

export interface RollUpProduct {
  product: string;
  spec: string;
  /** Who takes how many ordered units of it: `household` is the index into `households`. */
  cells: readonly { household: number; quantity: number; amountFen: number }[];
}

/** The tables of a roll-up, as its screens have it. */
export function rollUpTables({
  byProduct,
  byHousehold,
}: GroupRollUpView): Pick<RollUpDoc, 'products' | 'households'> {
  const cellsOf = new Map<string, RollUpDoc['products'][number]['cells'][number][]>();
  byHousehold.forEach(({ lines }, household) => {
    for (const { offerId, quantity, amountFen } of lines) {
      const cells = cellsOf.get(offerId) ?? [];
      cells.push({ household, quantity, amountFen });
      cellsOf.set(offerId, cells);
    }
  });
  return {
    products: byProduct.map(({ offerId, name, spec }) => ({
      product: name,
      spec,
      cells: cellsOf.get(offerId) ?? [],
    })),
    households: byHousehold.map(({ door, runningNumber }) => ({ door, runningNumber })),
  };
}
