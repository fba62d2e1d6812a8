import { pickRefusal, type OfferView, type PickLineView, type Refusal } from '@cailan/shared-types';
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
export function countIn(typed: string): number | undefined {
  return /^\d{1,8}$/.test(typed.trim()) ? Number(typed) : undefined;
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
