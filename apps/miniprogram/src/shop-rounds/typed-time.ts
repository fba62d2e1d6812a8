import { clockOf, dayOf, halfWidth, instantAt, localDate, plusDays } from '@cailan/shared-types';
import { sayInstant } from '../time';

/** A point in time as a person types it: a day of Shanghai's calendar, and a time of day as it stands in the field. */
export interface TypedTime {
  /** `2026-11-23`. */
  day: string;
  clock: string;
}

const MOST_DAYS = 15;

/** An instant (UTC, ISO or Date) as it is typed. */
export function typedTimeOf(instant: string | Date): TypedTime {
  return { day: localDate(instant), clock: clockOf(instant) };
}

/** The UTC instant of what was typed, to the millisecond; undefined while the time of day cannot be read. */
export function instantOf({ day, clock }: TypedTime): string | undefined {
  const time = timeOf(clock);
  return time && instantAt(day, time);
}

/** The time of day of `19:30`, `１９：３０`, `19.30`, `1930` or `9:05`, as `09:05`; undefined for anything else. */
function timeOf(clock: string): string | undefined {
  const typed = halfWidth(clock);
  const [, hours = '', minutes = ''] =
    /^(\d{1,2})[:.点](\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})$/.exec(typed) ?? [];
  if (!hours || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** What is wrong with the times that were typed, by what happens then; undefined where all can be read. */
export function timeFault(times: Readonly<Record<string, TypedTime>>): string | undefined {
  const unread = Object.keys(times).filter((name) => !instantOf(times[name] ?? { day: '', clock: '' }));
  return unread.length > 0 ? `${unread.join('、')}时间请写成 19:30 这样` : undefined;
}

/** The days from now to `until` (UTC instants), as a choice: 今天, 明天, 11月24日. */
export function daysUntil(until: string, now: Date): { value: string; label: string }[] {
  const count = Math.min(MOST_DAYS, Math.max(1, dayOf(until) - dayOf(now) + 1));
  return Array.from({ length: count }, (_, i) => {
    const day = plusDays(localDate(now), i);
    return { value: day, label: sayInstant(instantAt(day, '00:00'), now).replace(/\s*00:00$/, '') };
  });
}
