import { useCallback, useMemo } from 'react';
import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query';
import { PAGED, type PagedRoute } from '@cailan/shared-types';
import { callPage, type AnyInput } from './client';
import { toServiceTime } from './clock';
import type { Answered } from './http';
import { keptRead, queryClient, readKey, type ReadKey } from './query-client';
import type { InputArguments, Reply } from './route';
import { againAfter, usePageSeen, type Read, type ReadOptions } from './use-read';

/** Rows of a page: some screens full. */
const ROWS = '50';

/** The routes whose reply is a list that comes in pages. */
type ListRoute = { [R in PagedRoute]: (typeof PAGED)[R] extends '' ? R : never }[PagedRoute];

export interface Pages<T> extends Read<T> {
  /** Reads one page more; undefined where all is there. */
  more: (() => void) | undefined;
}

/**
 * Reads a list that grows with the years as far as somebody looks: the first page, and one more at a time. Reads anew what
 * is shown as `useRead` does. For lists of which every row counts, such as those to choose from, `useRead` is right.
 */
export function usePages<R extends ListRoute>(
  route: R,
  ...[input, options]: [...InputArguments<R>, options?: ReadOptions]
): Pages<Reply<R>> {
  const { poll, enabled = true } = (options ?? {}) as ReadOptions;
  const { params, query } = (input ?? {}) as AnyInput;
  const seen = usePageSeen();
  const key = readKey(route, { params, query: { ...query, limit: ROWS } });
  const result = useInfiniteQuery<Answered, Error, InfiniteData<Answered, string>, ReadKey, string>(
    {
      queryKey: key,
      queryFn: ({ pageParam: after }) =>
        callPage(route, { params, query: { ...query, limit: ROWS, ...(after && { after }) } }),
      initialPageParam: '',
      getNextPageParam: ({ next }: Answered) => next,
      enabled: enabled && seen,
      refetchInterval: againAfter(poll),
      initialData: () => keptRead(key)?.data as InfiniteData<Answered, string> | undefined,
      initialDataUpdatedAt: () => keptRead(key)?.at,
    },
    queryClient,
  );
  const { refetch, fetchNextPage, hasNextPage, failureReason, isFetching, dataUpdatedAt } = result;
  const pages = result.data?.pages;
  const data = useMemo(
    () => pages?.flatMap((page) => page.data as Reply<R>) as Reply<R> | undefined,
    [pages],
  );
  const error = result.error ?? failureReason;
  return {
    data,
    error: error ?? undefined,
    pending: data === undefined && error === null && enabled,
    refreshing: data !== undefined && isFetching,
    updatedAt: dataUpdatedAt && toServiceTime(dataUpdatedAt),
    stale: data !== undefined && error !== null,
    refresh: useCallback(async () => void (await refetch()), [refetch]),
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}
