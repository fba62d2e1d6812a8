import { marks, type Reader } from '../../ground/db/db';
import type { DeliveryGroup, DropPoint, Place } from '../places/place.entity';

export function communityRow(sql: Reader, id: string): Promise<Place | undefined> {
  return sql.one<Place>(`SELECT * FROM places WHERE id = ? AND level = 'community'`, [id]);
}

/** Grids, buildings and units of a community, in their order. */
export function placesOf(sql: Reader, communityId: string): Promise<Place[]> {
  return sql.many<Place>(
    `SELECT * FROM places WHERE communityId = ? AND level IN ('grid', 'building', 'unit') ORDER BY sort, id`,
    [communityId],
  );
}

export function groupsOf(sql: Reader, communityId: string): Promise<DeliveryGroup[]> {
  return sql.many<DeliveryGroup>('SELECT * FROM delivery_groups WHERE communityId = ? ORDER BY sort, id', [
    communityId,
  ]);
}

/** Whether the district's buildings of each kind are delivered to by unit. */
export function unitKinds(sql: Reader, districtId: string): Promise<{ kind: string }[]> {
  return sql.many<{ kind: string }>(
    'SELECT DISTINCT kind FROM delivery_groups WHERE districtId = ? AND unitId IS NOT NULL',
    [districtId],
  );
}

export function dropPointsOf(sql: Reader, communityId: string): Promise<DropPoint[]> {
  return sql.many<DropPoint>('SELECT * FROM drop_points WHERE communityId = ? ORDER BY id', [communityId]);
}

export interface PresentHousehold {
  id: string;
  address: string;
  door: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
  sort: number;
  party: number;
  contactNameSealed: string | null;
  contactPhoneSealed: string | null;
  members: number | string;
}

/** Who lives in a community at the instant `now`: of each room and party only the last that moved in. */
export function householdsOf(sql: Reader, communityId: string, now: string): Promise<PresentHousehold[]> {
  return sql.many<PresentHousehold>(
    `SELECT h.id, h.address, h.door, h.gridId, h.buildingId, h.unitId, h.deliveryGroupId, h.sort, h.party,
            h.contactNameSealed, h.contactPhoneSealed, COALESCE(m.members, 0) AS members
     FROM households h
     LEFT JOIN (SELECT r.scopeId, COUNT(*) AS members FROM role_grants r
                JOIN households own ON own.id = r.scopeId
                WHERE own.communityId = ? AND r.role = 'resident' AND (r.endsAt IS NULL OR r.endsAt > ?)
                GROUP BY r.scopeId) m ON m.scopeId = h.id
     WHERE h.communityId = ? AND h.occupiedFrom <= ?
     ORDER BY h.sort, h.occupiedFrom, h.id`,
    [communityId, now, communityId, now],
  );
}

/** What depends on households, so that they stay: the first that is found, and what it is, for people. */
export function householdsInUse(
  sql: Reader,
  importId: string,
): Promise<{ householdId: string; what: string } | undefined> {
  const made = `(SELECT householdId FROM roster_rows WHERE importId = ? AND state = 'new')`;
  return sql.one<{ householdId: string; what: string }>(
    `SELECT householdId, '有清单' AS what FROM household_orders WHERE householdId IN ${made}
     UNION ALL SELECT scopeId, '有人加入' FROM role_grants WHERE scopeId IN ${made}
     UNION ALL SELECT householdId, '有人申请加入' FROM bindings WHERE householdId IN ${made}
     UNION ALL SELECT householdId, '发过加入码' FROM binding_codes WHERE householdId IN ${made}
     UNION ALL SELECT h.id, '在收单的团里' FROM households h JOIN group_orders g ON g.deliveryGroupId = h.deliveryGroupId
               WHERE g.status = 'collecting' AND h.id IN ${made}
     LIMIT 1`,
    Array.from({ length: 5 }, () => importId),
  );
}

/** What depends on places and delivery groups of these ids, beside the households of the roster that made them. */
export function placesInUse(
  sql: Reader,
  importId: string,
  ids: readonly string[],
): Promise<{ name: string; what: string } | undefined> {
  const these = `(${marks(ids.length)})`;
  const others = `h.id NOT IN (SELECT householdId FROM roster_rows WHERE importId = ? AND state = 'new' AND householdId IS NOT NULL)`;
  return sql.one<{ name: string; what: string }>(
    `SELECT p.name, '有人任岗' AS what FROM role_grants r JOIN places p ON p.id = r.scopeId WHERE r.scopeId IN ${these}
     UNION ALL SELECT p.name, '发过加入码' FROM binding_codes c JOIN places p ON p.id = c.placeId WHERE c.placeId IN ${these}
     UNION ALL SELECT d.name, '有团购' FROM group_orders g JOIN delivery_groups d ON d.id = g.deliveryGroupId
               WHERE g.deliveryGroupId IN ${these}
     UNION ALL SELECT h.address, '在别的名册里' FROM households h
               WHERE (h.gridId IN ${these} OR h.buildingId IN ${these} OR h.unitId IN ${these} OR h.deliveryGroupId IN ${these})
                 AND ${others}
     LIMIT 1`,
    [...Array.from({ length: 7 }, () => ids).flat(), importId],
  );
}

/** The places whose codes begin with `codes`. */
export async function placesCoded(sql: Reader, districtId: string, codes: string): Promise<string[]> {
  const rows = await sql.many<{ id: string }>(
    'SELECT id FROM places WHERE districtId = ? AND code LIKE ? ORDER BY id',
    [districtId, `${codes}%`],
  );
  return rows.map(({ id }) => id);
}

export async function groupsCoded(sql: Reader, districtId: string, codes: string): Promise<string[]> {
  const rows = await sql.many<{ id: string }>(
    'SELECT id FROM delivery_groups WHERE districtId = ? AND code LIKE ? ORDER BY id',
    [districtId, `${codes}%`],
  );
  return rows.map(({ id }) => id);
}
