import {
  BAG_LANES,
  bagsRefusal,
  halfWidth,
  packRefusal,
  weightsRefusal,
  type BagLane,
  type LanePart,
  type OfferView,
  type PackHouseholdView,
  type Refusal,
} from '@cailan/shared-types';

type PackLine = PackHouseholdView['lines'][number];

/** Bags per lane, where a household needs more than one. */
export type BagCounts = Partial<Record<BagLane, number>>;

/** What was typed for each line that is weighed, by line. */
export type TypedWeights = Readonly<Record<string, string>>;

const MOST_GRAMS = 200_000;

/**
 * Grams of what was typed or sent by a scale: `1025`, `1025 g`, and with a point or a unit of kilograms `1.025`, `1.025kg`.
 * Undefined where it is no weight.
 */
export function gramsIn(typed: string): number | undefined {
  const found = /^(\d{1,6})(\.\d{1,4})?\s*(g|克|kg|公斤|千克)?$/i.exec(halfWidth(typed));
  if (!found) return undefined;
  const [, whole = '', fraction, unit = ''] = found;
  const inKilograms = /^(kg|公斤|千克)$/i.test(unit) || (fraction !== undefined && unit === '');
  const amount = Number(`${whole}${fraction ?? ''}`);
  const grams = Math.round(inKilograms ? amount * 1000 : amount);
  return grams <= MOST_GRAMS ? grams : undefined;
}

/** Lines that the packer puts on the scale. */
export const weighedLines = ({ lines }: PackHouseholdView): PackLine[] =>
  lines.filter(({ byWeight, quantity }) => byWeight && quantity > 0);

/** The weights that can be read from what was typed. */
export function weightsOf(
  household: PackHouseholdView,
  typed: TypedWeights,
): { lineId: string; grams: number }[] {
  return weighedLines(household).flatMap(({ lineId }) => {
    const grams = gramsIn(typed[lineId] ?? '');
    return grams === undefined ? [] : [{ lineId, grams }];
  });
}

/** What of a household goes into which lane's bags; a substitute travels in the lane of its own storage. */
export function laneParts({ lines }: PackHouseholdView, offers: readonly OfferView[]): LanePart[] {
  return lines.flatMap(({ lineId, lane, quantity, substitutedQuantity, substituteName }) => {
    const storage = offers.find(({ name }) => name === substituteName)?.storage;
    const substituteLane = lane === 'medicine' ? lane : (storage ?? lane);
    const own = { lineId, lane, quantity, substitutedQuantity: 0 };
    const substitute = { lineId, lane: substituteLane, quantity: 0, substitutedQuantity };
    return [...(quantity > 0 ? [own] : []), ...(substitutedQuantity > 0 ? [substitute] : [])];
  });
}

/** The lanes that a household fills, with how many bags each may have at most. */
export function lanesInUse(parts: readonly LanePart[]): { lane: BagLane; most: number }[] {
  return BAG_LANES.map((lane) => ({
    lane,
    most: parts
      .filter((part) => part.lane === lane)
      .reduce((sum, { quantity, substitutedQuantity }) => sum + quantity + substitutedQuantity, 0),
  })).filter(({ most }) => most > 0);
}

/** The bags to ask for: a lane that is not named gets one. */
export function bagsOf(counts: BagCounts): { lane: BagLane; count: number }[] {
  return BAG_LANES.flatMap((lane) => {
    const count = counts[lane] ?? 1;
    return count > 1 ? [{ lane, count }] : [];
  });
}

interface Packing {
  household: PackHouseholdView;
  typed: TypedWeights;
  counts: BagCounts;
  /** The round's offers: what one ordered unit weighs, and where substitutes are stored. */
  offers: readonly OfferView[];
}

/** Why a household can't be closed yet. */
export function closeRefusal({ household, typed, counts, offers }: Packing): Refusal | undefined {
  const open = packRefusal({
    orderStatus: 'locked',
    groupStatus: 'picking',
    pickingFinished: true,
    packedAt: household.packedAt,
  });
  const lines = weighedLines(household).map(({ lineId, offerId, name, quantity }) => ({
    lineId,
    name,
    byWeight: true,
    units: quantity,
    massGrams: offers.find(({ id }) => id === offerId)?.massGrams ?? 0,
  }));
  return (
    open ??
    weightsRefusal(lines, weightsOf(household, typed)) ??
    bagsRefusal(laneParts(household, offers), bagsOf(counts))
  );
}

/** The next household of the sheet that is not packed, after this one and round to the first again. */
export function nextToPack(
  households: readonly PackHouseholdView[],
  orderId: string | undefined,
): string | undefined {
  const at = households.findIndex((each) => each.orderId === orderId);
  const inTurn = [...households.slice(at + 1), ...households.slice(0, Math.max(0, at))];
  return inTurn.find(({ packedAt }) => packedAt === null)?.orderId;
}

/** A substitute was proposed and the household has not answered. */
export const isAsked = ({ wish, substituteName, substitutedQuantity }: PackLine): boolean =>
  wish === 'ask' && substituteName !== null && substitutedQuantity === 0;

/** `3 袋：常温 2、冷藏 1`-like counts of bags by lane. */
export function bagsByLane(bags: readonly { lane: BagLane }[]): { lane: BagLane; count: number }[] {
  return BAG_LANES.map((lane) => ({ lane, count: bags.filter((bag) => bag.lane === lane).length })).filter(
    ({ count }) => count > 0,
  );
}

/** Running numbers that are in nobody's bag any more, so that the gap is not searched for. */
export const voidWords = (numbers: readonly number[]): string =>
  numbers.length === 0 ? '' : `作废跟团号：${numbers.join('、')}`;
