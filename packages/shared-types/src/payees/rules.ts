import { moveRefusal } from '../ground/moves';
import type { Refusal } from '../refusals';
import { payeeMoves, type PayeeStatus } from './status';
import { payeeNames, type PayeeMode } from './words';

/** A payee as WeChat Pay names it; `subMchid` of a partner alone. */
export interface NamedPayee {
  mode: PayeeMode;
  mchid: string;
  subMchid?: string | null;
}

const isSame = (a: NamedPayee, b: NamedPayee): boolean =>
  a.mode === b.mode && a.mchid === b.mchid && (a.subMchid ?? null) === (b.subMchid ?? null);

/** What stands in the way of entering a payee: its form, keys that the service has not, one that is there already. */
export function proposePayeeRefusal(
  payee: NamedPayee,
  { merchants, present }: { merchants: readonly string[]; present: readonly NamedPayee[] },
): Refusal | undefined {
  if ((payee.mode === 'partner') !== Boolean(payee.subMchid)) return { code: 'payee_form' };
  if (!merchants.includes(payee.mchid))
    return { code: 'payee_unknown_merchant', facts: { mchid: payee.mchid } };
  return present.some((other) => isSame(other, payee)) ? { code: 'payee_same' } : undefined;
}

/** A payee waits for one answer; one that is not taken says why. */
export function answerPayeeRefusal(
  status: PayeeStatus,
  { confirm, note = '' }: { confirm: boolean; note?: string },
): Refusal | undefined {
  const refusal = moveRefusal(payeeMoves, payeeNames, status, confirm ? 'confirmed' : 'refused');
  if (refusal) return refusal;
  return !confirm && note.trim() === '' ? { code: 'payee_reason' } : undefined;
}

/** What waits is taken back, what is used is ended; the rest is over. */
export const endPayeeRefusal = (status: PayeeStatus): Refusal | undefined =>
  moveRefusal(payeeMoves, payeeNames, status, 'ended');
