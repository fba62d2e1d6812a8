import { exactSum, requireCount } from '../ground/integers';
import { sha256Hex } from '../ground/sha256';

/** What one household order asks of one offer. */
export interface Claim {
  /** The order's pseudonym in its round: what is published, so that nobody learns who their neighbours are. */
  orderKey: string;
  /** Whole ordered units (steps of 500 g for a by-weight product). */
  wanted: number;
  /** 0: none. Otherwise the class of the priority register (优先户): the higher is served first. */
  priorityClass: number;
}

/** One offer to share out under the rule `fair`. */
export interface ShareOut {
  /** Names the offer in the draw, so that one seed gives every offer its own order. */
  offerId: string;
  quota: number;
  claims: readonly Claim[];
  /** Hex text, secret until the cut-off; `seedHash` of it is published when the round opens. */
  seed: string;
}

/** The commitment published at opening: SHA-256 over the text of the seed (domain §5). */
export function seedHash(seed: string): string {
  return sha256Hex(seed);
}

/** An order's place in the draw: the smaller is served first. Anyone can recompute it from published values. */
function drawKey(seed: string, offerId: string, orderKey: string): string {
  return sha256Hex(`${seed}:${offerId}:${orderKey}`);
}

/** The highest whole level such that everyone can have min(wanted, level), and the units then left over. */
function waterLevel(quota: number, claims: readonly Claim[]): { level: number; left: number } {
  const wanted = claims.map((claim) => claim.wanted).sort((a, b) => a - b);
  let left = quota;
  let level = 0;
  for (const [index, amount] of wanted.entries()) {
    const unsatisfied = wanted.length - index;
    const rise = Math.min(amount - level, Math.floor(left / unsatisfied));
    level += rise;
    left -= rise * unsatisfied;
    if (level < amount) break;
  }
  return { level, left };
}

/** Max–min fair shares of `quota` within one class; returns what is left for the next. */
function shareClass(
  quota: number,
  claims: readonly Claim[],
  input: ShareOut,
  out: Map<string, number>,
): number {
  const { level, left } = waterLevel(quota, claims);
  for (const claim of claims) out.set(claim.orderKey, Math.min(claim.wanted, level));
  const hungry = claims.filter((claim) => claim.wanted > level);
  if (left === 0 || hungry.length === 0) return left;
  const drawn = hungry.map(({ orderKey }) => ({
    orderKey,
    key: drawKey(input.seed, input.offerId, orderKey),
  }));
  drawn.sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { orderKey } of drawn.slice(0, left)) out.set(orderKey, level + 1);
  return 0;
}

function requireClaims(claims: readonly Claim[]): void {
  exactSum(
    claims.map((claim) => claim.wanted),
    'wanted',
  );
  for (const claim of claims) requireCount(claim.priorityClass, 'priorityClass');
  if (new Set(claims.map((claim) => claim.orderKey)).size < claims.length) {
    throw new RangeError('an order may claim an offer only once');
  }
}

/**
 * The `fair` share-out of one offer (domain §5, A12): priority households first, class by class from the highest;
 * within a class max–min fair in whole units; the single units left over go by a draw ordered by
 * SHA-256 of `seed:offerId:orderKey`. The same claims in any order give the same shares. O(n log n).
 * Returns the units of every order key, those with 0 included, in the order of the claims.
 * Throws a RangeError for negative or fractional numbers and for an order key that comes twice.
 */
export function shareOut(input: ShareOut): Map<string, number> {
  requireCount(input.quota, 'quota');
  requireClaims(input.claims);
  const out = new Map(input.claims.map((claim) => [claim.orderKey, 0]));
  const classes = new Map<number, Claim[]>();
  for (const claim of input.claims) {
    const group = classes.get(claim.priorityClass);
    if (group) group.push(claim);
    else classes.set(claim.priorityClass, [claim]);
  }
  let left = input.quota;
  for (const [, claims] of [...classes].sort(([a], [b]) => b - a)) {
    left = shareClass(left, claims, input, out);
  }
  return out;
}
