import type { Read } from './use-read';

/** Two reads as one: there when both are, as old as the older, failed when either failed. */
export function both<A, B>(a: Read<A>, b: Read<B>): Read<[A, B]> {
  const there = a.data !== undefined && b.data !== undefined;
  return {
    data: there ? [a.data as A, b.data as B] : undefined,
    error: a.error ?? b.error,
    pending: a.pending || b.pending,
    refreshing: a.refreshing || b.refreshing,
    updatedAt: Math.min(a.updatedAt, b.updatedAt),
    stale: a.stale || b.stale,
    refresh: async () => void (await Promise.all([a.refresh(), b.refresh()])),
  };
}
