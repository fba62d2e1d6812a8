import { invitationAnswers, type BindingStatus } from '@cailan/shared-types';
import type { Reader, Value } from '../../ground/db/db';
import type { Cut, KeyColumn, Page, Paging } from '../../ground/http/pages';
import { placeColumns } from '../../ground/access/scope';
import type { BindingCode } from './binding.entity';

const CURRENT = 'r.startsAt <= ? AND (r.endsAt IS NULL OR r.endsAt > ?)';

/** A household, with the column by which scopes know it. */
export interface ScopedHousehold {
  id: string;
  householdId: string;
  districtId: string;
  streetId: string | null;
  communityId: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
  door: string;
  address: string;
}

const HOUSEHOLD = `h.id, h.id AS householdId, ${placeColumns('h')}, h.door, h.address`;

/** One household; `lock` is the transaction's suffix of a locking read. */
export function scopedHousehold(sql: Reader, id: string, lock = ''): Promise<ScopedHousehold | undefined> {
  return sql.one<ScopedHousehold>(`SELECT ${HOUSEHOLD} FROM households h WHERE h.id = ? ${lock}`, [id]);
}

/**
 * Who lives in a building at the instant `now`: of each room and party only the last that moved in, the room's first
 * party before flat-sharers.
 */
export function presentHouseholds(sql: Reader, buildingId: string, now: string): Promise<ScopedHousehold[]> {
  return sql.many<ScopedHousehold>(
    `SELECT ${HOUSEHOLD} FROM households h
     WHERE h.buildingId = ? AND h.occupiedFrom <= ?
       AND NOT EXISTS (SELECT 1 FROM households later
                       WHERE later.buildingId = h.buildingId AND later.door = h.door AND later.party = h.party
                         AND later.occupiedFrom <= ?
                         AND (later.occupiedFrom > h.occupiedFrom
                              OR (later.occupiedFrom = h.occupiedFrom AND later.id > h.id)))
     ORDER BY h.sort, h.party, h.id`,
    [buildingId, now, now],
  );
}

export interface MemberRow {
  /** Their grant's id. */
  id: string;
  personId: string;
  nameSealed: string;
  phoneSealed: string | null;
  startsAt: string;
}

/** The order of members: as they came. */
export const AS_THEY_CAME: readonly KeyColumn[] = [
  { sql: 'r.startsAt', of: 'startsAt' },
  { sql: 'r.id', of: 'id' },
];

/** The people of a household at the instant `now`, in the order in which they came. */
export function currentMembers(
  sql: Reader,
  householdId: string,
  now: string,
  cut?: Cut,
): Promise<MemberRow[]> {
  return sql.many(
    `SELECT r.id, r.personId, p.nameSealed, p.phoneSealed, r.startsAt
     FROM role_grants r JOIN people p ON p.id = r.personId
     WHERE r.role = 'resident' AND r.scopeId = ? AND ${CURRENT}
       ${cut ? `AND ${cut.where} ${cut.tail}` : 'ORDER BY r.startsAt, r.id'}`,
    [householdId, now, now, ...(cut?.values ?? [])],
  );
}

/** Whether the person holds one of these roles over the household at the instant `now`. */
async function isResponsibleFor(
  sql: Reader,
  personId: string,
  { householdId, gridId, communityId, streetId }: ScopedHousehold,
  now: string,
): Promise<boolean> {
  const row = await sql.one(
    `SELECT r.id FROM role_grants r
     WHERE r.personId = ? AND ${CURRENT}
       AND ((r.role = 'resident' AND r.scopeId = ?) OR (r.role = 'grid_leader' AND r.scopeId = ?)
            OR (r.role = 'community_staff' AND r.scopeId IN (?, ?))) LIMIT 1`,
    [personId, now, now, householdId, gridId, communityId, streetId],
  );
  return row !== undefined;
}

/** Whether a member can answer on a phone of their own. */
export async function hasSignedIn(sql: Reader, householdId: string, now: string): Promise<boolean> {
  const member = await sql.one(
    `SELECT r.id FROM role_grants r JOIN wechat_accounts w ON w.personId = r.personId
     WHERE r.role = 'resident' AND r.scopeId = ? AND ${CURRENT} LIMIT 1`,
    [householdId, now, now],
  );
  return member !== undefined;
}

