import type { ReconciliationView } from '@cailan/shared-types';
import { shanghaiDay } from '../../time';
import type { Tone } from '../../ui/parts';

const DAY_MS = 86_400_000;

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

/** A day of a bill as people say it: `11月21日`. */
export function sayDay(date: string): string {
  const [, month = '', day = ''] = date.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

/** The day in Shanghai so many days before `now`, as bills name it: `2026-11-21`. */
export function dayBefore(now: Date, days: number): string {
  return new Date((shanghaiDay(now) - days) * DAY_MS).toISOString().slice(0, 10);
}
