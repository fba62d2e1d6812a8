import type { Instant } from '../ground/instant';

/** What a person can be (domain §2). One person may hold several roles, each in its own scope. */
export const ROLES = [
  'resident',
  'grid_leader',
  'floor_captain',
  'committee',
  'supermarket_staff',
  'driver',
  'community_staff',
  'district_admin',
  'inspector',
] as const;
export type Role = (typeof ROLES)[number];

/**
 * A role in which one reaches what lies in its scope. `resident` is none: who lives somewhere reaches what is of their
 * own time there.
 */
export type Post = Exclude<Role, 'resident'>;
export const POSTS: readonly Post[] = ROLES.filter((role) => role !== 'resident');

/** The roles as the screens and papers call them. */
export const roleNames = {
  resident: '居民',
  grid_leader: '网格员',
  floor_captain: '楼栋长',
  committee: '两委',
  supermarket_staff: '商超人员',
  driver: '配送员',
  community_staff: '社区工作人员',
  district_admin: '区商务局',
  inspector: '市场监管',
} as const satisfies Record<Role, string>;

/** What a role can be held over: a place of any level, a delivery group, or a supermarket. */
export type ScopeKind =
  | 'district'
  | 'street'
  | 'community'
  | 'grid'
  | 'building'
  | 'unit'
  | 'household'
  | 'delivery_group'
  | 'supermarket';

/** A role held over one scope for a time. */
export interface Grant {
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  /** UTC instants: from `startsAt`, and up to but without `endsAt`; null is open-ended. */
  startsAt: Instant;
  endsAt: Instant | null;
}

/** When something of a household was begun, and the end of the delivery window that it is for. */
export interface HouseholdTime {
  createdAt: string;
  windowEndAt: string;
}

/**
 * Whether what a household had is of a member's time: its window had not ended when they came, and it was begun since
 * the last of the former occupants left (`historyFrom`; null where there were none). New occupants see no history, and
 * who joins a household that somebody lives in shares what it has (domain §2).
 */
export function ofTheirTime(
  { startsAt, historyFrom }: { startsAt: string; historyFrom: string | null },
  { createdAt, windowEndAt }: HouseholdTime,
): boolean {
  return startsAt < windowEndAt && (historyFrom === null || historyFrom < createdAt);
}

/** Where a thing belongs: the id of its place on every level that is known, of its delivery group and supermarket. */
export type PlaceRef = Partial<Record<ScopeKind, string | null>>;

/**
 * Whether someone with these grants may, in one of `roles`, reach a thing at `ref` at the instant `now` (domain §2).
 * Scopes nest because `ref` names the whole chain from district to household: a leader reaches what lies in their grid.
 * A level that `ref` does not name is never matched, so what is not known is not shown.
 */
export function inScope(
  grants: readonly Grant[],
  roles: readonly Role[],
  ref: PlaceRef,
  now: string,
): boolean {
  return grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      grant.startsAt <= now &&
      (grant.endsAt === null || now < grant.endsAt) &&
      ref[grant.scopeKind] === grant.scopeId,
  );
}
