import type { Role, ScopeKind } from '@cailan/shared-types';
import { leaderCashFen } from '../../books/postings/balances.sql';
import { marks, type Reader } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';

/** Posts that are held by one person and stood in for by others (domain §2). */
const POSTS = ['grid_leader', 'floor_captain'] as const satisfies readonly Role[];

/** A person's hold on a post; without `deputyOfId` they are its holder. */
export interface PostRow {
  id: string;
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  deputyOfId: string | null;
  startsAt: string;
  endsAt: string | null;
}

const POST = `r.id, r.personId, r.role, r.scopeKind, r.scopeId, r.deputyOfId, r.startsAt, r.endsAt`;
const BY_GRANT: readonly KeyColumn[] = [{ sql: 'r.id', of: 'id' }];
const CURRENT = 'r.startsAt <= ? AND (r.endsAt IS NULL OR r.endsAt > ?)';

/** The post over a scope that the person holds at the instant `now`; `lock` is a transaction's suffix. */
export function heldPost(
  sql: Reader,
  personId: string,
  scopeId: string,
  now: string,
  lock = '',
): Promise<PostRow | undefined> {
  return sql.one<PostRow>(
    `SELECT ${POST} FROM role_grants r
     WHERE r.personId = ? AND r.scopeId = ? AND r.role IN (${marks(POSTS.length)}) AND r.deputyOfId IS NULL
       AND ${CURRENT} ${lock}`,
    [personId, scopeId, ...POSTS, now, now],
  );
}

/** A hold on a post by its id. */
export function postById(sql: Reader, id: string, lock = ''): Promise<PostRow | undefined> {
  return sql.one<PostRow>(
    `SELECT ${POST} FROM role_grants r WHERE r.id = ? AND r.role IN (${marks(POSTS.length)}) ${lock}`,
    [id, ...POSTS],
  );
}

/** Whether somebody holds or stands in for this post at the instant `now`. */
export async function holdsAlready(
  sql: Reader,
  personId: string,
  { role, scopeKind, scopeId }: PostRow,
  now: string,
): Promise<boolean> {
  const grant = await sql.one(
    `SELECT r.id FROM role_grants r
     WHERE r.personId = ? AND r.role = ? AND r.scopeKind = ? AND r.scopeId = ? AND ${CURRENT}`,
    [personId, role, scopeKind, scopeId, now, now],
  );
  return grant !== undefined;
}

/** Who stands in for the person, over all their posts, at the instant `now`. */
export async function deputiesOf(
  sql: Reader,
  personId: string,
  now: string,
  paging: Paging,
): Promise<Page<(PostRow & { nameSealed: string; phoneSealed: string | null })[]>> {
  const cut = paging.cut(BY_GRANT);
  const rows = await sql.many<PostRow & { nameSealed: string; phoneSealed: string | null }>(
    `SELECT ${POST}, p.nameSealed, p.phoneSealed FROM role_grants r JOIN people p ON p.id = r.personId
     WHERE r.deputyOfId = ? AND r.role IN (${marks(POSTS.length)}) AND ${CURRENT} AND ${cut.where} ${cut.tail}`,
    [personId, ...POSTS, now, now, ...cut.values],
  );
  return paging.page(BY_GRANT, rows);
}

/** A leader's cash over all group orders of a grid, in fen: above zero they hold households' money. */
export async function gridCashFen(sql: Reader, gridId: string): Promise<number> {
  const groups = await sql.many<{ id: string }>('SELECT id FROM group_orders WHERE gridId = ?', [gridId]);
  return leaderCashFen(
    sql,
    groups.map(({ id }) => id),
  );
}
