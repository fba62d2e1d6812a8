import { useEffect, useRef } from 'react';
import type { ReplyOf } from '@cailan/shared-types';
import { queryClient, readKey } from '../api/query-client';
import { useRead, type Read } from '../api/use-read';
import { useOutbox, type Entry } from './outbox';

/** The reads that work at gate and door changes while the network is away. */
type LocalRoute = 'GET /windows/:id/floor' | 'GET /handoffs/:id';

/** What an entry of the outbox changes; the same data where it changes nothing, and nothing when it is applied again. */
type Change<T> = (data: T, entry: Entry) => T;

/**
 * A read with what the phone did since: everything that still waits is applied to the last answer, and what was sent
 * stays applied until a newer answer says it itself.
 * @param params the names in the path; undefined while they are not known: then nothing is asked.
 */
export function useLocalRead<R extends LocalRoute>(
  route: R,
  params: { id: string } | undefined,
  change: Change<ReplyOf<R>>,
  poll: number,
): Read<ReplyOf<R>> {
  const input = { params: params ?? { id: '-' } };
  // The compiler cannot see that both routes take just an id.
  const read = useRead<LocalRoute>(route, input, { poll, enabled: params !== undefined }) as Read<ReplyOf<R>>;
  const { waiting, refused } = useOutbox();
  const before = useRef(waiting);
  useEffect(() => {
    const isIn = (entries: readonly Entry[], { id }: Entry) => entries.some((entry) => entry.id === id);
    const sent = before.current.filter((entry) => !isIn(waiting, entry) && !isIn(refused, entry));
    before.current = waiting;
    if (sent.length > 0) keepSent(route, input, sent, change);
  });
  return { ...read, data: read.data && waiting.reduce(change, read.data) };
}

/** The age of what is shown stays that of the service's answer. */
function keepSent<R extends LocalRoute>(
  route: R,
  input: { params: { id: string } },
  sent: readonly Entry[],
  change: Change<ReplyOf<R>>,
): void {
  const key = readKey(route, input);
  const state = queryClient.getQueryState<ReplyOf<R>>(key);
  if (state?.data === undefined) return;
  queryClient.setQueryData(key, sent.reduce(change, state.data), { updatedAt: state.dataUpdatedAt });
}
