import type { AppointerGrant, PlaceRef, Post, PostScope, Role } from '@cailan/shared-types';
import { marks, type Reader, type Value } from '../../ground/db/db';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';

/** Where a post is held: the chain of scopes that it lies in, and what it is called. */
export interface PostPlace {
  ref: PlaceRef;
  districtId: string;
  name: string;
}

type PlaceRow = Record<'id' | 'districtId' | 'name', string> &
  Record<'streetId' | 'communityId' | 'gridId' | 'buildingId' | 'unitId', string | null>;

const FROM: Record<PostScope, string> = {
  district: 'SELECT id, id AS districtId, name FROM districts WHERE id = ?',
  street: `SELECT * FROM places WHERE id = ? AND level = 'street'`,
  community: `SELECT * FROM places WHERE id = ? AND level = 'community'`,
  grid: `SELECT * FROM places WHERE id = ? AND level = 'grid'`,
  building: `SELECT * FROM places WHERE id = ? AND level = 'building'`,
  unit: `SELECT * FROM places WHERE id = ? AND level = 'unit'`,
  delivery_group: 'SELECT * FROM delivery_groups WHERE id = ?',
  supermarket: 'SELECT id, districtId, name FROM supermarkets WHERE id = ?',
};

/** The place of a post; undefined where there is none of this kind. */
export async function postPlace(sql: Reader, kind: PostScope, id: string): Promise<PostPlace | undefined> {
  const row = await sql.one<PlaceRow>(FROM[kind], [id]);
  if (!row) return undefined;
  const { districtId, name } = row;
  const ref: PlaceRef = {
    district: districtId,
    street: row.streetId,
    community: row.communityId,
    grid: row.gridId,
    building: row.buildingId,
    unit: row.unitId,
    [kind]: id,
  };
  return { ref, districtId, name };
}

/** A grant of a post with who has it and its newest appointment. */
export interface AppointmentRow {
  id: string;
  personId: string;
  role: Post;
  contact: number | null;
  scopeKind: PostScope;
  scopeId: string;
  deputyOfId: string | null;
  startsAt: string;
  endsAt: string | null;
  personNameSealed: string;
  phoneSealed: string | null;
  invented: number;
  accounts: number | string;
  deputies: number | string;
  holderNameSealed: string | null;
  appointmentId: string | null;
  nameSealed: string | null;
  reason: string | null;
  termEndsAt: string | null;
  endReason: string | null;
}

const NEWEST: readonly KeyColumn[] = [{ sql: 'g.id', of: 'id', descending: true }];

const COLUMNS = `g.id, g.personId, g.role, g.contact, g.scopeKind, g.scopeId, g.deputyOfId, g.startsAt, g.endsAt,
  p.nameSealed AS personNameSealed, p.phoneSealed, p.invented, h.nameSealed AS holderNameSealed,
  (SELECT COUNT(*) FROM wechat_accounts w WHERE w.personId = p.id) AS accounts,
  (SELECT COUNT(*) FROM role_grants d WHERE d.deputyOfId = g.personId AND d.role = g.role AND d.scopeId = g.scopeId
     AND d.startsAt <= ? AND (d.endsAt IS NULL OR d.endsAt > ?)) AS deputies,
  a.id AS appointmentId, a.nameSealed, a.reason, a.endsAt AS termEndsAt, a.endReason`;
const TABLES = `role_grants g JOIN people p ON p.id = g.personId LEFT JOIN people h ON h.id = g.deputyOfId
  LEFT JOIN appointments a ON a.id = (SELECT MAX(x.id) FROM appointments x WHERE x.grantId = g.id)
  LEFT JOIN places pl ON pl.id = g.scopeId LEFT JOIN delivery_groups dg ON dg.id = g.scopeId
  LEFT JOIN supermarkets sm ON sm.id = g.scopeId`;

/** A post as its appointer sees it. */
export function appointmentById(sql: Reader, id: string, now: string): Promise<AppointmentRow | undefined> {
  return sql.one<AppointmentRow>(`SELECT ${COLUMNS} FROM ${TABLES} WHERE g.id = ? AND g.role <> 'resident'`, [
    now,
    now,
    id,
  ]);
}

