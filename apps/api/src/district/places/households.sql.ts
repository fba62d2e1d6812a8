import type { PlaceKind, ScopeKind } from '@cailan/shared-types';
import type { Db, Reader } from '../../ground/db/db';
import type { Household } from './place.entity';

/** A household with the names of its places. */
export interface HouseholdRow extends Household {
  householdId: string;
  communityName: string;
  deliveryGroupName: string;
  dropPointName: string;
  placeKind: PlaceKind;
}

export function householdRow(db: Db, id: string): Promise<HouseholdRow | undefined> {
  return db.one<HouseholdRow>(
    `SELECT h.*, h.id AS householdId, c.name AS communityName, g.name AS deliveryGroupName, g.kind AS placeKind,
            p.name AS dropPointName
     FROM households h
     JOIN places c ON c.id = h.communityId
     JOIN delivery_groups g ON g.id = h.deliveryGroupId
     JOIN drop_points p ON p.id = h.dropPointId
     WHERE h.id = ?`,
    [id],
  );
}

const CURRENT = `r.startsAt <= ? AND (r.endsAt IS NULL OR r.endsAt > ?)`;

/** The people of a household at the instant `now`. */
export function memberRows(
  db: Reader,
  householdId: string,
  now: string,
): Promise<{ personId: string; nameSealed: string }[]> {
  return db.many(
    `SELECT p.id AS personId, p.nameSealed FROM role_grants r JOIN people p ON p.id = r.personId
     WHERE r.role = 'resident' AND r.scopeId = ? AND ${CURRENT} ORDER BY r.id`,
    [householdId, now, now],
  );
}

/** Somebody with a post over a household. */
export interface HelperRow {
  role: 'grid_leader' | 'floor_captain';
  scopeKind: ScopeKind;
  deputyOfId: string | null;
  personId: string;
  nameSealed: string;
  phoneSealed: string | null;
}

/** Leaders and captains over the household at the instant `now`: the leader first, deputies after the holders. */
export function helperRows(
  db: Reader,
  { gridId, buildingId, unitId, deliveryGroupId }: Household,
  now: string,
): Promise<HelperRow[]> {
  return db.many<HelperRow>(
    `SELECT r.role, r.scopeKind, r.deputyOfId, r.personId, p.nameSealed, p.phoneSealed
     FROM role_grants r JOIN people p ON p.id = r.personId
     WHERE ((r.role = 'grid_leader' AND r.scopeId = ?) OR (r.role = 'floor_captain' AND r.scopeId IN (?, ?, ?)))
       AND ${CURRENT}
     ORDER BY CASE WHEN r.deputyOfId IS NULL THEN 0 ELSE 1 END, CASE r.role WHEN 'grid_leader' THEN 0 ELSE 1 END, r.id`,
    [gridId, buildingId, unitId, deliveryGroupId, now, now],
  );
}
