import { useQueries } from '@tanstack/react-query';
import type { NeighbourView } from '@cailan/shared-types';
import { toServiceTime } from '../../api/clock';
import { keptRead, queryClient, readKey } from '../../api/query-client';
import type { Read } from '../../api/use-read';
import { neighboursOf } from './neighbours-now';

/** The households of several group orders as one read: a window has as many as supermarkets that serve it. */
export function useNeighbours(groupOrderIds: readonly string[]): Read<NeighbourView[]> {
  const results = useQueries(
    {
      queries: groupOrderIds.map((id) => {
        const queryKey = readKey('GET /group-orders/:id/households', { params: { id } });
        return {
          queryKey,
          initialData: () => keptRead(queryKey)?.data as NeighbourView[] | undefined,
          initialDataUpdatedAt: () => keptRead(queryKey)?.at,
        };
      }),
    },
    queryClient,
  );
  const there = results.flatMap(({ data }) => (data ? [data as NeighbourView[]] : []));
  const error = results.map((result) => result.error ?? result.failureReason).find(Boolean) ?? undefined;
  const data = there.length === results.length ? neighboursOf(there) : undefined;
  return {
    data,
    error,
    pending: data === undefined && !error,
    refreshing: data !== undefined && results.some(({ isFetching }) => isFetching),
    updatedAt: toServiceTime(Math.min(...results.map(({ dataUpdatedAt }) => dataUpdatedAt))),
    stale: data !== undefined && error !== undefined,
    refresh: async () => void (await Promise.all(results.map(({ refetch }) => refetch()))),
  };
}
