import { keeping } from '@cailan/shared-types';

/** Each period in days with all that is kept for it, the shortest first. */
export function periods(): { days: number; whats: string[] }[] {
  const of = new Map<number, string[]>();
  for (const { days, what } of Object.values(keeping)) of.set(days, [...(of.get(days) ?? []), what]);
  return [...of].map(([days, whats]) => ({ days, whats })).sort((a, b) => a.days - b.days);
}
