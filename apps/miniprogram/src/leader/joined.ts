import type { Read } from '../api/use-read';

/** Two reads as one: there when both are, as old as the older. */
export function joined<A, B>(a: Read<A>, b: Read<B>): Read<[A, B]> {
  const data: [A, B] | undefined =
    a.data === undefined || b.data === undefined ? undefined : [a.data, b.data];
  return {
    data,
    error: a.error ?? b.error,
    pending: data === undefined && (a.pending || b.pending),
    refreshing: a.refreshing || b.refreshing,
    updatedAt: Math.min(a.updatedAt, b.updatedAt),
    stale: data !== undefined && (a.stale || b.stale),
    refresh: async () => void (await Promise.all([a.refresh(), b.refresh()])),
  };
}
