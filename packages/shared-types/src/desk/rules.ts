import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import { deskSignInMoves, type DeskSignInStatus } from './status';
import { deskSignInNames } from './words';

/** How long a desk shows one code: two minutes. */
export const DESK_CODE_SECONDS = 120;
/** How long the browser has to come for what a phone confirmed in the last second. */
export const DESK_ENTER_SECONDS = 60;

interface DeskCode {
  status: DeskSignInStatus;
  expiresAt: string;
}

/** A code that was confirmed, refused or used is so for good, and nobody answers it after its time. */
export function deskAnswerRefusal(
  { status, expiresAt }: DeskCode,
  to: 'confirmed' | 'refused',
  now: string,
): Refusal | undefined {
  const refusal = moveRefusal(deskSignInMoves, deskSignInNames, status, to);
  if (refusal) return refusal;
  return now < expiresAt ? undefined : { code: 'bad_desk_code' };
}

/** Only a phone brings a desk in: a desk that could do so would outlive its own shift. */
export function deskConfirmRefusal({
  atDesk,
  hasRole,
}: {
  atDesk: boolean;
  hasRole: boolean;
}): Refusal | undefined {
  if (atDesk) return { code: 'desk_needs_phone' };
  return hasRole ? undefined : { code: 'desk_role_missing' };
}

/** The browser that shows the code comes for its session once, in time. */
export function deskEnterRefusal({ status, expiresAt }: DeskCode, now: string): Refusal | undefined {
  const refusal = moveRefusal(deskSignInMoves, deskSignInNames, status, 'used');
  if (refusal) return refusal;
  return now < expiresAt ? undefined : { code: 'bad_desk_code' };
}

/** What the QR of a code says; a phone reads the code out of it, or somebody types it. */
export const deskCodeText = (code: string): string => `cailan-desk:${code}`;

/** The code in what was scanned or typed; undefined where there is none. */
export const readDeskCode = (text: string): string | undefined =>
  /^\s*(?:cailan-desk:)?\s*([0-9a-z]{4})[\s-]?([0-9a-z]{4})\s*$/i.exec(text)?.slice(1).join('').toUpperCase();
