import { localDate, plusDays, type ReconciliationView } from '@cailan/shared-types';
import type { Tone } from '../../ui/text';

/** How a day's comparison ended, as people say it. */
export function reconciliationWords({ status, differing }: ReconciliationView): {
  words: string;
  tone: Tone;
} {
  if (status === 'no_bill') return { words: '没有账单', tone: 'mute' };
  return status === 'balanced'
    ? { words: '对上了', tone: 'good' }
    : { words: `${differing} 处不一样`, tone: 'harm' };
}

/** The local day so many days before `now`, as bills name it: `2026-11-21`. */
export function dayBefore(now: Date, days: number): string {
  return plusDays(localDate(now), -days);
}
