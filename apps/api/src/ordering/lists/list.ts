import { estimateWithTolerance, type ShortageWish } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import { at, type Sealer } from '../../ground/db/sealer';
import { quotaFor, type OfferedItem, type OfferedRound } from '../rounds/offer-cache';
import type { Round } from '../rounds/round.entity';
import type { HouseholdOrder, HouseholdOrderLine } from '../household-orders/household-order.entity';

/** A line of a list in sold units, as `household_orders.listJson` keeps it. */
export interface ListLine {
  offerId: string;
  quantity: number;
  wish: ShortageWish;
}

/** A list's lines with their offers, for one round. */
export interface Listed {
  line: ListLine;
  offer: OfferedItem;
}

/** The lines that an order holds now, with their offers. */
export function listedOf(offered: Pick<OfferedRound, 'offers'>, order: { listJson: string }): Listed[] {
  return (JSON.parse(order.listJson) as ListLine[]).flatMap((line) => {
    const offer = offered.offers.get(line.offerId);
    return offer ? [{ line, offer }] : [];
  });
}

/** Fen charged for units of an offer; by weight the estimate and the round's tolerance (domain §4). */
export function chargedFen(offer: OfferedItem, quantity: number, round: Round): number {
  const estimateFen = offer.priceFen * quantity;
  return offer.saleKind === 'weight'
    ? estimateWithTolerance(estimateFen, round.tolerancePercent)
    : estimateFen;
}

/** What a round's part of a list comes to, in fen. */
export function listedFen(listed: readonly Listed[], round: Round): number {
  return listed.reduce((sum, { line, offer }) => sum + chargedFen(offer, line.quantity, round), 0);
}

/** The rows that a list stands for: bundles exploded, each component with its frozen share of the price. */
export function explode(
  listed: readonly Listed[],
  offered: OfferedRound,
  order: { orderId: string; householdId: string; deliveryGroupId: string; submittedAt: string },
): HouseholdOrderLine[] {
  const row = (
    offer: OfferedItem | OfferedItem['components'][number]['offer'],
    line: ListLine,
  ): HouseholdOrderLine => ({
    id: newId(),
    ...order,
    roundId: offered.round.id,
    offerId: offer.id,
    bundleOfferId: '',
    productClass: offer.productClass,
    byWeight: offer.saleKind === 'weight' ? 1 : 0,
    quantity: line.quantity,
    amountFen: 0,
    wish: line.wish,
    active: 1,
    ...unfulfilled,
  });
  return listed.flatMap(({ line, offer }) => {
    if (offer.saleKind !== 'bundle')
      return [{ ...row(offer, line), amountFen: chargedFen(offer, line.quantity, offered.round) }];
    return offer.components.map((component) => ({
      ...row(component.offer, line),
      bundleOfferId: offer.id,
      quantity: component.quantity * line.quantity,
      amountFen: component.shareFen * line.quantity,
    }));
  });
}

/** Sold units by quota row, for guarded updates in id order. */
export function quotaUnits(listed: readonly Listed[], communityId: string): Map<string, number> {
  const units = new Map<string, number>();
  for (const { line, offer } of listed) {
    const quotaId = quotaFor(offer, communityId);
    if (quotaId) units.set(quotaId, (units.get(quotaId) ?? 0) + line.quantity);
  }
  return units;
}

interface Versioned {
  version: number;
}

/** The version of the order touched last; 0 where there is none. */
export function versionOf(orders: readonly Versioned[]): number {
  return Math.max(0, ...orders.map(({ version }) => version));
}

/** A list's version. What was withdrawn or cancelled counts: it only ever rises, and 0 is a list that nobody ever wrote. */
export function listVersion(list: { orders: readonly Versioned[]; ended: readonly Versioned[] }): number {
  return versionOf([...list.orders, ...list.ended]);
}

/** A list's note, opened: that of the order written last, since those of closed parts stay as they were. */
export function noteOf(
  sealer: Sealer,
  orders: readonly Pick<HouseholdOrder, 'id' | 'version' | 'note'>[],
): string {
  const version = versionOf(orders);
  const order = orders.find((each) => each.version === version);
  return order ? sealer.openNote(order.note, at.orderNote(order.id)) : '';
}

/** A line of which nothing has been picked, packed or delivered yet. */
export const unfulfilled = {
  shortQuantity: 0,
  substitutedQuantity: 0,
  substituteOfferId: null,
  askUntil: null,
  packedGrams: null,
  deliveredQuantity: null,
  missingQuantity: 0,
  damagedQuantity: 0,
  returnedQuantity: 0,
  finalFen: null,
};
