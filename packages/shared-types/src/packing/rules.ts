import { householdOrderNames } from '../lists/words';
import type { HouseholdOrderStatus } from '../lists/status';
import { groupOrderNames } from '../group-orders/words';
import type { GroupOrderStatus } from '../group-orders/status';
import { wrongStatus } from '../ground/moves';
import { BAG_LANES, type BagLane } from '../bags/words';
import type { ProductClass, Storage } from '../catalogue/words';
import type { Refusal } from '../refusals';

/** The lane that goods travel in: storage, and medicine apart in its own sealed bag (domain §8). */
export function laneOf(productClass: ProductClass, storage: Storage): BagLane {
  return productClass === 'medicine' ? 'medicine' : storage;
}

/** A line when its household is packed. `units` are those left of the product itself. */
export interface WeighedLine {
  lineId: string;
  name: string;
  byWeight: boolean;
  units: number;
  /** Grams of one ordered unit. */
  massGrams: number;
}

/** A scale's reading outside of these is a slip of the hand, such as grams typed as tenths or a hundredfold. */
const LIGHTEST = 0.2;

const HEAVIEST = 3;

/** Every by-weight line with units left needs its grams, near enough to what was ordered; others need none. */
export function weightsRefusal(
  lines: readonly WeighedLine[],
  weights: readonly { lineId: string; grams: number }[],
): Refusal | undefined {
  const grams = new Map(weights.map((weight) => [weight.lineId, weight.grams]));
  const weighed = lines.filter(({ byWeight, units }) => byWeight && units > 0);
  const known = weighed.filter(({ lineId }) => grams.has(lineId));
  if (known.length < weighed.length)
    return { code: 'weight_required', facts: { count: weighed.length - known.length } };
  if (weights.length > weighed.length)
    return { code: 'validation_failed', facts: { weights: weights.length } };
  for (const { lineId, name, units, massGrams } of weighed) {
    const found = grams.get(lineId) ?? 0;
    const ordered = units * massGrams;
    if (found < LIGHTEST * ordered || found > HEAVIEST * ordered)
      return { code: 'weight_implausible', facts: { lineId, name, grams: found, ordered } };
  }
  return undefined;
}

/** A household before its packing is closed, with how far its building is. */
export interface PackFacts {
  orderStatus: HouseholdOrderStatus;
  groupStatus: GroupOrderStatus;
  pickingFinished: boolean;
  packedAt: string | null;
}

/** What stands in the way of closing a household's packing. */
export function packRefusal(facts: PackFacts): Refusal | undefined {
  if (facts.packedAt) return { code: 'already_packed' };
  if (facts.orderStatus !== 'locked') return wrongStatus(householdOrderNames, facts.orderStatus);
  if (facts.groupStatus === 'picking' && facts.pickingFinished) return undefined;
  const before = ['paid', 'picking'].includes(facts.groupStatus);
  return before ? { code: 'picking_not_finished' } : wrongStatus(groupOrderNames, facts.groupStatus);
}

/** Units of one line that go into one lane's bags, of the product itself or of its substitute. */
export interface LanePart {
  lineId: string;
  lane: BagLane;
  quantity: number;
  substitutedQuantity: number;
}

/** What one bag holds. */
export interface FilledBag {
  lane: BagLane;
  parts: LanePart[];
}

/**
 * Bags are asked for by lane, each lane once; a lane in use that is not named gets one. A bag that would stay empty is
 * refused, since its label would claim goods that are not there.
 */
export function bagsRefusal(
  parts: readonly LanePart[],
  asked: readonly { lane: BagLane; count: number }[],
): Refusal | undefined {
  if (parts.length === 0 && asked.length > 0) return { code: 'nothing_left_to_pack' };
  if (new Set(asked.map(({ lane }) => lane)).size < asked.length)
    return { code: 'validation_failed', facts: { asked } };
  const empty = asked.find(({ lane, count }) => unitsOf(parts, lane) < count);
  return empty && { code: 'validation_failed', facts: { ...empty, units: unitsOf(parts, empty.lane) } };
}

/** Spreads a household's goods over the bags of their lanes, in whole units and even numbers, no bag empty. */
export function fillBags(
  parts: readonly LanePart[],
  asked: readonly { lane: BagLane; count: number }[],
): FilledBag[] {
  return BAG_LANES.flatMap((lane) => {
    const own = parts.filter((part) => part.lane === lane);
    const units = unitsOf(own, lane);
    const count = units === 0 ? 0 : (asked.find((each) => each.lane === lane)?.count ?? 1);
    const bags = Array.from({ length: count }, (): FilledBag => ({ lane, parts: [] }));
    let before = 0;
    for (const part of own) {
      for (const [i, bag] of bags.entries()) {
        const from = Math.max(before, Math.ceil((i * units) / count));
        const to = Math.min(before + sizeOf(part), Math.ceil(((i + 1) * units) / count));
        if (to > from) bag.parts.push(slice(part, to - from));
      }
      before += sizeOf(part);
    }
    return bags;
  });
}

const sizeOf = (part: LanePart): number => part.quantity + part.substitutedQuantity;

function unitsOf(parts: readonly LanePart[], lane: BagLane): number {
  return parts.reduce((sum, part) => (part.lane === lane ? sum + sizeOf(part) : sum), 0);
}

/** A part is of the product or of the substitute, never both. */
function slice(part: LanePart, units: number): LanePart {
  return part.quantity > 0 ? { ...part, quantity: units } : { ...part, substitutedQuantity: units };
}
