import { marks, type Db, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import { roundRows, type RoundRow } from './rounds.sql';

/** Which rounds somebody sees in a list. */
export interface RoundScope {
  /** Rounds that they keep or watch over: drafts too. */
  trade: { sql: string; values: readonly Value[] };
  /** Where they live or help: rounds that come to these communities in windows for one of these kinds of places. */
  communities: readonly string[];
  kinds: readonly string[];
}

/** How far back a list goes unless it names its window. */
interface Since {
  trade: string;
  local: string;
}

const NEWEST_WINDOW: readonly KeyColumn[] = [
  { sql: 'w.startAt', of: 'windowStartAt', descending: true },
  { sql: 'r.id', of: 'id' },
];

/** A page of the rounds in the scope, those of the newest window first. */
export async function listedRounds(
  db: Db,
  { trade, communities, kinds }: RoundScope,
  since: Since,
  filter: { windowId?: string; status?: string },
  paging: Paging,
): Promise<Page<RoundRow[]>> {
  const served = kinds.map(() => 'w.placeKinds LIKE ?').join(' OR ') || '1 = 0';
  const recent = filter.windowId ? '' : 'AND w.endAt > ?';
  const conditions = [
    `((${trade.sql} ${recent}) OR (r.status <> 'draft' ${recent} AND (${served}) AND r.id IN
      (SELECT roundId FROM round_communities WHERE communityId IN (${marks(communities.length) || 'NULL'}))))`,
  ];
  const values: Value[] = [
    ...trade.values,
    ...(recent ? [since.trade, since.local] : []),
    ...kinds.map((kind) => `%${kind}%`),
    ...communities,
  ];
  for (const key of ['windowId', 'status'] as const) {
    if (!filter[key]) continue;
    conditions.push(`r.${key} = ?`);
    values.push(filter[key]);
  }
  const cut = paging.cut(NEWEST_WINDOW);
  const where = [...conditions, cut.where].join(' AND ');
  return paging.page(NEWEST_WINDOW, await roundRows(db, where, [...values, ...cut.values], cut.tail));
}
