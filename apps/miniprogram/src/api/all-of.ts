import type { Read } from './use-read';

/** Several reads as one: there when all are, as old as the oldest, failed when one has failed. */
export function allOf<T extends readonly unknown[]>(...reads: { [K in keyof T]: Read<T[K]> }): Read<T> {
  const all: readonly Read<unknown>[] = reads;
  const there = all.every(({ data }) => data !== undefined);
  const error = all.find((read) => read.error)?.error;
  return {
    data: there ? (all.map(({ data }) => data) as unknown as T) : undefined,
    error,
    pending: !there && error === undefined && all.some(({ pending }) => pending),
    refreshing: there && all.some(({ refreshing }) => refreshing),
    updatedAt: Math.min(...all.map(({ updatedAt }) => updatedAt)),
    stale: there && all.some(({ stale }) => stale),
    refresh: async () => void (await Promise.all(all.map(({ refresh }) => refresh()))),
  };
}
