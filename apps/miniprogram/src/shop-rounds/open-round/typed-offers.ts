import {
  fenOf,
  PRICE_MOST,
  QUANTITY_MOST,
  QUOTA_MOST,
  wholeOf,
  yuanOf,
  type OfferView,
  type ProductView,
} from '@cailan/shared-types';
import type { OfferDto } from '@cailan/shared-types/dto';

/** One product's offer as it is typed; empty fields mean: no quota, no limit. */
export interface TypedOffer {
  /** In yuan. */
  price: string;
  /** Units of the whole round. */
  quota: string;
  /** Units per household. */
  limit: string;
}

/** By product id: what the round is to sell. */
export type TypedOffers = Readonly<Record<string, TypedOffer>>;

/** A product at its catalogue price, without quota or limit. */
export const offerAtPrice = ({ priceFen }: ProductView): TypedOffer => ({
  price: yuanOf(priceFen),
  quota: '',
  limit: '',
});

/** What a draft holds already, as it would be typed. */
export function typedFrom(offers: readonly OfferView[]): TypedOffers {
  return Object.fromEntries(
    offers.map(({ productId, priceFen, left, limitPerHousehold }) => [
      productId,
      {
        price: yuanOf(priceFen),
        quota: left === null ? '' : String(left),
        limit: limitPerHousehold === null ? '' : String(limitPerHousehold),
      },
    ]),
  );
}

/** What is wrong with a typed offer, by field. */
export function faultsOf({ price, quota, limit }: TypedOffer): Partial<Record<keyof TypedOffer, string>> {
  return {
    ...(fenOf(price) === undefined && { price: '请写成元，例如 4.5' }),
    ...((fenOf(price) ?? 0) > PRICE_MOST && { price: '最多 10000 元' }),
    ...(quota.trim() !== '' && wholeOf(quota, QUOTA_MOST) === undefined && { quota: '请写整数' }),
    ...(limit.trim() !== '' && wholeOf(limit, QUANTITY_MOST, 1) === undefined && { limit: '请写 1 到 999' }),
  };
}

/** The offers to save, in the catalogue's order; undefined while one of them cannot be read. */
export function offersOf(typed: TypedOffers, products: readonly ProductView[]): OfferDto[] | undefined {
  const offers = products.flatMap(({ id }) => {
    const offer = typed[id];
    return offer ? [offerOf(id, offer)] : [];
  });
  return offers.every((offer) => offer !== undefined) ? offers : undefined;
}

function offerOf(productId: string, typed: TypedOffer): OfferDto | undefined {
  const priceFen = fenOf(typed.price);
  if (priceFen === undefined || Object.keys(faultsOf(typed)).length > 0) return undefined;
  const quota = wholeOf(typed.quota, QUOTA_MOST);
  const limitPerHousehold = wholeOf(typed.limit, QUANTITY_MOST, 1);
  return {
    productId,
    priceFen,
    ...(quota !== undefined && { quota }),
    ...(limitPerHousehold !== undefined && { limitPerHousehold }),
  };
}
