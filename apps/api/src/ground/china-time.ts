const CHINA_MS = 8 * 3_600_000;

/**
 * An instant as WeChat wants it: China's time with its offset, to the second (`2026-11-21T20:00:00+08:00`) or, for
 * shipping, to the millisecond.
 */
export function chinaTime(instant: string, digits: 's' | 'ms' = 's'): string {
  const text = new Date(Date.parse(instant) + CHINA_MS).toISOString();
  return `${text.slice(0, digits === 's' ? 19 : 23)}+08:00`;
}

/** An ISO UTC instant as 'MM-DD HH:mm' in Asia/Shanghai, which has kept UTC+8 without summer time since 1991. */
export function shanghaiTime(iso: string): string {
  const local = new Date(Date.parse(iso) + CHINA_MS).toISOString();
  return `${local.slice(5, 10)} ${local.slice(11, 16)}`;
}
