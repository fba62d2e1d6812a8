import { exactSum, requireCount } from '../ground/integers';
import { shareOut } from './share-out';

/** Who gets scarce goods: the round's rule (domain §5). */
export type SharingRule = 'fair' | 'first_come';

/** One household's line of a product that came up short when picked. */
export interface ShortLine {
  lineId: string;
  /** Ordered units. */
  quantity: number;
  /** As in `Claim`: 0 none, the higher is served first. Not looked at under `first_come`. */
  priorityClass: number;
  /** UTC instant; settles equal running numbers. */
  submittedAt: string;
  /** 跟团号 of the household order in its round. */
  runningNumber: number;
}

/** In the place of the offer's id, so that a line's luck here does not follow from its luck in the share-out. */
const SHORT_PICK = 'short-pick';

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function firstCome(picked: number, lines: readonly ShortLine[]): Map<string, number> {
  const queue = [...lines].sort(
    (a, b) =>
      a.runningNumber - b.runningNumber ||
      compareText(a.submittedAt, b.submittedAt) ||
      compareText(a.lineId, b.lineId),
  );
  const shares = new Map(lines.map((line) => [line.lineId, 0]));
  let left = picked;
  for (const line of queue) {
    const share = Math.min(line.quantity, left);
    shares.set(line.lineId, share);
    left -= share;
  }
  return shares;
}

/**
 * Shares a short pick among the lines that wait for the product, by the round's rule (domain §8):
 * `fair` as in the share-out, `first_come` by running number. What a line does not get is short,
 * and its shortage wish decides what follows.
 * Returns the ordered units each line id gets; they sum to min(picked, ordered).
 * Throws a RangeError for negative or fractional numbers and for a line that comes twice.
 */
export function shareShortage(
  picked: number,
  lines: readonly ShortLine[],
  rule: SharingRule,
  seed: string,
): Map<string, number> {
  requireCount(picked, 'picked');
  exactSum(
    lines.map((line) => line.quantity),
    'quantity',
  );
  if (new Set(lines.map((line) => line.lineId)).size < lines.length) {
    throw new RangeError('a line may wait for a product only once');
  }
  if (rule === 'first_come') return firstCome(picked, lines);
  const claims = lines.map(({ lineId, quantity, priorityClass }) => ({
    orderKey: lineId,
    wanted: quantity,
    priorityClass,
  }));
  return shareOut({ offerId: SHORT_PICK, quota: picked, claims, seed });
}
