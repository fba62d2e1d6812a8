import { AMOUNT_MOST } from './amounts';
import { exactProduct, exactSum, requireCount } from './integers';
import { halfWidth } from './typed';

/**
 * numerator ÷ denominator, rounded half up to a whole number (domain §10).
 * The remainder of doubles is exact, so this holds over the whole safe range.
 * Throws a RangeError for a negative or inexact numerator and for a denominator below 1.
 */
export function halfUpDiv(numerator: number, denominator: number): number {
  requireCount(numerator, 'numerator');
  requireCount(denominator, 'denominator');
  if (denominator === 0) throw new RangeError('denominator must not be 0');
  const rest = numerator % denominator;
  const quotient = (numerator - rest) / denominator;
  return rest >= denominator - rest ? quotient + 1 : quotient;
}

/** Price in fen of a weighed line: half-up(grams × fen per kg ÷ 1000) (domain §10). Throws on inexact input. */
export function weighedFen(grams: number, fenPerKg: number): number {
  requireCount(grams, 'grams');
  requireCount(fenPerKg, 'fenPerKg');
  return halfUpDiv(exactProduct(grams, fenPerKg), 1000);
}

/**
 * Splits `totalFen` in proportion to `weights`; the parts sum to it exactly.
 * Each part is floored, then the fen left over go to the largest remainders, the earlier index first on a tie.
 * When every weight is 0 the parts are equal. Throws a RangeError on inexact input, or when fen have nowhere to go.
 */
export function prorate(totalFen: number, weights: readonly number[]): number[] {
  requireCount(totalFen, 'totalFen');
  if (weights.length === 0 && totalFen > 0) throw new RangeError('nothing to prorate over');
  const weightSum = exactSum(weights, 'weight');
  if (weightSum === 0)
    return weights.length === 0
      ? []
      : prorate(
          totalFen,
          weights.map(() => 1),
        );
  const parts = weights.map((weight, index) => {
    const product = exactProduct(totalFen, weight);
    const rest = product % weightSum;
    return { index, rest, fen: (product - rest) / weightSum };
  });
  const left =
    totalFen -
    exactSum(
      parts.map((part) => part.fen),
      'part',
    );
  const byRest = [...parts].sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const part of byRest.slice(0, left)) part.fen += 1;
  return parts.map((part) => part.fen);
}

/** Fen as people read them: 1230 → `¥12.30`, -5 → `-¥0.05`. Written without Intl, which mini-programs lack. */
export function formatFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}¥${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Fen as people type yuan: 1230 → `12.30`, 1200 → `12`. */
export const yuanOf = (fen: number): string => formatFen(fen).replace('¥', '').replace(/\.00$/, '');

/**
 * Yuan as people typed them (`86`, `86.5`, `¥86.50`, full width too) in fen, within the bounds; undefined for what is no
 * amount and for one beyond them.
 */
export function fenOf(typed: string, most = AMOUNT_MOST, least = 0): number | undefined {
  const match = /^[¥￥]?\s*(\d{1,9})(?:\.(\d{0,2}))?$/.exec(halfWidth(typed));
  if (!match) return undefined;
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen >= least && fen <= most ? fen : undefined;
}
