import { useRef, useState } from 'react';
import { sentenceOf } from './errors';

export interface Attempt {
  busy: boolean;
  /** Why the last one did not work, for people; nothing while one runs. */
  fault: string | undefined;
  /** For what stands in the way without a failure. */
  setFault: (fault: string | undefined) => void;
  /** Does nothing while one runs. Never rejects. */
  attempt: (act: () => Promise<void>) => Promise<void>;
}

/** Something of several steps that a person started and that may fail; a single write is `useWrite`. */
export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const running = useRef(false);
  const attempt = async (act: () => Promise<void>) => {
    // State comes too late for the second of two quick taps.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setFault(undefined);
    try {
      await act();
    } catch (failure) {
      setFault(sentenceOf(failure));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { busy, fault, setFault, attempt };
}
