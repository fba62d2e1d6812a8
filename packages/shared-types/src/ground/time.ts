/**
 * The zone of every plan (`timeZone`), its one place: China keeps UTC+8 all year, and mini-programs carry no table of time
 * zones. Instants are ISO 8601 in UTC, or Dates where a clock is at hand.
 */
export const ZONE = 'Asia/Shanghai';

const AHEAD_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** An instant's date and time of day in the zone, to the millisecond: `2026-11-21T19:30:00.000`. */
export function localText(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + AHEAD_MS).toISOString().slice(0, -1);
}

/** The local date of an instant, `2026-11-21`. */
export const localDate = (instant: string | Date): string => localText(instant).slice(0, 10);

/** The local time of day of an instant, `19:30`. */
export const clockOf = (instant: string | Date): string => localText(instant).slice(11, 16);

/** The local day that an instant lies in, counted from 1970. */
export const dayOf = (instant: string | Date): number =>
  Math.floor((new Date(instant).getTime() + AHEAD_MS) / DAY_MS);

/** The UTC instant of a local date and time of day, such as `2026-11-21` `19:30`. */
export function instantAt(date: string, timeOfDay: string): string {
  return new Date(Date.parse(`${date}T${timeOfDay}:00.000Z`) - AHEAD_MS).toISOString();
}

/** 1 Monday to 7 Sunday. */
export const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The date `days` later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
