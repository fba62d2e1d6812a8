import {
  inScope,
  ofTheirTime,
  type Grant,
  type HouseholdTime,
  type PlaceRef,
  type Post,
  type Role,
  type ScopeKind,
} from '@cailan/shared-types';
import type { Clock } from '../clock';
import type { Actor } from '../http/endpoint';
import { refuse } from '../refused';

/** Columns under which rows carry the scopes that they lie in. */
interface ScopedRow {
  districtId?: string | null;
  streetId?: string | null;
  communityId?: string | null;
  gridId?: string | null;
  buildingId?: string | null;
  unitId?: string | null;
  deliveryGroupId?: string | null;
  supermarketId?: string | null;
}

/** Something that a household had, with what says whose time it is of. */
interface OfHousehold extends ScopedRow, HouseholdTime {
  householdId: string;
}

/** The household itself, as it is now. */
interface HomeRow extends ScopedRow {
  householdId: string;
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
    supermarket: row.supermarketId,
  };
}

/** Whether the actor holds one of the posts over the row. */
export function reaches(me: Actor, posts: readonly Post[], row: ScopedRow, clock: Clock): boolean {
  return inScope(me.grants, posts, placeOf(row), clock.now());
}

/** Gives the row when the actor reaches it in one of the posts; else it does not exist for them: `not_found`. */
export function within<T extends ScopedRow>(
  me: Actor,
  posts: readonly Post[],
  row: T | undefined,
  clock: Clock,
): T {
  if (!row || !reaches(me, posts, row, clock)) refuse('not_found');
  return row;
}

/** Whether the actor lives in the household now: what is to be kept apart from their other roles, whatever the route. */
export function lives(me: Actor, householdId: string, clock: Clock): boolean {
  return inScope(me.all, ['resident'], { household: householdId }, clock.now());
}

/** Whether the actor holds one of the posts over the row, whatever the route: for what is to be kept apart. */
export function holds(me: Actor, posts: readonly Post[], row: ScopedRow, clock: Clock): boolean {
  return inScope(me.all, posts, placeOf(row), clock.now());
}

/** Whether the actor may, as a member, have what a household had. New occupants have nothing of the former ones (domain §2). */
export function isTheirs(
  me: Actor,
  { householdId, ...time }: HouseholdTime & { householdId: string },
  clock: Clock,
): boolean {
  const now = clock.now();
  return me.grants.some(
    (grant) => inScope([grant], ['resident'], { household: householdId }, now) && ofTheirTime(grant, time),
  );
}

/** Gives what a household had to the members whose time it is of, and to the posts over it; else `not_found`. */
export function withinHousehold<T extends OfHousehold>(
  me: Actor,
  posts: readonly Post[],
  row: T | undefined,
  clock: Clock,
): T {
  if (!row || !(isTheirs(me, row, clock) || reaches(me, posts, row, clock))) refuse('not_found');
  return row;
}

/** Whether the actor lives in the household, or holds one of the posts over it. */
export function reachesHome(me: Actor, posts: readonly Post[], row: HomeRow, clock: Clock): boolean {
  const member = inScope(me.grants, ['resident'], { household: row.householdId }, clock.now());
  return member || reaches(me, posts, row, clock);
}

/** Gives the household as it is now to who lives there, and to the posts over it; else `not_found`. */
export function withinHome<T extends HomeRow>(
  me: Actor,
  posts: readonly Post[],
  row: T | undefined,
  clock: Clock,
): T {
  if (!row || !reachesHome(me, posts, row, clock)) refuse('not_found');
  return row;
}

const columnOf: Partial<Record<ScopeKind, string>> = {
  district: 'districtId',
  street: 'streetId',
  community: 'communityId',
  grid: 'gridId',
  building: 'buildingId',
  unit: 'unitId',
  delivery_group: 'deliveryGroupId',
  supermarket: 'supermarketId',
};

/** The columns of a place's row `alias` by which it is reached, as a statement selects them. */
export function placeColumns(alias: string): string {
  const columns = ['district', 'street', 'community', 'grid', 'building', 'unit', 'delivery_group'] as const;
  return columns.map((kind) => `${alias}.${columnOf[kind]}`).join(', ');
}

/** A condition with its values. */
interface Where {
  sql: string;
  values: string[];
}

/**
 * The WHERE of a list: rows of `alias` that the actor reaches in one of the posts, by the scope columns that the table
 * has. Without any such post it matches nothing.
 */
export function scopeWhere(
  me: Actor,
  posts: readonly Post[],
  alias: string,
  kinds: readonly Exclude<ScopeKind, 'household'>[],
  clock: Clock,
): Where {
  const grants = current(me, posts, clock).filter(({ scopeKind }) =>
    (kinds as readonly ScopeKind[]).includes(scopeKind),
  );
  return anyOf(grants.map(({ scopeKind, scopeId }) => [`${alias}.${columnOf[scopeKind]} = ?`, scopeId]));
}

/** The WHERE of households whose id is `column`, in which the actor lives. */
export function homesWhere(me: Actor, column: string, clock: Clock): Where {
  return anyOf(current(me, ['resident'], clock).map(({ scopeId }) => [`${column} = ?`, scopeId]));
}

/** The WHERE of orders `o` for windows `w` that are of the actor's time as a member of their household. */
export function theirsWhere(me: Actor, clock: Clock): Where {
  return anyOf(
    current(me, ['resident'], clock).map(({ scopeId, startsAt, historyFrom }) => [
      '(o.householdId = ? AND w.endAt > ? AND o.createdAt > ?)',
      ...[scopeId, startsAt, historyFrom ?? ''],
    ]),
  );
}

function current(me: Actor, roles: readonly Role[], clock: Clock): Actor['grants'] {
  const now = clock.now();
  const holds = ({ startsAt, endsAt }: Grant) => startsAt <= now && (endsAt === null || now < endsAt);
  return me.grants.filter((grant) => roles.includes(grant.role) && holds(grant));
}

function anyOf(conditions: readonly (readonly [sql: string, ...values: string[]])[]): Where {
  if (conditions.length === 0) return { sql: '1 = 0', values: [] };
  return {
    sql: `(${conditions.map(([sql]) => sql).join(' OR ')})`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}
