import { useCallback, useMemo } from 'react';
import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import type { ListOrderView, RoundDetailView, RoundView } from '@cailan/shared-types';
import { serviceNow, toServiceTime } from '../api/clock';
import { keptRead, queryClient, readKey } from '../api/query-client';
import { useRead, type Read } from '../api/use-read';
import { closedRefusal, goodsOf, type Good } from './goods';

/** What a window's suppliers offer. */
export interface WindowGoods {
  /** Every round of the window that was opened, by supplier. */
  rounds: readonly RoundView[];
  /** Those that still take this household's list. */
  open: readonly RoundView[];
  /** What those sell. */
  goods: readonly Good[];
  byId: ReadonlyMap<string, Good>;
}

const NONE: readonly RoundView[] = [];

/** All that a household can put on its list for a window. @param orders what the list holds already, by round */
export function useWindowGoods(windowId: string, orders: readonly ListOrderView[]): Read<WindowGoods> {
  const read = useRead('GET /rounds', { query: { windowId } });
  const rounds = useMemo(() => (read.data ?? NONE).filter(({ status }) => status !== 'draft'), [read.data]);
  const now = serviceNow().toISOString();
  const openRounds = rounds
    .filter(
      (round) =>
        !closedRefusal(
          round,
          orders.find(({ roundId }) => roundId === round.id),
          now,
        ),
    )
    .map(({ id }) => id);
  const details = useRounds(openRounds);
  const key = openRounds.join(' ');
  const known = details.data;
  const data = useMemo(() => {
    const goods = goodsOf(known);
    const open = rounds.filter(({ id }) => key.includes(id));
    return { rounds, open, goods, byId: new Map(goods.map((good) => [good.id, good])) };
  }, [rounds, key, known]);
  const { refresh: again } = read;
  const refresh = useCallback(async () => {
    await Promise.all([
      again(),
      queryClient.refetchQueries({ queryKey: ['GET /rounds/:id'], type: 'active' }),
    ]);
  }, [again]);
  const error = read.error ?? details.error;
  const there = read.data !== undefined && (details.data.length > 0 || openRounds.length === 0);
  return {
    data: there ? data : undefined,
    error: error ?? undefined,
    pending: !there && !error,
    refreshing: read.refreshing,
    updatedAt: details.data.length > 0 ? toServiceTime(details.updatedAt) : read.updatedAt,
    stale: there && (read.stale || details.error !== undefined),
    refresh,
  };
}

/** Several rounds with what they sell; those that can't be read are missing. */
export function useRounds(ids: readonly string[]): {
  data: RoundDetailView[];
  error: Error | undefined;
  /** Every one of them was read, or can't be. */
  settled: boolean;
  /** When the oldest of them was read: milliseconds of the phone's clock. */
  updatedAt: number;
} {
  return useQueries(
    {
      queries: ids.map((id): UseQueryOptions<RoundDetailView> => {
        const queryKey = readKey('GET /rounds/:id', { params: { id } });
        return {
          queryKey,
          initialData: () => keptRead(queryKey)?.data as RoundDetailView | undefined,
          initialDataUpdatedAt: () => keptRead(queryKey)?.at,
        };
      }),
      combine: together,
    },
    queryClient,
  );
}

function together(reads: UseQueryResult<RoundDetailView>[]) {
  return {
    data: reads.flatMap(({ data }) => (data ? [data] : [])),
    error: reads.find(({ error }) => error)?.error ?? undefined,
    settled: reads.every(({ isPending }) => !isPending),
    updatedAt: Math.min(...reads.flatMap(({ data, dataUpdatedAt }) => (data ? [dataUpdatedAt] : []))),
  };
}
