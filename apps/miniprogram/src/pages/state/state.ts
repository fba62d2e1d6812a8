import { useCallback, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { ProblemError, type ReplyOf } from '@cailan/shared-types';
import { Unreachable, call } from '../../api/client';

export type Health = ReplyOf<'GET /health/ready'>;

/** What is known of the service. `last` is the latest answer; it stays when a later check fails. */
export interface HealthCheck {
  asking: boolean;
  last?: Health;
  failure?: Unreachable | ProblemError;
}

/** Asks when the page shows and whenever `check` is called; one request at a time. */
export function useHealth(): HealthCheck & { check: () => void } {
  const [state, setState] = useState<HealthCheck>({ asking: true });
  const busy = useRef(false);

  const ask = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setState((known) => ({ ...known, asking: true }));
    try {
      const last = await call('GET /health/ready');
      setState({ asking: false, last });
    } catch (failure) {
      if (!(failure instanceof Unreachable || failure instanceof ProblemError)) throw failure;
      setState((known) => ({ asking: false, last: known.last, failure }));
    } finally {
      busy.current = false;
    }
  }, []);

  const check = useCallback(() => void ask(), [ask]);
  useDidShow(check);
  return { ...state, check };
}
