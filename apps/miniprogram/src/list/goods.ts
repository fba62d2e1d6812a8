import {
  classNames,
  formatFen,
  gateRefusal,
  halfUpDiv,
  isEditable,
  linesRefusal,
  refusalText,
  type ListLineView,
  type ListOrderView,
  type OfferView,
  type ProductClass,
  type Refusal,
  type RoundDetailView,
  type RoundView,
} from '@cailan/shared-types';
import { searched } from '../ui/search';

/** The most of a product that a line may ask for. */
const MOST = 999;

/** A product on the shelf: as its round sells it, and who sells it. */
export interface Good extends OfferView {
  roundId: string;
  supermarketName: string;
  tolerancePercent: number;
  /** What is scarce is shared out after the cut-off. */
  fair: boolean;
}

export type Category = ProductClass | 'all';

/** What a person looks for: one supplier or all, a class or all, and words. */
export interface Looking {
  roundId: string | undefined;
  category: Category;
  search: string;
}

/** Everything that the rounds sell, by class with bundles first, in their shops' order within a class. */
export function goodsOf(rounds: readonly RoundDetailView[]): Good[] {
  const goods = rounds.flatMap(({ id, supermarketName, tolerancePercent, quotaRule, offers }) =>
    offers.map((offer) => ({
      ...offer,
      roundId: id,
      supermarketName,
      tolerancePercent,
      fair: quotaRule === 'fair',
    })),
  );
  return CLASSES.flatMap((each) => goods.filter(({ productClass }) => productClass === each));
}

const CLASSES = Object.keys(classNames) as ProductClass[];

/** The classes that a supplier has, or all suppliers have, in the shelf's order. */
export function categoriesOf(goods: readonly Good[], roundId: string | undefined): Category[] {
  const there = new Set(goods.filter((good) => isOf(good, roundId)).map(({ productClass }) => productClass));
  return ['all', ...CLASSES.filter((each) => there.has(each))];
}

/** What fits; words are looked for in every class, by name, other names and pinyin initials. */
export function fitting(goods: readonly Good[], { roundId, category, search }: Looking): readonly Good[] {
  const sold = goods.filter((good) => isOf(good, roundId));
  if (search.trim() !== '')
    return searched(sold, search, ({ name, initials, aliases }) => [name, initials, ...aliases]);
  return sold.filter(({ productClass }) => category === 'all' || productClass === category);
}

const isOf = (good: Good, roundId: string | undefined): boolean =>
  roundId === undefined || good.roundId === roundId;

/** How many of a product the household may have. @param held units that its submitted list holds of what is counted as taken. */
export function mostOf({ limitPerHousehold, left }: OfferView, held: number): number {
  return Math.max(0, Math.min(limitPerHousehold ?? MOST, left === null ? MOST : left + held));
}

/** Why there can be no more than `most` of it, as the service would say it. */
export function beyondWords(good: Good, most: number): string {
  const line = { ...good, offerId: good.id, quantity: most + 1 };
  const limit = linesRefusal([line]);
  if (limit) return refusalText(limit);
  if (most === 0) return `${good.name} 今天没有了`;
  return most < MOST
    ? refusalText({ code: 'quota_exhausted', facts: { name: good.name, left: most } })
    : `${good.name} 最多写 ${MOST} 份`;
}

/** What stands under the name: what is in it, or what one step of it is. */
export function detailOf({ saleKind, spec, massGrams, components }: Good): string {
  if (saleKind === 'weight') return `约 ${massGrams} g/份 · 以称重为准，多不补`;
  if (saleKind !== 'bundle' || components.length === 0) return spec;
  return components.map(({ name, quantity }) => (quantity > 1 ? `${name}×${quantity}` : name)).join(' ');
}

/** The price as shops write it: by weight for a 斤 (500 g). */
export function priceOf({ priceFen, fenPerKg }: OfferView): string {
  return fenPerKg === null ? formatFen(priceFen) : `${formatFen(halfUpDiv(fenPerKg, 2))}/斤`;
}

/** What limits it: the fair share-out, the household's limit, what is left. Empty where nothing does. */
export function limitsOf({ fair, limitPerHousehold, left, unit }: Good): string {
  const limits = [
    left === null && fair && '公平分配',
    limitPerHousehold !== null && `每户限 ${limitPerHousehold}`,
    left !== null && (left > 0 ? `剩 ${left} ${unit}` : '今天没有了'),
  ];
  return limits.filter(Boolean).join(' · ');
}

/** About how heavy a list is: `约 9.2 kg`; empty while no product of it is known. */
export function weightWords(lines: readonly ListLineView[], goods: ReadonlyMap<string, Good>): string {
  const grams = lines.reduce(
    (sum, { offerId, quantity }) => sum + (goods.get(offerId)?.massGrams ?? 0) * quantity,
    0,
  );
  return grams === 0 ? '' : `约 ${(grams / 1000).toFixed(1)} kg`;
}

/** Why a round's part of a list can't be changed any more; undefined while it can. @param now UTC instant, ISO */
export function closedRefusal(
  round: Pick<RoundView, 'status' | 'opensAt' | 'cutOffAt'>,
  order: Pick<ListOrderView, 'status'> | undefined,
  now: string,
): Refusal | undefined {
  if (order && !isEditable(order.status)) return { code: 'building_confirmed' };
  if (round.status === 'closed') return { code: 'past_cut_off', facts: { cutOffAt: round.cutOffAt } };
  if (round.status !== 'open' || now < round.opensAt) return { code: 'round_not_open' };
  return gateRefusal({ status: 'collecting', acceptUntil: round.cutOffAt }, now);
}
