import type { BasketLine } from './basket-line';
import type { OfferView, ShortageWish } from '@cailan/shared-types';
import type { Draws } from '@cailan/api/plans/seeded';
import type { DayRound } from './world';

/** What a household may choose from, sorted once for all. */
export interface Shelf {
  pack: OfferView;
  /** The main supplier's free goods by weight and by piece, and the goods of each other supplier. */
  weighed: OfferView[];
  pieces: OfferView[];
  others: OfferView[][];
  /** Units per household and class (限量). */
  limits: ReadonlyMap<string, number>;
}

const FREE_LINES = [2, 3, 3, 3, 3, 4];
/** Of a thousand households so many also order from a second supplier. */
const SECOND_PERMILLE = 220;
const CANDIDATES = 6;
const MOST_STEPS = 6;
const MOST_PIECES = 3;
const TOO_HEAVY_GRAMS = 6000;

/** The goods of a window: the supplier with the cheapest mixed bundle of about half a week's need leads. */
export function shelfOf(
  rounds: readonly DayRound[],
  gramsPerHousehold: number,
  limits: Shelf['limits'],
): Shelf {
  const packs = rounds.flatMap((round) =>
    round.offers.filter(({ saleKind }) => saleKind === 'bundle').map((pack) => ({ round, pack })),
  );
  const fits = ({ pack }: { pack: OfferView }) => Math.abs(pack.massGrams - gramsPerHousehold / 2);
  const [best] = packs.sort((a, b) => fits(a) - fits(b) || a.pack.priceFen - b.pack.priceFen);
  if (!best) throw new Error('no supplier of this window sells a bundle');
  const free = (round: DayRound) =>
    round.offers.filter((offer) => offer.saleKind !== 'bundle' && offer.massGrams <= TOO_HEAVY_GRAMS);
  const main = free(best.round);
  return {
    pack: best.pack,
    weighed: main.filter(({ saleKind }) => saleKind === 'weight'),
    pieces: main.filter(({ saleKind }) => saleKind === 'piece'),
    others: rounds
      .filter((round) => round !== best.round)
      .map(free)
      .filter((offers) => offers.length > 0),
    limits,
  };
}

/** A household's list: the weekly pack and free lines, by weight among them, about `grams` together. */
export function basket(draws: Draws, shelf: Shelf, grams: number): BasketLine[] {
  const used = new Map<string, number>();
  const lines: BasketLine[] = [];
  const take = (offer: OfferView, quantity: number) => {
    for (const { productClass, units } of classUnits(offer))
      used.set(productClass, (used.get(productClass) ?? 0) + units * quantity);
    lines.push({ offerId: offer.id, quantity, wish: wishOf(draws) });
    left -= offer.massGrams * quantity;
  };
  let left = grams - 1000 + draws.below(2001);
  take(shelf.pack, 1);
  const [first = 3, ...more] = FREE_LINES;
  const count = draws.pick([first, ...more]);
  const second = draws.chance(SECOND_PERMILLE) && shelf.others.length > 0;
  for (let i = 0; i < count; i++) {
    const offers = i === 0 && shelf.weighed.length > 0 ? shelf.weighed : shelf.pieces;
    const other = second && i === count - 1 ? shelf.others[draws.below(shelf.others.length)] : undefined;
    const found = fitting(draws, other ?? offers, left / (count - i), { used, shelf, lines });
    if (found) take(found.offer, found.quantity);
  }
  return lines;
}

interface Chosen {
  used: ReadonlyMap<string, number>;
  shelf: Shelf;
  lines: readonly BasketLine[];
}

/** Among a few goods drawn the one that comes nearest to the wanted mass within the limits. */
function fitting(draws: Draws, offers: readonly OfferView[], grams: number, chosen: Chosen) {
  let best: { offer: OfferView; quantity: number; off: number } | undefined;
  for (let i = 0; i < CANDIDATES; i++) {
    const offer = offers[draws.below(offers.length)];
    if (!offer || chosen.lines.some(({ offerId }) => offerId === offer.id)) continue;
    const wanted = Math.max(1, Math.round(grams / Math.max(1, offer.massGrams)));
    const quantity = Math.min(wanted, mostOf(offer, chosen));
    const off = Math.abs(quantity * offer.massGrams - grams);
    if (quantity > 0 && (!best || off < best.off)) best = { offer, quantity, off };
  }
  return best;
}

function mostOf(offer: OfferView, { used, shelf }: Chosen): number {
  const usual = offer.saleKind === 'weight' ? MOST_STEPS : MOST_PIECES;
  const left = (shelf.limits.get(offer.productClass) ?? Infinity) - (used.get(offer.productClass) ?? 0);
  return Math.min(usual, offer.limitPerHousehold ?? Infinity, left);
}

/** A bundle counts in the classes of what it holds; its components' classes are not shown, so it counts as food of each. */
function classUnits(offer: OfferView): { productClass: string; units: number }[] {
  if (offer.saleKind !== 'bundle') return [{ productClass: offer.productClass, units: 1 }];
  const units = offer.components.reduce((sum, { quantity }) => sum + quantity, 0);
  return ['grain', 'vegetable', 'meat', 'egg_dairy', 'medicine'].map((productClass) => ({
    productClass,
    units,
  }));
}

function wishOf(draws: Draws): ShortageWish {
  const drawn = draws.below(100);
  return drawn < 55 ? 'refund' : drawn < 90 ? 'substitute' : 'ask';
}
