const SHANGHAI_MS = 8 * 3_600_000;

/** The date in Shanghai as it stands on papers: `2026年11月22日`. */
export function sayDate(at: string): string {
  const local = new Date(Date.parse(at) + SHANGHAI_MS);
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
}
