import {
  pickRefusal,
  refusalText,
  wholeOf,
  type OfferView,
  type PickLineView,
  type Refusal,
} from '@cailan/shared-types';
import type { Picked } from './pick-lines';

/** The round's products that may fill a gap in this one: what the rule of picking takes, the nearest price first. */
export function substitutesFor(line: PickLineView, offers: readonly OfferView[]): OfferView[] {
  const offer = offers.find(({ id }) => id === line.offerId);
  if (!offer) return [];
  const one = { ordered: 1, picked: 0, substituteQuantity: 1, offer };
  const apart = ({ priceFen }: OfferView) => Math.abs(priceFen - offer.priceFen);
  return offers
    .filter((substitute) => pickRefusal({ ...one, substitute }) === undefined)
    .sort((a, b) => apart(a) - apart(b));
}

/** What was typed into a field for ordered units; undefined where it is no count. */
export const countIn = (typed: string): number | undefined => wholeOf(typed, 99_999_999);

/** Why what was typed is not how many were found of a product that came up short; undefined where it is. */
export function shortFault(
  line: PickLineView,
  typed: string,
  offers: readonly OfferView[],
): string | undefined {
  const { offerId, quantity, unit } = line;
  const count = countIn(typed);
  if (count === undefined) return `拣到几${unit || '件'}：请写 0 到 ${quantity - 1} 的整数`;
  if (count === quantity) return `要的 ${quantity} 都拣到了，不算短缺，请点「拣齐」`;
  const refusal = pickedRefusal(line, { offerId, pickedQuantity: count }, offers);
  return refusal && refusalText(refusal);
}

/** What the service would refuse about a result; unknown products are left to it. */
export function pickedRefusal(
  line: PickLineView,
  { pickedQuantity, substituteOfferId, substituteQuantity = 0 }: Picked,
  offers: readonly OfferView[],
): Refusal | undefined {
  const offer = offers.find(({ id }) => id === line.offerId) ?? { id: line.offerId, productClass: '' };
  const substitute = offers.find(({ id }) => id === substituteOfferId);
  return pickRefusal({
    ordered: line.quantity,
    picked: pickedQuantity,
    substituteQuantity,
    offer,
    substitute,
  });
}
