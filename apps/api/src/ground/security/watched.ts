import type { Role, Route, Stream } from '@cailan/shared-types';

export type SecurityKind =
  | 'sign_in'
  | 'refused'
  | 'post_claim'
  | 'token_reuse'
  | 'contacts'
  | 'export'
  | 'print'
  | 'erasure'
  | 'administration';

/** Routes that are written down however they end. */
const WATCHED: Partial<Record<Route | Stream, SecurityKind>> = {
  'POST /sign-in/wechat': 'sign_in',
  'POST /sign-in/cloud-run': 'sign_in',
  'POST /development/sign-in': 'sign_in',
  'POST /sign-in/refresh': 'sign_in',
  'POST /desk-sign-ins/:id/enter': 'sign_in',
  'POST /desk-codes/confirm': 'sign_in',
  'POST /desk-confirmations/:id/answer': 'administration',
  'POST /sign-out': 'sign_in',
  'POST /me/phone': 'post_claim',
  'POST /deputies': 'post_claim',
  'POST /hand-overs': 'post_claim',
  'POST /hand-overs/:id/sign': 'post_claim',
  'POST /bindings': 'post_claim',
  'POST /bindings/:id/answer': 'post_claim',
  'GET /me/export': 'export',
  'POST /me/erase': 'erasure',
  'GET /group-orders/:id/households': 'contacts',
  'GET /group-orders/:id/pack-sheet': 'contacts',
  'GET /windows/:id/floor': 'contacts',
  'GET /households/:id': 'contacts',
  'GET /households/:id/members': 'contacts',
  'GET /supermarkets/:id/drivers': 'contacts',
};

const ADMINISTRATORS: readonly Role[] = ['district_admin'];
const DOORS_CLOSED = new Set(['not_signed_in', 'session_ended', 'role_required', 'too_many_attempts']);

/** What an answered request is to the security log; undefined: nothing. */
export function kindOf(request: {
  route: string;
  outcome: string;
  roles: readonly Role[];
}): SecurityKind | undefined {
  const { route, outcome, roles } = request;
  const watched = WATCHED[route as Route];
  // Who signed in is written down with their session.
  if (watched === 'sign_in' && outcome === '200' && route !== 'POST /sign-out') return undefined;
  if (watched) return watched;
  if (DOORS_CLOSED.has(outcome)) return 'refused';
  if (/^GET .*(labels|pack-sheets).*\.(pdf|xlsx)$/.test(route)) return 'print';
  if (/^GET .*\.xlsx$/.test(route)) return 'export';
  if (!route.startsWith('GET ') && roles.some((role) => ADMINISTRATORS.includes(role)))
    return 'administration';
  return undefined;
}

/** More than this within an hour, of one person (of everybody for `refused` and `sign_in`), is a warning. */
export const ALARM_BOUNDS: Record<SecurityKind, number> = {
  sign_in: 5000,
  refused: 2000,
  post_claim: 30,
  token_reuse: 0,
  contacts: 600,
  export: 20,
  print: 60,
  erasure: 3,
  administration: 300,
};

/** Whose number is counted for all together. */
export const COUNTED_TOGETHER: ReadonlySet<SecurityKind> = new Set(['sign_in', 'refused']);
