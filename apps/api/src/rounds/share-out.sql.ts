import type { ListLine } from '../household-orders/list';
import type { Tx } from '../db/db';

export interface ClaimRow {
  orderId: string;
  deliveryGroupId: string;
  priorityClass: number;
  wanted: number;
}

/** A quota with everyone who wants of it. */
export interface ScarceQuota {
  quotaId: string;
  offerId: string;
  quota: number;
  claims: ClaimRow[];
}

/** Every quota of a round with the sold units that submitted lists want of it. */
export async function claimsOf(tx: Tx, roundId: string): Promise<ScarceQuota[]> {
  const quotas = await tx.many<{ id: string; offerId: string; communityId: string; quota: number }>(
    'SELECT id, offerId, communityId, quota FROM offer_quotas WHERE roundId = ? ORDER BY id',
    [roundId],
  );
  const scarce = new Map(
    quotas.map(({ id, offerId, communityId, quota }) => [
      `${offerId} ${communityId}`,
      { quotaId: id, offerId, quota, claims: [] as ClaimRow[] },
    ]),
  );
  const orders = await tx.many<Omit<ClaimRow, 'wanted'> & { communityId: string; listJson: string }>(
    `SELECT o.id AS orderId, o.deliveryGroupId, o.communityId, o.listJson, h.priorityClass
     FROM household_orders o JOIN households h ON h.id = o.householdId
     WHERE o.roundId = ? AND o.status = 'submitted' ORDER BY o.id`,
    [roundId],
  );
  for (const { listJson, communityId, ...order } of orders)
    for (const { offerId, quantity } of JSON.parse(listJson) as ListLine[]) {
      const quota = scarce.get(`${offerId} ${communityId}`) ?? scarce.get(`${offerId} `);
      quota?.claims.push({ ...order, wanted: quantity });
    }
  return [...scarce.values()];
}
