import { openRefusal, type RoundStatus } from '@cailan/shared-types';
import type { Clock } from '../clock';
import { marks, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { GroupOrder } from '../group-orders/group-order.entity';
import { refuse, refuseIf } from '../http/refused';
import type { DeliveryGroup } from '../places/place.entity';
import type { Round } from './round.entity';

/** Checks that a draft may open, and makes its group orders: one for every delivery group that its window serves. */
export async function openRound(tx: Tx, clock: Clock, round: Round): Promise<void> {
  if (clock.now() >= round.cutOffAt) refuse('past_cut_off');
  const supermarket = await tx.one<{ licence: string }>('SELECT licence FROM supermarkets WHERE id = ?', [
    round.supermarketId,
  ]);
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
  refuseIf(openRefusal({ status: round.status as RoundStatus, licence: supermarket?.licence ?? '', offers }));
  await requireStock(tx, round);
  await tx.insert(GroupOrder, await groupOrdersOf(tx, round));
}

/** Quotas of the supermarket's rounds in this window, bundles exploded, stay within its declared stock (domain §13, 2). */
async function requireStock(tx: Tx, round: Round): Promise<void> {
  const over = await tx.one<{ name: string; stock: number; offered: number | null }>(
    `SELECT p.name, s.quantity AS stock, q.offered FROM declared_stocks s
     JOIN products p ON p.id = s.productId
     JOIN (
       SELECT productId, CASE WHEN SUM(CASE WHEN units IS NULL THEN 1 ELSE 0 END) > 0 THEN NULL ELSE SUM(units) END AS offered
       FROM (
         SELECT o.productId, (SELECT SUM(quota) FROM offer_quotas WHERE offerId = o.id) AS units
         FROM offers o JOIN rounds r ON r.id = o.roundId
         WHERE r.supermarketId = ? AND r.windowId = ? AND (r.status IN ('open', 'closed', 'fulfilling') OR r.id = ?)
           AND o.saleKind IN ('piece', 'weight')
         UNION ALL
         SELECT c.productId, oc.quantity * (SELECT SUM(quota) FROM offer_quotas WHERE offerId = oc.bundleOfferId) AS units
         FROM offer_components oc JOIN offers c ON c.id = oc.componentOfferId JOIN rounds r ON r.id = oc.roundId
         WHERE r.supermarketId = ? AND r.windowId = ? AND (r.status IN ('open', 'closed', 'fulfilling') OR r.id = ?)
       ) demands GROUP BY productId
     ) q ON q.productId = s.productId
     WHERE s.supermarketId = ? AND s.windowId = ? AND (q.offered IS NULL OR q.offered > s.quantity) LIMIT 1`,
    [
      round.supermarketId,
      round.windowId,
      round.id,
      round.supermarketId,
      round.windowId,
      round.id,
      round.supermarketId,
      round.windowId,
    ],
  );
  if (over) refuse('quota_above_stock', { ...over });
}

async function groupOrdersOf(tx: Tx, round: Round): Promise<GroupOrder[]> {
  const window = await tx.one<{ placeKinds: string }>(
    'SELECT placeKinds FROM delivery_windows WHERE id = ?',
    [round.windowId],
  );
  const kinds = (window?.placeKinds ?? '').split(',');
  const groups = await tx.many<DeliveryGroup>(
    `SELECT g.* FROM delivery_groups g JOIN round_communities c ON c.communityId = g.communityId
     WHERE c.roundId = ? AND g.kind IN (${marks(kinds.length)}) ORDER BY g.sort`,
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
