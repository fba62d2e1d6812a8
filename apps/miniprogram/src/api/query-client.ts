import Taro from '@tarojs/taro';
import { QueryClient, environmentManager, focusManager, hashKey, onlineManager } from '@tanstack/react-query';
import type { AnyInput, Route } from '@cailan/shared-types';
import { keep, kept } from '../offline/storage';
import { session } from '../session/session';
import { callAny } from './client';
import { isOutdated, isPassing } from './errors';
import { phoneMs } from './clock';

/** A read as its cache knows it; a route alone stands for all of its reads. */
export type ReadKey = readonly [route: Route, params: AnyInput['params'], query: AnyInput['query']];

/** What was read within this time is not read again when its page shows. */
const FRESH_MS = 5_000;
const RETRIES = 2;
const FIRST_RETRY_MS = 1_000;
/** Older than this a read says nothing any more, not even with its age beside it. */
const OLDEST_MS = 7 * 86_400_000;

interface KeptRead {
  data: unknown;
  /** When it was read: milliseconds of the phone's clock. */
  at: number;
}

const storageKey = (key: ReadKey): string => `read/${hashKey(key)}`;

/** A read of an earlier start; undefined when there is none or it is too old. */
export function keptRead(key: ReadKey): KeptRead | undefined {
  const read = kept<KeptRead>(storageKey(key));
  return read && phoneMs() - read.at < OLDEST_MS ? read : undefined;
}

/** Whether to ask again after `failures` failures: only where asking again may help, and not for long. */
export function retries(failures: number, error: unknown): boolean {
  return isPassing(error) && !isOutdated(error) && failures < RETRIES;
}

/** Waits longer after each failure, in milliseconds. */
export const retryDelay = (failures: number): number => FIRST_RETRY_MS * 2 ** failures;

/** What the service last said, shared by all pages and kept on the phone. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      queryFn: ({ queryKey }) => {
        const [route, params, query] = queryKey as ReadKey;
        return callAny(route, { params, query });
      },
      staleTime: FRESH_MS,
      // WeChat may call a weak network none, and a failed try costs less than a page that does not try.
      networkMode: 'always',
      // That mode turns it off by itself.
      refetchOnReconnect: true,
      retry: retries,
      retryDelay,
    },
  },
});

/** The key of a route's read, for `queryClient.setQueryData` and the like. */
export function readKey(route: Route, { params, query }: AnyInput = {}): ReadKey {
  return [route, params, query];
}

/** Has the pages that show these routes read them again; those that are hidden do so when they show. */
export function renew(routes: readonly Route[]): void {
  for (const route of routes) void queryClient.invalidateQueries({ queryKey: [route] });
}

keepReads();
followPerson();
followPhone();

/** Keeps what changed, so that the next start shows it at once. */
function keepReads(): void {
  const last = new Map<string, unknown>();
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    const { state } = event.query;
    const key = storageKey(event.query.queryKey as ReadKey);
    if (last.get(key) === state.data) return;
    last.set(key, state.data);
    const read: KeptRead = { data: state.data, at: state.dataUpdatedAt };
    keep(key, read);
  });
}

/** Another person sees nothing of the one before; the same one, signed in again, sees everything read again. */
function followPerson(): void {
  let { person, expired } = session.get();
  session.subscribe(() => {
    const now = session.get();
    if (now.person?.id !== person?.id) queryClient.clear();
    else if (expired && !now.expired) void queryClient.invalidateQueries();
    ({ person, expired } = now);
  });
}

/** `window` is a stand-in in WeChat: whether the app is seen and has a network is asked of WeChat itself. */
function followPhone(): void {
  environmentManager.setIsServer(() => false);
  focusManager.setEventListener((setFocused) => {
    Taro.onAppShow(() => setFocused(true));
    Taro.onAppHide(() => setFocused(false));
    return undefined;
  });
  // A browser's own events are what the library listens to, and surer than what Taro makes of them.
  if (process.env.TARO_ENV === 'h5') return;
  onlineManager.setEventListener((setOnline) => {
    Taro.onNetworkStatusChange(({ isConnected }) => setOnline(isConnected));
    return undefined;
  });
}
