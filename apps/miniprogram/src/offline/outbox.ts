import { useCallback, useSyncExternalStore } from 'react';
import { useDidShow } from '@tarojs/taro';
import type { BodyOf, Route } from '@cailan/shared-types';
import { callAny } from '../api/client';
import { serviceNow } from '../api/clock';
import { renew } from '../api/query-client';
import { session } from '../session/session';
import { tryInBetterTimes } from './better-times';
import { newEventId } from './ids';
import { OutboxQueue, type Entry, type QueueState, type SubjectState } from './outbox-queue';
import { storeOf } from './storage';

export type { Entry, SubjectState } from './outbox-queue';

/** The writes that may wait: each carries its own event id or says what it replaces, so that a repeat is harmless. */
type QueuedRoute =
  | 'POST /handoffs/:id/check-offs'
  | 'POST /handoffs/:id/exceptions'
  | 'POST /windows/:id/households/:householdId/door'
  | 'POST /bags/:code/resolution'
  | 'PUT /rounds/:id/waves/:wave/pick-results';

/** What the outbox adds to each body: the event's id, and for some the time at which it happened. */
const STAMPS: Record<QueuedRoute, readonly ('eventId' | 'occurredAt')[]> = {
  'POST /handoffs/:id/check-offs': ['eventId', 'occurredAt'],
  // The service takes the same finding once.
  'POST /handoffs/:id/exceptions': [],
  'POST /windows/:id/households/:householdId/door': ['eventId', 'occurredAt'],
  'POST /bags/:code/resolution': ['eventId'],
  'PUT /rounds/:id/waves/:wave/pick-results': [],
};

/** The body without what the outbox itself adds: the event's id and time. */
type Unstamped<Body> = Omit<Body, 'eventId' | 'occurredAt'>;

interface Queued<R extends QueuedRoute> {
  route: R;
  params: Record<string, string>;
  body: Unstamped<BodyOf<R>>;
  /** What it is, for the person: `3-2-501 已送达`. */
  label: string;
  /** The thing it is about, as `useSubject` asks for it. */
  subject: string;
  /** The routes whose reads it changes. */
  renews?: readonly Route[];
}

let owner = session.get().person?.id;
let outbox = outboxOf(owner);
const switched = new Set<() => void>();

session.subscribe(() => {
  const { person, expired } = session.get();
  if (person?.id !== owner) {
    outbox.stop();
    owner = person?.id;
    outbox = outboxOf(owner);
    for (const listener of [...switched]) listener();
  }
  if (person && !expired) flush();
});
tryInBetterTimes(flush, () => outbox.state.get().waiting.length > 0);
flush();

/**
 * Puts a write on the phone with an id and the time, and sends it as soon as those before it are sent.
 * @returns whether it survives a restart; false when the phone is full, and it waits in memory alone.
 */
export function queue<R extends QueuedRoute>({ body, renews = [], ...rest }: Queued<R>): boolean {
  const id = newEventId();
  const at = serviceNow().toISOString();
  const stamps = { eventId: id, occurredAt: at };
  const stamped = { ...body, ...Object.fromEntries(STAMPS[rest.route].map((name) => [name, stamps[name]])) };
  const kept = outbox.add({ ...rest, body: stamped, renews, id, at, state: 'waiting', failures: 0 });
  flush();
  return kept;
}

/** What waits and what was refused, of the person who is signed in; goes on sending when the page shows. */
export function useOutbox(): QueueState & { flush: () => void; dismiss: (id: string) => void } {
  const state = useSyncExternalStore(follow, () => outbox.state.get());
  useDidShow(flush);
  const dismiss = useCallback((id: string) => outbox.dismiss(id), []);
  return { ...state, flush, dismiss };
}

/** What became of the latest write about a subject; the component renders again only when that changes. */
export function useSubject(subject: string): SubjectState | undefined {
  return useSyncExternalStore(follow, () => outbox.of(subject));
}

function flush(): void {
  const { token, expired } = session.get();
  if (token !== undefined && !expired) void outbox.flush();
}

function outboxOf(personId: string | undefined): OutboxQueue {
  return new OutboxQueue({
    store: storeOf(personId ?? 'nobody'),
    send: ({ route, params, body }: Entry) => callAny(route, { params, body }),
    renew,
  });
}

function follow(listener: () => void): () => void {
  let leave = outbox.state.subscribe(listener);
  const change = () => {
    leave();
    leave = outbox.state.subscribe(listener);
    listener();
  };
  switched.add(change);
  return () => {
    switched.delete(change);
    leave();
  };
}
