import type { RoundView } from '@cailan/shared-types';
import { marks, type Db, type Reader, type Tx, type Value } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { nextNumber } from '../../ground/numbers/number-series';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import type { Round } from './round.entity';

export interface RoundRow extends Round {
  supermarketName: string;
  windowName: string;
  windowStartAt: string;
  windowEndAt: string;
}

/** Rounds with their supermarket and window. */
export function roundRows(
  db: Reader,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<RoundRow[]> {
  return db.many<RoundRow>(
    `SELECT r.*, s.name AS supermarketName, w.name AS windowName, w.startAt AS windowStartAt, w.endAt AS windowEndAt
     FROM rounds r
     JOIN supermarkets s ON s.id = r.supermarketId
     JOIN delivery_windows w ON w.id = r.windowId
     WHERE ${where} ${tail}`,
    values,
  );
}

/** The communities of rounds, by round. */
export async function communitiesOf(db: Reader, roundIds: readonly string[]): Promise<Map<string, string[]>> {
  const byRound = new Map<string, string[]>(roundIds.map((id) => [id, []]));
  if (roundIds.length === 0) return byRound;
  const rows = await db.many<{ roundId: string; communityId: string }>(
    `SELECT roundId, communityId FROM round_communities WHERE roundId IN (${roundIds.map(() => '?').join(', ')})`,
    roundIds,
  );
  for (const { roundId, communityId } of rows) byRound.get(roundId)?.push(communityId);
  return byRound;
}

/** A round as everyone in its communities may see it: the share-out's seed stays hidden until it is done. */
export function roundView(
  row: RoundRow,
  communityIds: string[],
  { orderedHouseholds, orderedFen }: RoundProgress,
): RoundView {
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    supermarketId: row.supermarketId,
    supermarketName: row.supermarketName,
    windowId: row.windowId,
    windowName: row.windowName,
    windowStartAt: row.windowStartAt,
    windowEndAt: row.windowEndAt,
    communityIds,
    opensAt: row.opensAt,
    cutOffAt: row.cutOffAt,
    payBy: row.payBy,
    quotaRule: row.quotaRule,
    shortageRule: row.shortageRule,
    duesMode: row.duesMode,
    minimumFen: row.minimumFen,
    tolerancePercent: row.tolerancePercent,
    seedHash: row.seedHash,
    seed: row.sharedOutAt ? row.seed : null,
    pseudonymHash: row.pseudonymHash,
    sharedOutAt: row.sharedOutAt,
    cancelReason: row.cancelReason,
    orderedHouseholds,
    orderedFen,
  };
}

/** Anonymous totals by product of what is submitted, for the supermarket to plan (domain §5). */
export function totalsByProduct(
  db: Db,
  roundId: string,
): Promise<{ offerId: string; name: string; spec: string; quantity: number; amountFen: number }[]> {
  return db.many(
    `SELECT o.id AS offerId, o.name, o.spec, t.quantity, t.amountFen
     FROM (SELECT offerId, SUM(quantity) AS quantity, SUM(amountFen) AS amountFen
           FROM household_order_lines WHERE roundId = ? AND active = 1 GROUP BY offerId) t
     JOIN offers o ON o.id = t.offerId ORDER BY o.shelf, o.name`,
    [roundId],
  );
}

/** Households that submitted in each round, and what their orders come to; a round without orders is not there. */
export async function orderedByRound(
  db: Reader,
  roundIds: readonly string[],
): Promise<Map<string, RoundProgress>> {
  const rows = await db.many<RoundProgress & { roundId: string }>(
    `SELECT roundId, COUNT(*) AS orderedHouseholds, SUM(amountFen) AS orderedFen FROM household_orders
     WHERE roundId IN (${marks(roundIds.length)}) AND status IN ('submitted', 'locked', 'fulfilled', 'settled')
     GROUP BY roundId`,
    roundIds,
  );
  return new Map(rows.map(({ roundId, ...progress }) => [roundId, progress]));
}

/** Households with a counted order in the round. */
export async function orderedHouseholds(db: Db, roundId: string): Promise<number> {
  const row = await db.one<{ count: number }>(
    `SELECT COUNT(*) AS count FROM household_orders
     WHERE roundId = ? AND activeSlot = 'active' AND status <> 'draft'`,
    [roundId],
  );
  return row?.count ?? 0;
}

/** The communities that the actor's places lie in or hold. */
export async function communitiesWithin(db: Reader, me: Actor): Promise<string[]> {
  const ids = me.grants.map(({ scopeId }) => scopeId);
  if (ids.length === 0) return [];
  const list = marks(ids.length);
  const rows = await db.many<{ id: string }>(
    `SELECT id FROM places WHERE level = 'community' AND (id IN (${list}) OR streetId IN (${list}))
     UNION SELECT communityId FROM places WHERE id IN (${list}) AND communityId IS NOT NULL
     UNION SELECT communityId FROM households WHERE id IN (${list})
     UNION SELECT communityId FROM delivery_groups WHERE id IN (${list})`,
    [...ids, ...ids, ...ids, ...ids, ...ids],
  );
  return rows.map(({ id }) => id);
}

/** `R-261121-02`: the window's local date and a number that goes on within it. */
export async function nextRoundCode(tx: Tx, window: DeliveryWindow): Promise<string> {
  const day = window.code.slice(-10).replaceAll('-', '').slice(2);
  return `R-${day}-${String(await nextNumber(tx, `round:${day}`)).padStart(2, '0')}`;
}

/** How far a round is, without anybody's name: households that submitted, and fen of their lists. */
export interface RoundProgress {
  orderedHouseholds: number;
  orderedFen: number;
}
