import { useCallback, useMemo } from 'react';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import type { AnyInput, ReplyOf } from '@cailan/shared-types';
import { phoneMs, toServiceTime } from './clock';
import { keptRead, queryClient, readKey } from './query-client';
import { againAfter, usePageSeen, type Read, type ReadOptions, type ReadRoute } from './use-read';

/**
 * Reads one route for several rows at once, e.g. every building's dues: as `useRead`, with one answer for each input in
 * the inputs' order. There are data once all of them were answered; the age is the oldest one's.
 * @param inputs no two alike.
 */
export function useReads<R extends ReadRoute>(
  route: R,
  inputs: readonly AnyInput[],
  { poll, enabled = true }: ReadOptions = {},
): Read<ReplyOf<R>[]> {
  const seen = usePageSeen();
  const results: UseQueryResult<ReplyOf<R>>[] = useQueries(
    {
      queries: inputs.map((input) => {
        const key = readKey(route, input);
        return {
          queryKey: key,
          enabled: enabled && seen,
          refetchInterval: againAfter(poll),
          initialData: () => keptRead(key)?.data as ReplyOf<R> | undefined,
          initialDataUpdatedAt: () => keptRead(key)?.at,
        };
      }),
    },
    queryClient,
  );
  const answers = results.map(({ data }) => data);
  // Each answer keeps its identity while it does not change, and so does the list of them.
  const data = useMemo(() => (answers.every(isAnswered) ? answers : undefined), answers);
  // Said at the first failure, while the further tries go on.
  const error = results.map((result) => result.error ?? result.failureReason).find(Boolean) ?? undefined;
  const refresh = useCallback(
    () => queryClient.refetchQueries({ queryKey: [route], type: 'active' }),
    [route],
  );
  // Of nothing asked, nothing is old.
  const oldest = Math.min(phoneMs(), ...results.map(({ dataUpdatedAt }) => dataUpdatedAt));
  return {
    data,
    error,
    pending: data === undefined && error === undefined && enabled,
    refreshing: data !== undefined && results.some(({ isFetching }) => isFetching),
    updatedAt: oldest && toServiceTime(oldest),
    stale: data !== undefined && error !== undefined,
    refresh,
  };
}

function isAnswered<T>(answer: T | undefined): answer is T {
  return answer !== undefined;
}
