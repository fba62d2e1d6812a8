import { inScope, type Grant, type PlaceRef, type Post, type ScopeKind } from '../access/scope';
import type { Refusal } from '../refusals';

/** What a post can be held over: everything but a household. */
export const POST_SCOPES = [
  'district',
  'street',
  'community',
  'grid',
  'building',
  'unit',
  'delivery_group',
  'supermarket',
] as const satisfies readonly ScopeKind[];
export type PostScope = (typeof POST_SCOPES)[number];

/** A post that somebody wants to give: its role, whether it is a supermarket's contact, and what it is held over. */
export interface PostKind {
  role: Post;
  contact: boolean;
  scopeKind: ScopeKind;
}

/** A grant with whether its holder is their supermarket's contact. */
export interface AppointerGrant extends Grant {
  contact?: number | null;
}

type Appointer = 'district_admin' | 'community_staff' | 'supplier_contact';

interface Level {
  by: Appointer;
  over: readonly PostScope[];
  /** Whether one person holds it at a time, and others stand in for them. */
  single: boolean;
}

const SUPPLIER_CONTACT: Level = { by: 'district_admin', over: ['supermarket'], single: false };

/** Each post by the level above it (A4, A8; a second administrator by the first, ours). */
const LEVELS: Record<Post, Level> = {
  district_admin: { by: 'district_admin', over: ['district'], single: false },
  inspector: { by: 'district_admin', over: ['district'], single: false },
  community_staff: { by: 'district_admin', over: ['district', 'street', 'community'], single: false },
  supermarket_staff: { by: 'supplier_contact', over: ['supermarket'], single: false },
  driver: { by: 'supplier_contact', over: ['supermarket'], single: false },
  committee: { by: 'community_staff', over: ['grid'], single: false },
  grid_leader: { by: 'community_staff', over: ['grid'], single: true },
  floor_captain: { by: 'community_staff', over: ['building', 'unit', 'delivery_group'], single: true },
};

const levelOf = ({ role, contact }: PostKind): Level =>
  contact && role === 'supermarket_staff' ? SUPPLIER_CONTACT : LEVELS[role];

/** Whether a post has one holder at a time. */
export const hasOneHolder = (role: Post): boolean => LEVELS[role].single;

/** What posts of this kind are held over. */
export const scopesOf = (role: Post): readonly PostScope[] => LEVELS[role].over;

const holds = (grants: readonly AppointerGrant[], by: Appointer, ref: PlaceRef, now: string): boolean =>
  by === 'supplier_contact'
    ? inScope(
        grants.filter(({ contact }) => contact === 1),
        ['supermarket_staff'],
        ref,
        now,
      )
    : inScope(grants, [by], ref, now);

/** Whether somebody with these grants appoints to a post at `ref`: who is on the level above it, and it is in their scope. */
export function appoints(
  grants: readonly AppointerGrant[],
  post: PostKind,
  ref: PlaceRef,
  now: string,
): boolean {
  return holds(grants, levelOf(post).by, ref, now);
}

/** Whether they end it: whoever appoints to it, and the district's administrator, whose every post it is (ours). */
export function endsPosts(
  grants: readonly AppointerGrant[],
  post: PostKind,
  ref: PlaceRef,
  now: string,
): boolean {
  return appoints(grants, post, ref, now) || holds(grants, 'district_admin', ref, now);
}

/** A post is held over what it is for, by one person where it has one holder, and not by who gives it. Instants are UTC. */
export function appointmentRefusal({
  post,
  own,
  holding,
  taken,
  term,
}: {
  post: PostKind;
  own: boolean;
  /** Whether they hold it, or stand in for its holder, already. */
  holding: boolean;
  /** Whether another person holds it in that time; a deputy takes nobody's place. */
  taken: boolean;
  term: { startsAt: string; endsAt: string | null };
}): Refusal | undefined {
  if (!(levelOf(post).over as readonly string[]).includes(post.scopeKind))
    return { code: 'wrong_post_scope' };
  if (term.endsAt !== null && term.endsAt <= term.startsAt) return { code: 'bad_term' };
  if (own) return { code: 'own_post' };
  if (holding) return { code: 'already_deputy' };
  return taken && hasOneHolder(post.role) ? { code: 'post_taken' } : undefined;
}

/** Nobody ends their own post; an administrator stays; a leader with households' money hands over first. */
export function appointmentEndRefusal({
  own,
  lastAdministrator,
  cashFen,
}: {
  own: boolean;
  lastAdministrator: boolean;
  cashFen: number;
}): Refusal | undefined {
  if (own) return { code: 'own_post' };
  if (lastAdministrator) return { code: 'last_administrator' };
  return cashFen > 0 ? { code: 'cash_in_hand', facts: { cashFen } } : undefined;
}
