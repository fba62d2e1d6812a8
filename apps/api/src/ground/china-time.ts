import { localText } from '@cailan/shared-types';

/**
 * An instant as WeChat wants it: China's time with its offset, to the second (`2026-11-21T20:00:00+08:00`) or, for
 * shipping, to the millisecond.
 */
export function chinaTime(instant: string, digits: 's' | 'ms' = 's'): string {
  return `${localText(instant).slice(0, digits === 's' ? 19 : 23)}+08:00`;
}

/** The instant of a time of WeChat's bills: `2026-11-21 20:30:00`. */
export const fromChinaTime = (text: string): string =>
  new Date(`${text.replace(' ', 'T')}+08:00`).toISOString();

/** An instant as papers and messages say it: `11-21 18:22`. */
export function shanghaiTime(iso: string): string {
  return localText(iso).slice(5, 16).replace('T', ' ');
}
