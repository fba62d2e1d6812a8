import type { ShareOutView } from '@cailan/shared-types';
import type { Db, Tx } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import type { ListLine } from '../lists/list';

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

const BY_QUOTA: readonly KeyColumn[] = [
  { sql: 'quotaId', of: 'quotaId' },
  { sql: 'pseudonym', of: 'pseudonym' },
];

/** The quotas that were shared out, each with the units of the claims that are not told. */
export function sharedOffers(db: Db, roundId: string): Promise<ShareOutView['offers']> {
  return db.many(
    `SELECT s.quotaId, s.offerId, q.quota, SUM(CASE WHEN s.publishedRank IS NULL THEN s.got ELSE 0 END) AS reserved
     FROM share_outs s JOIN offer_quotas q ON q.id = s.quotaId
     WHERE s.roundId = ? GROUP BY s.quotaId, s.offerId, q.quota ORDER BY s.quotaId`,
    [roundId],
  );
}

/** A page of the claims that are told, by quota and pseudonym. */
export async function publishedClaims(
  db: Db,
  roundId: string,
  paging: Paging,
): Promise<Page<ShareOutView['claims']>> {
  const cut = paging.cut(BY_QUOTA);
  const rows = await db.many<ShareOutView['claims'][number]>(
    `SELECT quotaId, offerId, pseudonym, publishedRank AS \`rank\`, wanted, got FROM share_outs
     WHERE roundId = ? AND publishedRank IS NOT NULL AND ${cut.where} ${cut.tail}`,
    [roundId, ...cut.values],
  );
  return paging.page(BY_QUOTA, rows);
}

/** What the households of a person are called in a round. */
export function ownPseudonyms(
  db: Db,
  roundId: string,
  personId: string,
  now: string,
): Promise<ShareOutView['own']> {
  return db.many(
    `SELECT DISTINCT o.householdId, s.pseudonym FROM share_outs s JOIN household_orders o ON o.id = s.orderId
     WHERE s.roundId = ? AND o.householdId IN
       (SELECT scopeId FROM role_grants WHERE personId = ? AND role = 'resident' AND startsAt <= o.createdAt
          AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?))
     ORDER BY o.householdId`,
    [roundId, personId, now, now],
  );
}