/** Whether a code to a household is its answer too. */
export async function codeAnswers(
  sql: Reader,
  { createdById }: Pick<BindingCode, 'createdById'>,
  household: ScopedHousehold,
  now: string,
): Promise<boolean> {
  const members = await currentMembers(sql, household.id, now);
  const member = members.some(({ personId }) => personId === createdById);
  const hasMembers = members.length > 0;
  return invitationAnswers({
    member,
    hasMembers,
    responsible: !member && (await isResponsibleFor(sql, createdById, household, now)),
  });
}

/** Who answers for a household without members: its leaders and their deputies, and the community's staff. */
export async function responsibleFor(
  sql: Reader,
  { gridId, communityId }: ScopedHousehold,
  now: string,
): Promise<string[]> {
  const rows = await sql.many<{ personId: string }>(
    `SELECT DISTINCT r.personId FROM role_grants r
     WHERE ${CURRENT} AND ((r.role = 'grid_leader' AND r.scopeId = ?) OR (r.role = 'community_staff' AND r.scopeId = ?))`,
    [now, now, gridId, communityId],
  );
  return rows.map(({ personId }) => personId);
}

/** A code that holds at the instant `now`. */
export function usableCode(sql: Reader, code: string, now: string): Promise<BindingCode | undefined> {
  return sql.one<BindingCode>(
    `SELECT * FROM binding_codes
     WHERE code = ? AND endedAt IS NULL AND (expiresAt IS NULL OR expiresAt > ?) AND (usesLeft IS NULL OR usesLeft > 0)`,
    [code, now],
  );
}

/** A binding with what its view needs. */
export interface BindingRow {
  id: string;
  personId: string;
  householdId: string;
  status: BindingStatus;
  createdAt: string;
  answeredAt: string | null;
  reason: string | null;
  door: string;
  communityName: string;
  placeName: string;
  nameSealed: string;
  phoneSealed: string | null;
  members: number | string;
  /** Members who have signed in with WeChat. */
  signedIn: number | string;
  gridId: string;
  communityId: string;
  streetId: string | null;
}

const NEWEST: readonly KeyColumn[] = [{ sql: 'b.id', of: 'id', descending: true }];

/** A page of the bindings `b` of households `h` by a WHERE, the newest first. */
export async function bindingPage(
  sql: Reader,
  now: string,
  where: string,
  values: readonly Value[],
  paging: Paging,
): Promise<Page<BindingRow[]>> {
  const cut = paging.cut(NEWEST);
  const all = [...values, ...cut.values];
  return paging.page(NEWEST, await bindingRows(sql, now, `${where} AND ${cut.where}`, all, cut.tail));
}

/** Bindings `b` of households `h` by a WHERE. */
export function bindingRows(
  sql: Reader,
  now: string,
  where: string,
  values: readonly Value[],
  tail = '',
): Promise<BindingRow[]> {
  return sql.many<BindingRow>(
    `SELECT b.id, b.personId, b.householdId, h.gridId, h.communityId, h.streetId, b.status, b.createdAt, b.answeredAt, b.reason, h.door,
            c.name AS communityName, COALESCE(l.name, g.name) AS placeName, p.nameSealed, p.phoneSealed,
            (SELECT COUNT(*) FROM role_grants r
             WHERE r.role = 'resident' AND r.scopeId = b.householdId AND ${CURRENT}) AS members,
            (SELECT COUNT(*) FROM role_grants r JOIN wechat_accounts w ON w.personId = r.personId
             WHERE r.role = 'resident' AND r.scopeId = b.householdId AND ${CURRENT}) AS signedIn
     FROM bindings b
     JOIN households h ON h.id = b.householdId
     JOIN places c ON c.id = h.communityId
     JOIN delivery_groups g ON g.id = h.deliveryGroupId
     LEFT JOIN places l ON l.id = h.buildingId
     JOIN people p ON p.id = b.personId
     WHERE ${where} ${tail}`,
    [now, now, now, now, ...values],
  );
}
