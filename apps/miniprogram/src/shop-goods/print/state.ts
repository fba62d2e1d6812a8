import { useQueries } from '@tanstack/react-query';
import type { PackSheetView } from '@cailan/shared-types';
import { toServiceTime } from '../../api/clock';
import { queryClient, readKey } from '../../api/query-client';
import type { Read } from '../../api/use-read';

/** The pack sheets of several buildings, as one read: all of them or none. */
export function usePackSheets(groupOrderIds: readonly string[]): Read<PackSheetView[]> {
  const all = useQueries(
    {
      queries: groupOrderIds.map((id) => ({
        queryKey: readKey('GET /group-orders/:id/pack-sheet', { params: { id } }),
      })),
    },
    queryClient,
  );
  const sheets = all.flatMap(({ data }) => (data ? [data as PackSheetView] : []));
  const complete = sheets.length === all.length;
  const error = all.find((each) => each.error)?.error ?? undefined;
  return {
    data: complete ? sheets : undefined,
    error,
    pending: !complete && !error,
    refreshing: complete && all.some(({ isFetching }) => isFetching),
    updatedAt: toServiceTime(Math.min(...all.map(({ dataUpdatedAt }) => dataUpdatedAt))),
    stale: complete && error !== undefined,
    refresh: async () => void (await Promise.all(all.map(({ refetch }) => refetch()))),
  };
}
