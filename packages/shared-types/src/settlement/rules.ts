import { exactProduct, requireCount } from '../ground/integers';
import { halfUpDiv, weighedFen } from '../ground/money';

/** Goods that came in the place of missing units. */
export interface Substitute {
  /** Ordered units of the line that it replaces. */
  units: number;
  /** What the goods that came cost at the substitute's own price: price × pieces, or grams × price per kg. */
  valueFen: number;
}

/** A household line when everything about it is known: piece, by-weight or a bundle's component. */
export interface ArrivedLine {
  /** Ordered units, 1 or more (steps for by-weight, all units over all bundles for a component). */
  quantity: number;
  /** Frozen amount for `quantity`: price × quantity, the estimate when by weight, the share of the bundle's price. */
  amountFen: number;
  /** What was collected for the line at confirm: `amountFen`, with the tolerance on top when by weight. */
  paidFen: number;
  /** Ordered units that reached the household as the product itself. */
  arrived: number;
  /** By-weight lines: the grams that arrived as the product itself, and the frozen price per kg. */
  weighed?: { grams: number; fenPerKg: number };
  substitutes?: readonly Substitute[];
}

/** The amount of `units` of the line: half up to the fen, and exactly `amountFen` for all of them. */
function partFen(line: ArrivedLine, units: number): number {
  return halfUpDiv(exactProduct(line.amountFen, Math.min(units, line.quantity)), line.quantity);
}

function requireLine(line: ArrivedLine): void {
  requireCount(line.quantity, 'quantity');
  requireCount(line.amountFen, 'amountFen');
  requireCount(line.paidFen, 'paidFen');
  requireCount(line.arrived, 'arrived');
}

/**
 * What a line costs in the end, in fen (domain §10): what arrived × its price, by grams where it was weighed,
 * at most what was paid for it. Part of a line costs half-up(amount × arrived ÷ quantity), the whole of it exactly
 * its amount, so that a bundle's components still sum to the bundle. A substituted unit costs the lower of
 * its own price and the substitute's. Units and grams beyond the order are the supermarket's gift.
 * Throws a RangeError for negative or fractional numbers or a quantity of 0.
 */
export function finalLineFen(line: ArrivedLine): number {
  requireLine(line);
  let units = line.arrived;
  let fen = line.weighed ? weighedFen(line.weighed.grams, line.weighed.fenPerKg) : partFen(line, units);
  for (const substitute of line.substitutes ?? []) {
    requireCount(substitute.units, 'units');
    requireCount(substitute.valueFen, 'valueFen');
    // The difference of two parts, not a part of its own: roundings then never add up past the amount.
    const ownFen = partFen(line, units + substitute.units) - partFen(line, units);
    fen += Math.min(ownFen, substitute.valueFen);
    units += substitute.units;
  }
  return Math.min(fen, line.paidFen);
}

/** What goes back to the payer for a line, in fen: what was paid for it less what it costs in the end (domain §10). */
export function refundFen(line: ArrivedLine): number {
  return line.paidFen - finalLineFen(line);
}

/**
 * What a by-weight line is charged at confirm, in fen: its estimate (price per step × steps) and the agreed tolerance
 * on top, half up (domain §4). The bill never exceeds it.
 * `tolerancePercent` is a whole number: 10 for 10 %. Throws a RangeError on negative or fractional numbers.
 */
export function estimateWithTolerance(estimateFen: number, tolerancePercent: number): number {
  requireCount(estimateFen, 'estimateFen');
  requireCount(tolerancePercent, 'tolerancePercent');
  return halfUpDiv(exactProduct(estimateFen, 100 + tolerancePercent), 100);
}
