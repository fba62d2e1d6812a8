import { halfWidth } from '@cailan/shared-types';
import { sayInstant } from '../time';

/** A point in time as a person types it: a day of Shanghai's calendar, and a time of day as it stands in the field. */
export interface Moment {
  /** `2026-11-23`. */
  day: string;
  clock: string;
}

const DAY_MS = 86_400_000;
/** Asia/Shanghai is UTC+8 all year. */
const SHANGHAI_MS = 8 * 3_600_000;
const MOST_DAYS = 15;

/** An instant (UTC, ISO or Date) as it is typed. */
export function momentOf(instant: string | Date): Moment {
  const local = new Date(new Date(instant).getTime() + SHANGHAI_MS).toISOString();
  return { day: local.slice(0, 10), clock: local.slice(11, 16) };
}

/** The UTC instant of what was typed, to the millisecond; undefined while the time of day cannot be read. */
export function instantOf({ day, clock }: Moment): string | undefined {
  const minutes = minutesOf(clock);
  if (minutes === undefined) return undefined;
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + minutes * 60_000 - SHANGHAI_MS).toISOString();
}

/** Minutes since midnight of `19:30`, `１９：３０`, `19.30`, `1930` or `9:05`; undefined for anything else. */
function minutesOf(clock: string): number | undefined {
  const typed = halfWidth(clock);
  const [, hours = '', minutes = ''] =
    /^(\d{1,2})[:.点](\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed) ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return Number(hours) * 60 + Number(minutes);
}

/** What is wrong with the times that were typed, by what happens then; undefined where all can be read. */
export function momentFault(moments: Readonly<Record<string, Moment>>): string | undefined {
  const unread = Object.keys(moments).filter((name) => !instantOf(moments[name] ?? { day: '', clock: '' }));
  return unread.length > 0 ? `${unread.join('、')}时间请写成 19:30 这样` : undefined;
}

/** The days from now to `until` (UTC instants), as a choice: 今天, 明天, 11月24日. */
export function daysUntil(until: string, now: Date): { value: string; label: string }[] {
  const first = Date.parse(`${momentOf(now).day}T00:00:00.000Z`);
  const last = Date.parse(`${momentOf(until).day}T00:00:00.000Z`);
  const count = Math.min(MOST_DAYS, Math.max(1, (last - first) / DAY_MS + 1));
  return Array.from({ length: count }, (_, i) => {
    const midnight = new Date(first + i * DAY_MS - SHANGHAI_MS);
    return {
      value: momentOf(midnight).day,
      label: sayInstant(midnight, now).replace(/\s*00:00$/, ''),
    };
  });
}
