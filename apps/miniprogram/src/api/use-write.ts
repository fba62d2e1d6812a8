import { useCallback, useRef, useState } from 'react';
import {
  type AnyInput,
  type InputArguments,
  ProblemError,
  type ReplyOf,
  type Route,
} from '@cailan/shared-types';
import { callAny } from './client';
import { sentenceOf } from './errors';
import { renew } from './query-client';

interface WriteOptions<R extends Route> {
  /** The routes whose reads this write changes. */
  renews?: readonly Route[];
  onDone?(reply: ReplyOf<R>): void;
}

export interface Write<R extends Route> {
  /** Sends it; while it is under way a second call does nothing. Never rejects: undefined where it was not done. */
  send(...input: InputArguments<R>): Promise<ReplyOf<R> | undefined>;
  busy: boolean;
  /** Why the last try was not done, in Chinese. */
  failure: string | undefined;
  /** The refusal behind `failure`, with its code and facts. */
  problem: ProblemError | undefined;
  /** Takes the failure away. */
  clear(): void;
}

type WriteRoute = Exclude<Route, `GET ${string}`>;

/** One write of the contract, with what became of it. */
export function useWrite<R extends WriteRoute>(route: R, options: WriteOptions<R> = {}): Write<R> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef(false);
  const latest = useRef(options);
  latest.current = options;

  const send = useCallback(
    async (...[input]: InputArguments<R>): Promise<ReplyOf<R> | undefined> => {
      // State comes too late for the second of two quick taps.
      if (running.current) return undefined;
      running.current = true;
      setBusy(true);
      setError(undefined);
      try {
        const reply = await callAny(route, input as AnyInput | undefined);
        renew(latest.current.renews ?? []);
        latest.current.onDone?.(reply);
        return reply;
      } catch (failure) {
        setError(failure);
        return undefined;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [route],
  );

  const clear = useCallback(() => setError(undefined), []);
  const problem = error instanceof ProblemError ? error : undefined;
  return { send, busy, failure: error === undefined ? undefined : sentenceOf(error), problem, clear };
}
