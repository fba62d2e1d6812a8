import { sentenceOf } from '../../api/errors';
import { Observable, useObserved } from '../../offline/observable';
import { forget, keep, kept } from '../../offline/storage';

/**
 * What this phone knows of a payment whose sheet it opened: `opened`, nobody has said how it ended; `paid`, WeChat said that
 * it was paid. Kept on the phone, so that an app that is killed under the sheet asks how it ended instead of asking to pay.
 */
type Seen = 'opened' | 'paid';

const PREFIX = 'wechat-pay/';
/** Counts the changes: whoever shows an attempt reads it again. */
const changes = new Observable(0);
/** Sheets that are open in this run of the app; a restart leaves none. */
const open = new Set<string>();

/** Why the last sheet could not be opened or broke off, in Chinese, until the next try. */
const failures = new Map<string, string>();

interface WechatAttempt {
  seen: Seen | undefined;
  /** The sheet is being opened or is open. */
  live: boolean;
  failure: string | undefined;
}

/** What is known of the payment's sheet; the component follows it. */
export function useWechatAttempt(paymentId: string): WechatAttempt {
  useObserved(changes);
  return {
    seen: kept<Seen>(PREFIX + paymentId),
    live: open.has(paymentId),
    failure: failures.get(paymentId),
  };
}

export function keepAttempt(paymentId: string, seen: Seen): void {
  keep(PREFIX + paymentId, seen);
  changed();
}

/** The service knows how it ended, or the sheet was closed without paying. */
export function dropAttempt(paymentId: string): void {
  forget(PREFIX + paymentId);
  changed();
}

/** Runs `work` as the one sheet of this payment; a second tap while it is open does nothing. Never rejects. */
export async function asOnlySheet(paymentId: string, work: () => Promise<void>): Promise<void> {
  if (open.has(paymentId)) return;
  open.add(paymentId);
  failures.delete(paymentId);
  changed();
  try {
    await work();
  } catch (error) {
    failures.set(paymentId, sentenceOf(error));
  } finally {
    open.delete(paymentId);
    changed();
  }
}

function changed(): void {
  changes.set(changes.get() + 1);
}
