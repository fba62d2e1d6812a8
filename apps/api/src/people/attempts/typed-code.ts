import { randomBytes } from 'node:crypto';

/** Capital letters and digits that no one takes for another: without 0 and O, 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/** A new code: 40 random bits, so that guessing one is hopeless within the attempts that are allowed. */
export function newCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