export interface PostFilter {
  role?: Role;
  scopeId?: string;
  ended: boolean;
}

/** A page of the posts that somebody with these grants appoints to or ends, the latest first. */
export async function postsUnder(
  sql: Reader,
  grants: readonly AppointerGrant[],
  { role, scopeId, ended }: PostFilter,
  now: string,
  paging: Paging,
): Promise<Page<AppointmentRow[]>> {
  const under = grants.flatMap(underGrant);
  if (under.length === 0) return paging.page(NEWEST, []);
  const cut = paging.cut(NEWEST);
  const rows = await sql.many<AppointmentRow>(
    `SELECT ${COLUMNS} FROM ${TABLES}
     WHERE g.role <> 'resident' AND (${under.map(([where]) => where).join(' OR ')})
       AND (? = '' OR g.role = ?) AND (? = '' OR g.scopeId = ?)
       AND ${ended ? 'g.endsAt <= ?' : '(g.endsAt IS NULL OR g.endsAt > ?)'} AND ${cut.where} ${cut.tail}`,
    [
      ...[now, now],
      ...under.flatMap(([, values]) => values),
      ...[role ?? '', role ?? '', scopeId ?? '', scopeId ?? '', now],
      ...cut.values,
    ],
  );
  return paging.page(NEWEST, rows);
}

/** What one grant lets its holder see of posts. */
function underGrant({ role, scopeKind, scopeId, contact }: AppointerGrant): [string, Value[]][] {
  if (role === 'district_admin')
    return [
      [
        '(g.scopeId = ? OR pl.districtId = ? OR dg.districtId = ? OR sm.districtId = ?)',
        Array<string>(4).fill(scopeId),
      ],
    ];
  if (role === 'supermarket_staff' && contact === 1)
    return [[`(g.scopeKind = 'supermarket' AND g.scopeId = ?)`, [scopeId]]];
  const column = { district: 'districtId', street: 'streetId', community: 'communityId' }[
    scopeKind as string
  ];
  if (role !== 'community_staff' || !column) return [];
  const theirs = `g.role IN ('grid_leader', 'floor_captain', 'committee')`;
  return [[`(${theirs} AND (pl.${column} = ? OR dg.${column} = ?))`, [scopeId, scopeId]]];
}

/** Whether somebody else holds the post at any time of a term; those who stand in for its holder do not. */
export async function isTaken(
  tx: Reader,
  { role, scopeId, personId }: { role: Post; scopeId: string; personId: string },
  { startsAt, endsAt }: { startsAt: string; endsAt: string | null },
): Promise<boolean> {
  const other = await tx.one(
    `SELECT id FROM role_grants WHERE role = ? AND scopeId = ? AND personId <> ? AND deputyOfId IS NULL
       AND (endsAt IS NULL OR endsAt > ?) AND (? = '' OR startsAt < ?) LIMIT 1`,
    [role, scopeId, personId, startsAt, endsAt ?? '', endsAt ?? ''],
  );
  return other !== undefined;
}

/**
 * Whether an administrator would be left in the district without these grants: somebody whose post has no end, and who
 * has signed in: an appointment to a number that nobody answers leads nobody back. `invented` counts where nothing is real.
 */
export async function administratorsBeside(
  tx: Reader,
  districtId: string,
  grantIds: readonly string[],
  { now, invented }: { now: string; invented: boolean },
): Promise<boolean> {
  const other = await tx.one(
    `SELECT g.id FROM role_grants g JOIN people p ON p.id = g.personId
     WHERE g.role = 'district_admin' AND g.scopeId = ? AND g.id NOT IN (${marks(grantIds.length)})
       AND g.startsAt <= ? AND g.endsAt IS NULL
       AND (p.invented = ? OR EXISTS (SELECT 1 FROM wechat_accounts w WHERE w.personId = p.id)) LIMIT 1`,
    [districtId, ...grantIds, now, invented ? 1 : -1],
  );
  return other !== undefined;
}
