import { useCallback, useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useQuery } from '@tanstack/react-query';
import type { AnyInput, InputArguments, ReplyOf, Route } from '@cailan/shared-types';
import { toServiceTime } from './clock';
import { isPassing } from './errors';
import { keptRead, queryClient, readKey, type ReadKey } from './query-client';

/** What could not be asked is asked again this often, should nobody say that the network is back; milliseconds. */
const AGAIN_MS = 20_000;

export interface ReadOptions {
  /** Asks again this often (milliseconds) while the page is seen. */
  poll?: number;
  /** false: asks nothing yet, e.g. while a name in the path is not known. */
  enabled?: boolean;
}

export interface Read<T> {
  /** The latest answer; it stays when a later one fails. */
  data: T | undefined;
  /** Why there is no newer answer: `sentenceOf` says it. */
  error: Error | undefined;
  /** There is nothing to show yet, and an answer is awaited. */
  pending: boolean;
  /** Something is shown, and a newer answer is awaited. */
  refreshing: boolean;
  /** When `data` was read: milliseconds by the service's clock, so that its age is `serviceNow()` minus this; 0 without data. */
  updatedAt: number;
  /** The last refresh failed: what is shown is older than it should be. */
  stale: boolean;
  /** Reads again, for pull to refresh; never rejects. */
  refresh: () => Promise<void>;
}

export type ReadRoute = Extract<Route, `GET ${string}`>;

/**
 * Reads a route and follows it: shows at once what was read before, even by an earlier start, reads again when the page
 * shows, and keeps the last answer while the network is away.
 */
export function useRead<R extends ReadRoute>(
  route: R,
  ...[input, options]: [...InputArguments<R>, options?: ReadOptions]
): Read<ReplyOf<R>> {
  return useAnswer<ReplyOf<R>>(
    readKey(route, input as AnyInput | undefined),
    options as ReadOptions | undefined,
  );
}

/**
 * What stands under a key, read as `useRead` reads.
 * @param queryFn reads it otherwise than as the route's whole reply; what was there before is shown until it has.
 */
export function useAnswer<T>(
  key: ReadKey,
  { poll, enabled = true }: ReadOptions = {},
  queryFn?: () => Promise<T>,
): Read<T> {
  const seen = usePageSeen();
  const query = useQuery<T>(
    {
      queryKey: key,
      ...(queryFn && { queryFn, placeholderData: (before: unknown) => before as never }),
      // A page that is hidden asks nothing; when it shows again, it asks where what it has is no longer fresh.
      enabled: enabled && seen,
      refetchInterval: againAfter(poll),
      // What an earlier start read may have changed the moment it was closed, and the next poll is long off.
      refetchOnMount: ({ state }) => (state.dataUpdateCount === 0 ? 'always' : true),
      initialData: () => keptRead(key)?.data as T | undefined,
      initialDataUpdatedAt: () => keptRead(key)?.at,
    },
    queryClient,
  );
  const { refetch } = query;
  const refresh = useCallback(async () => void (await refetch()), [refetch]);
  const { data, isFetching, failureReason, dataUpdatedAt } = query;
  // Said at the first failure, while the further tries go on.
  const error = query.error ?? failureReason;
  return {
    data,
    error: error ?? undefined,
    pending: data === undefined && error === null && enabled,
    refreshing: data !== undefined && isFetching,
    updatedAt: dataUpdatedAt && toServiceTime(dataUpdatedAt),
    stale: data !== undefined && error !== null,
    refresh,
  };
}

/** When a read asks again: as often as its page wants, else only while it fails for want of a network. */
export function againAfter(poll: number | undefined) {
  return ({ state }: { state: { error: unknown } }): number | false =>
    poll ?? (isPassing(state.error) ? AGAIN_MS : false);
}

/** Whether the page is in sight; a hidden one asks nothing. */
export function usePageSeen(): boolean {
  const [seen, setSeen] = useState(true);
  useDidShow(() => setSeen(true));
  useDidHide(() => setSeen(false));
  return seen;
}
