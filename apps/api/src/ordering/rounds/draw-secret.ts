import { createHash, createHmac, randomBytes } from 'node:crypto';

/**
 * A round's own secret. What needs chance that nobody may foresee or recompute is made from it, each use under its own
 * name: the published seed of the share-out serves the share-out alone, since whoever knows it could work these out.
 */
type Use = 'pseudonym' | 'short-pick';

export const newDrawSecret = (): string => randomBytes(32).toString('hex');

function secretFor(drawSecret: string, use: Use): Buffer {
  return createHmac('sha256', drawSecret).update(use).digest();
}

/** The commitment that is published at opening, so that pseudonyms cannot be chosen afterwards: SHA-256 in hex. */
export function pseudonymHash(drawSecret: string): string {
  return createHash('sha256').update(secretFor(drawSecret, 'pseudonym')).digest('hex');
}

/** What an order is called in its round's share-out: 32 hex digits that nobody can lead back to it. */
export function pseudonymOf(drawSecret: string, orderId: string): string {
  return createHmac('sha256', secretFor(drawSecret, 'pseudonym')).update(orderId).digest('hex').slice(0, 32);
}

/** The seed that short picks are shared out with: the shop, which says how much is short, must not know who it will be. */
export function shortPickSeed(drawSecret: string): string {
  return secretFor(drawSecret, 'short-pick').toString('hex');
}
