import { dayOf, type WindowView } from '@cailan/shared-types';

/** The windows of one day in order of time, cancelled ones too. @param daysAgo 0 is today in Shanghai, 1 yesterday. */
export function windowsOfDay(windows: readonly WindowView[], now: Date, daysAgo: number): WindowView[] {
  return windows
    .filter(({ startAt }) => dayOf(startAt) === dayOf(now) - daysAgo)
    .sort((a, b) => a.startAt.localeCompare(b.startAt));
}

/** What the gate works on: today's windows, with the next day's once none of today's is still to end. */
export function boardWindows(windows: readonly WindowView[], now: Date): WindowView[] {
  const today = windowsOfDay(windows, now, 0);
  if (today.some(({ endAt }) => Date.parse(endAt) > now.getTime())) return today;
  const later = windows.map(({ startAt }) => dayOf(startAt) - dayOf(now));
  const next = Math.min(...later.filter((days) => days > 0));
  return Number.isFinite(next) ? [...today, ...windowsOfDay(windows, now, -next)] : today;
}

/** The days that can be looked back at, the latest first, as `daysAgo`; today always. */
export function daysBack(windows: readonly WindowView[], now: Date): number[] {
  const days = windows.map(({ startAt }) => dayOf(now) - dayOf(startAt));
  return [...new Set([0, ...days.filter((ago) => ago > 0)])].sort((a, b) => a - b);
}
