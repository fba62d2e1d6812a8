import { inScope, type Grant, type PlaceRef, type Role, type ScopeKind } from '@cailan/shared-types';
import type { Clock } from '../clock';
import type { Actor } from './endpoint';
import { refuse } from './refused';

/** Columns under which rows carry the scopes that they lie in. */
interface ScopedRow {
  districtId?: string | null;
  streetId?: string | null;
  communityId?: string | null;
  gridId?: string | null;
  buildingId?: string | null;
  unitId?: string | null;
  deliveryGroupId?: string | null;
  householdId?: string | null;
  supermarketId?: string | null;
}

/** The scopes of a row, by the ids that it carries. */
function placeOf(row: ScopedRow): PlaceRef {
  return {
    district: row.districtId,
    street: row.streetId,
    community: row.communityId,
    grid: row.gridId,
    building: row.buildingId,
    unit: row.unitId,
    delivery_group: row.deliveryGroupId,
    household: row.householdId,
    supermarket: row.supermarketId,
  };
}

/** Whether the actor holds one of the roles over the row. */
export function reaches(me: Actor, roles: readonly Role[], row: ScopedRow, clock: Clock): boolean {
  return inScope(me.grants, roles, placeOf(row), clock.now());
}

/** Gives the row when the actor reaches it in one of the roles; else it does not exist for them: `not_found`. */
export function within<T extends ScopedRow>(
  me: Actor,
  roles: readonly Role[],
  row: T | undefined,
  clock: Clock,
): T {
  if (!row || !reaches(me, roles, row, clock)) refuse('not_found');
  return row;
}

/**
 * Whether what a household had in a window is before the actor's time: they belong to it, but came after the window's
 * end, and look after it in no other role. New occupants see no history (domain §2).
 */
export function beforeTheirTime(
  me: Actor,
  otherRoles: readonly Role[],
  row: ScopedRow,
  windowEndAt: string,
  clock: Clock,
): boolean {
  if (reaches(me, otherRoles, row, clock)) return false;
  return me.grants.some(
    ({ role, scopeId, startsAt }) =>
      role === 'resident' && scopeId === row.householdId && startsAt >= windowEndAt,
  );
}

const columnOf: Partial<Record<ScopeKind, string>> = {
  district: 'districtId',
  street: 'streetId',
  community: 'communityId',
  grid: 'gridId',
  building: 'buildingId',
  unit: 'unitId',
  delivery_group: 'deliveryGroupId',
  household: 'householdId',
  supermarket: 'supermarketId',
};

/**
 * The WHERE of a list: rows of `alias` that the actor reaches in one of the roles, by the scope columns that the table
 * has. Without any such role it matches nothing.
 */
export function scopeWhere(
  me: Actor,
  roles: readonly Role[],
  alias: string,
  kinds: readonly ScopeKind[],
  clock: Clock,
): { sql: string; values: string[] } {
  const now = clock.now();
  const current = (grant: Grant) =>
    roles.includes(grant.role) && grant.startsAt <= now && (grant.endsAt === null || now < grant.endsAt);
  const grants = me.grants.filter((grant) => kinds.includes(grant.scopeKind) && current(grant));
  if (grants.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `(${grants.map((grant) => `${alias}.${columnOf[grant.scopeKind]} = ?`).join(' OR ')})`,
    values: grants.map((grant) => grant.scopeId),
  };
}
