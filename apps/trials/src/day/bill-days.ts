import { instantAt, localDate, plusDays } from '@cailan/shared-types';

/** WeChat's bill of a day is there at ten the next morning in China; the service asks half an hour later. */
const READY = '10:30';

/**
 * The days of WeChat's bills that a run touched, as bills name them, and the instant from which each of them can be had,
 * at whatever hour the run began and ended.
 * @param from, to the run's first and last instant by the service's clock.
 */
export function billDays(from: string, to: string): { dates: string[]; readyAt: string } {
  const last = localDate(to);
  const dates: string[] = [];
  for (let date = localDate(from); date <= last; date = plusDays(date, 1)) dates.push(date);
  return { dates, readyAt: instantAt(plusDays(last, 1), READY) };
}
