const DAY_MS = 86_400_000;
/** Asia/Shanghai is UTC+8 all year; mini-programs do not reliably carry a time-zone database. */
const SHANGHAI_MS = 8 * 3_600_000;

const shanghaiDay = (at: Date): number => Math.floor((at.getTime() + SHANGHAI_MS) / DAY_MS);

/**
 * An instant as people say it, in Shanghai time: `今天 19:30`, `昨天 08:05`, else `11月21日 19:30`.
 * Both are ISO UTC instants or Dates.
 */
export function sayInstant(instant: string | Date, now: string | Date): string {
  const at = new Date(instant);
  const local = new Date(at.getTime() + SHANGHAI_MS);
  const clock = local.toISOString().slice(11, 16);
  const daysAgo = shanghaiDay(new Date(now)) - shanghaiDay(at);
  if (daysAgo === 0) return `今天 ${clock}`;
  if (daysAgo === 1) return `昨天 ${clock}`;
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${clock}`;
}
