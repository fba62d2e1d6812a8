import { licenceRefusal, localDate, openRefusal, servesRefusal, stockRefusal } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { GroupOrder } from '../group-orders/group-order.entity';
import { groupOrders } from '../group-orders/group-orders.moves';
import { refuse, refuseIf } from '../../ground/refused';
import type { DeliveryGroup } from '../../district/places/place.entity';
import { Supermarket } from '../../district/supermarkets/supermarket.entity';
import { termsOf } from '../../district/supermarkets/supplier-terms';
import { placeKindsOf } from '../../district/windows/place-kinds';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import type { Round } from './round.entity';
import { declaredOf, promisedOf } from './stock.sql';

/** Checks that a draft may open, and makes its group orders: one for every delivery group that its window serves. */
export async function openRound(tx: Tx, clock: Clock, round: Round): Promise<void> {
  // Whoever promises or declares goods of this shop takes their turn at its row.
  const supermarket = await tx.lockById(Supermarket, round.supermarketId);
  const offers = await tx.many<{
    name: string;
    saleKind: string;
    priceFen: number;
    ceilingFen: number | null;
  }>(
    `SELECT o.name, o.saleKind, o.priceFen, c.ceilingFen
     FROM offers o JOIN products p ON p.id = o.productId
     LEFT JOIN price_ceilings c ON c.districtId = ? AND c.productCode = p.code
     WHERE o.roundId = ?`,
    [round.districtId, round.id],
  );
  refuseIf(openRefusal({ status: round.status, licence: supermarket?.licence, offers }));
  if (clock.now() >= round.cutOffAt) refuse('past_cut_off');
  await requireServed(tx, supermarket, round);
  await requireStock(tx, round);
  await groupOrders.open(tx, await groupOrdersOf(tx, round));
}

/** The licence holds on the day of delivery, for these communities and this window: the plan may have changed since the draft. */
async function requireServed(tx: Tx, supermarket: Supermarket | undefined, round: Round): Promise<void> {
  const window = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [
    round.windowId,
  ]);
  if (!supermarket || !window) refuse('not_found');
  if (window.status === 'cancelled') refuse('window_cancelled');
  refuseIf(licenceRefusal(supermarket, localDate(window.startAt)));
  const communities = await tx.many<{ code: string; name: string }>(
    `SELECT p.code, p.name FROM round_communities c JOIN places p ON p.id = c.communityId WHERE c.roundId = ? ORDER BY p.sort`,
    [round.id],
  );
  refuseIf(servesRefusal(termsOf(supermarket), { communities, window }));
}

/**
 * Quotas of the supermarket's rounds in this window, bundles exploded, stay within its declared stock (domain §13.2).
 * Only what this round sells is judged: another product's trouble is not this round's.
 */
async function requireStock(tx: Tx, round: Round): Promise<void> {
  const sold = await tx.many<{ productId: string }>('SELECT productId FROM offers WHERE roundId = ?', [
    round.id,
  ]);
  const productIds = sold.map(({ productId }) => productId);
  const declared = await declaredOf(tx, round, productIds);
  const promised = await promisedOf(tx, { ...round, openingId: round.id }, [...declared.keys()]);
  refuseIf(stockRefusal(promised.map((each) => ({ ...each, stock: declared.get(each.productId) ?? 0 }))));
}

async function groupOrdersOf(tx: Tx, round: Round): Promise<GroupOrder[]> {
  const window = await tx.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [
    round.windowId,
  ]);
  const kinds = window ? placeKindsOf(window) : [];
  const groups = await tx.many<DeliveryGroup>(
    `SELECT g.* FROM delivery_groups g JOIN round_communities c ON c.communityId = g.communityId
     WHERE c.roundId = ? AND g.kind IN (${marks(kinds.length) || 'NULL'}) ORDER BY g.sort`,
    [round.id, ...kinds],
  );
  return groups.map((group) => ({
    id: newId(),
    roundId: round.id,
    windowId: round.windowId,
    supermarketId: round.supermarketId,
    districtId: group.districtId,
    streetId: group.streetId,
    communityId: group.communityId,
    gridId: group.gridId,
    buildingId: group.buildingId,
    unitId: group.unitId,
    deliveryGroupId: group.id,
    dropPointId: group.dropPointId,
    name: group.name,
    status: 'collecting',
    acceptUntil: round.cutOffAt,
    gateVersion: 0,
    orderCount: 0,
    amountFen: 0,
    paidFen: 0,
    payBy: round.payBy,
    confirmedById: null,
    confirmedAt: null,
    paidAt: null,
    wave: 0,
    packedCount: 0,
    bagCount: 0,
    crateCount: 0,
    loadId: null,
    cancelReason: null,
  }));
}
