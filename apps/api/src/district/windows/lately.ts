import type { Clock } from '../../ground/clock';

const MONTH_SECONDS = 31 * 86_400;

/**
 * The WHERE of what `alias` has of one window, or, where none is named, of the windows since a month ago: what screens
 * read again and again does not grow with the years.
 */
export function latelyWhere(
  alias: string,
  windowId: string | undefined,
  clock: Clock,
): { sql: string; values: string[] } {
  if (windowId !== undefined) return { sql: `${alias}.windowId = ?`, values: [windowId] };
  return {
    sql: `${alias}.windowId IN (SELECT id FROM delivery_windows WHERE endAt > ?)`,
    values: [clock.in(-MONTH_SECONDS)],
  };
}
