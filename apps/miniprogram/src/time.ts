import { clockOf, dayOf, localDate } from '@cailan/shared-types';

/**
 * An instant as people say it, in Shanghai time: `今天 19:30`, `昨天 08:05`, `明天 11:30`, else `11月21日 19:30`.
 * Both are ISO UTC instants or Dates.
 */
export function sayInstant(instant: string | Date, now: string | Date): string {
  const day = { '-1': '明天', 0: '今天', 1: '昨天' }[dayOf(now) - dayOf(instant)];
  return `${day ?? sayDay(localDate(instant))} ${clockOf(instant)}`;
}

/** A date as people say it: `11月21日`. */
export function sayDay(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** The date of an instant as it stands on papers: `2026年11月22日`. */
export const sayDate = (instant: string): string =>
  `${localDate(instant).slice(0, 4)}年${sayDay(localDate(instant))}`;

const MINUTE_MS = 60_000;

/** A span of one day as people say it: `今天 19:30–21:30`. ISO UTC instants. */
export function sayWindow(startAt: string, endAt: string, now: string | Date): string {
  return `${sayInstant(startAt, now)}–${clockOf(endAt)}`;
}

/** How long until an instant: `还剩 1 小时 42 分`, `还剩 3 天`; empty once it has passed. */
export function sayLeft(until: string, now: Date): string {
  const minutes = Math.ceil((Date.parse(until) - now.getTime()) / MINUTE_MS);
  if (minutes <= 0) return '';
  if (minutes < 60) return `还剩 ${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `还剩 ${Math.floor(hours / 24)} 天`;
  const rest = minutes % 60;
  return `还剩 ${hours} 小时${rest && hours < 6 ? ` ${rest} 分` : ''}`;
}

/** How old something is, in milliseconds: `刚刚`, `5 分钟前`, `2 小时前`, `3 天前`. */
export function sayAge(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes < 1) return '刚刚';
  if (minutes < 60) return `${minutes} 分钟前`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} 小时前`;
  return `${Math.floor(minutes / 60 / 24)} 天前`;
}
