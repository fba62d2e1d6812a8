import type { Grant, Role, ScopeKind } from '@cailan/shared-types';
import { marks, type Db, type Reader } from '../../ground/db/db';
import type { ActorGrant } from '../../ground/http/endpoint';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';

/** A person's roles as they stand in the database at the instant `now`: what has ended, or has not begun, is none. */
export function grantsOf(db: Reader, personId: string, now: string): Promise<Grant[]> {
  return db.many<Grant>(
    `SELECT role, scopeKind, scopeId, startsAt, endsAt FROM role_grants
     WHERE personId = ? AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
    [personId, now, now],
  );
}

/** The roles of someone who is signed in, and at a desk the one in which it works; null on a phone. */
export interface SignedIn {
  grants: ActorGrant[];
  deskRole: Role | null;
}

/**
 * Who is signed in, in one statement, since every request asks; undefined when there is no such person, or when the
 * session has ended.
 */
export async function signedInGrants(
  db: Db,
  personId: string,
  sessionId: string | undefined,
  now: string,
): Promise<SignedIn | undefined> {
  const session =
    sessionId === undefined
      ? ''
      : 'JOIN sessions s ON s.id = ? AND s.personId = p.id AND s.revokedAt IS NULL';
  const rows = await db.many<(ActorGrant | { role: null }) & { deskRole: Role | null }>(
    `SELECT ${sessionId === undefined ? 'NULL' : 's.deskRole'} AS deskRole, g.role, g.scopeKind, g.scopeId, g.startsAt, g.endsAt, g.historyFrom, g.contact
     FROM people p ${session}
     LEFT JOIN role_grants g ON g.personId = p.id AND g.startsAt <= ? AND (g.endsAt IS NULL OR g.endsAt > ?)
     WHERE p.id = ?`,
    [...(sessionId === undefined ? [] : [sessionId]), now, now, personId],
  );
  const [first] = rows;
  if (!first) return undefined;
  const grants = rows.flatMap(({ deskRole: _, ...grant }) => (grant.role === null ? [] : [grant]));
  return { grants, deskRole: first.deskRole };
}

/** The roles of somebody at the instant `now`, as a transaction that has its rows locked finds them. */
export function actorGrantsOf(sql: Reader, personId: string, now: string): Promise<ActorGrant[]> {
  return sql.many<ActorGrant>(
    `SELECT role, scopeKind, scopeId, startsAt, endsAt, historyFrom, contact FROM role_grants
     WHERE personId = ? AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
    [personId, now, now],
  );
}

/** All that somebody is, or is to be: also what begins after the instant `now`. */
export function openGrantsOf(sql: Reader, personId: string, now: string): Promise<ActorGrant[]> {
  return sql.many<ActorGrant>(
    `SELECT role, scopeKind, scopeId, startsAt, endsAt, historyFrom, contact FROM role_grants
     WHERE personId = ? AND (endsAt IS NULL OR endsAt > ?)`,
    [personId, now],
  );
}

/** Whether an order `o` for a window `w` is of the time of a membership `g` of its household: `ofTheirTime` as SQL. */
export const IN_TIME = `g.startsAt < w.endAt AND (g.endsAt IS NULL OR g.endsAt > o.createdAt)
  AND (g.historyFrom IS NULL OR g.historyFrom < o.createdAt)`;

interface NamedGrant {
  id: string;
  nameSealed: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
}

const NAMED_GRANT = `p.id, p.nameSealed, g.id AS grantId, g.role, g.scopeKind, g.scopeId,
  CASE WHEN g.deputyOfId IS NULL THEN 0 ELSE 1 END AS deputy`;
const HOLDERS_FIRST: readonly KeyColumn[] = [
  { sql: 'CASE WHEN g.deputyOfId IS NULL THEN 0 ELSE 1 END', of: 'deputy', kind: 'number' },
  { sql: 'g.id', of: 'grantId' },
];

/** A page of the people with a role, in the order in which the plan names them. */
export async function peopleByRole(
  db: Db,
  role: Role | undefined,
  paging: Paging,
): Promise<Page<NamedGrant[]>> {
  const cut = paging.cut(HOLDERS_FIRST);
  const rows = await db.many<NamedGrant>(
    `SELECT ${NAMED_GRANT} FROM role_grants g JOIN people p ON p.id = g.personId
     WHERE (? = '' OR g.role = ?) AND g.deputyOfId IS NULL AND ${cut.where} ${cut.tail}`,
    [role ?? '', role ?? '', ...cut.values],
  );
  return paging.page(HOLDERS_FIRST, rows);
}

const scopeTables: [readonly ScopeKind[], string, string][] = [
  [['street', 'community', 'grid', 'building', 'unit'], 'places', 'name'],
  [['district'], 'districts', 'name'],
  [['delivery_group'], 'delivery_groups', 'name'],
  [['supermarket'], 'supermarkets', 'name'],
  [['household'], 'households', 'door'],
];
const SCOPES_AT_ONCE = 1000;

/** A page of everyone with a post over a scope whose name or door has `search` in it, holders before deputies. */
export async function peopleByPlace(
  db: Db,
  { role = '', search }: { role?: Role | ''; search: string },
  paging: Paging,
): Promise<Page<NamedGrant[]>> {
  const cut = paging.cut(HOLDERS_FIRST);
  const places = scopeTables.map(([, table, name]) => `SELECT id FROM ${table} WHERE INSTR(${name}, ?) > 0`);
  const rows = await db.many<NamedGrant>(
    `SELECT ${NAMED_GRANT} FROM role_grants g JOIN people p ON p.id = g.personId
     WHERE (? = '' OR g.role = ?) AND g.scopeId IN (${places.join(' UNION ALL ')}) AND ${cut.where} ${cut.tail}`,
    [role, role, ...scopeTables.map(() => search), ...cut.values],
  );
  return paging.page(HOLDERS_FIRST, rows);
}

/** The names of scopes by id: places, delivery groups, supermarkets, and the doors of households. */
export async function scopeNames(
  db: Reader,
  scopes: readonly { scopeKind: ScopeKind; scopeId: string }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [kinds, table, column] of scopeTables) {
    const ids = [...new Set(scopes.filter((s) => kinds.includes(s.scopeKind)).map((s) => s.scopeId))];
    for (let i = 0; i < ids.length; i += SCOPES_AT_ONCE) {
      const some = ids.slice(i, i + SCOPES_AT_ONCE);
      const rows = await db.many<{ id: string; name: string }>(
        `SELECT id, ${column} AS name FROM ${table} WHERE id IN (${marks(some.length)})`,
        some,
      );
      for (const { id, name } of rows) names.set(id, name);
    }
  }
  return names;
}
