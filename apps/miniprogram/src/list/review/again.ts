import type { HouseholdOrderView, ListLineView, RoundDetailView, ShortageWish } from '@cailan/shared-types';
import { lineFor } from '../../offline/draft-lines';
import { mostOf, type Good } from '../goods';

interface Wanted {
  productId: string;
  name: string;
  quantity: number;
  wish: ShortageWish;
}

/**
 * The lines of earlier orders written again with what is sold now, product by product (照上次买), at most what may be had.
 * A bundle comes back as the bundle it was part of, known by the round that sold it.
 * @returns the lines, and the names of what is not sold any more.
 */
export function sameAgain(
  orders: readonly HouseholdOrderView[],
  soldThen: readonly RoundDetailView[],
  goods: readonly Good[],
): { lines: ListLineView[]; gone: string[] } {
  const lines: ListLineView[] = [];
  const gone: string[] = [];
  for (const { productId, name, quantity, wish } of merged(
    orders.flatMap((order) => wantedOf(order, soldThen)),
  )) {
    const good = goods.find((each) => each.productId === productId);
    const units = good ? Math.min(quantity, mostOf(good, 0)) : 0;
    if (good && units > 0) lines.push({ ...lineFor(good, units, undefined), wish });
    else gone.push(name);
  }
  return { lines, gone };
}

function wantedOf(order: HouseholdOrderView, soldThen: readonly RoundDetailView[]): Wanted[] {
  const offers = soldThen.find(({ id }) => id === order.roundId)?.offers ?? [];
  const bundles = new Set<string>();
  return order.lines.flatMap(({ productId, name, quantity, wish, offerId, bundleOfferId }) => {
    if (bundleOfferId === null) return [{ productId, name, quantity, wish }];
    if (bundles.has(bundleOfferId)) return [];
    bundles.add(bundleOfferId);
    const bundle = offers.find(({ id }) => id === bundleOfferId);
    const each = bundle?.components.find((component) => component.offerId === offerId)?.quantity ?? 1;
    const { productId: id, name: called } = bundle ?? { productId: '', name: '套餐包' };
    return [{ productId: id, name: called, quantity: Math.floor(quantity / each), wish }];
  });
}

function merged(wanted: readonly Wanted[]): Wanted[] {
  const byProduct = new Map<string, Wanted>();
  for (const each of wanted) {
    const before = byProduct.get(each.productId);
    byProduct.set(each.productId, before ? { ...before, quantity: before.quantity + each.quantity } : each);
  }
  return [...byProduct.values()];
}
