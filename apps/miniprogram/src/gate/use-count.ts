import { useState } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import { useWrite } from '../api/use-write';
import { say } from '../ui/say';
import { countFault, typedCount } from './typed-count';

/** What was counted at a gate, as it is typed and sent. */
export interface Count {
  bags: string;
  setBags: (typed: string) => void;
  crates: string;
  setCrates: (typed: string) => void;
  /** Why the building cannot be received by this count; undefined where it can. */
  fault: string | undefined;
  hasCrates: boolean;
  /** Receives the whole building by its bags and crates. */
  sendAll: () => void;
  /** Keeps the crates alone: bags are checked off one by one, or one of them is not there. */
  sendCrates: () => void;
  busy: boolean;
  failure: string | undefined;
}

/** Counting bags and crates of one handoff, or its crates alone. */
export function useCount({ id, expectedBags }: HandoffView, onDone?: () => void): Count {
  const [bags, setBags] = useState('');
  const [crates, setCrates] = useState('');
  const write = useWrite('POST /handoffs/:id/count', {
    renews: ['GET /handoffs/:id', 'GET /loads'],
    onDone: () => {
      say('数目记下了');
      onDone?.();
    },
  });
  const counted = { bags: typedCount(bags), crates: typedCount(crates) };
  const send = (body: { bags?: number }) => {
    if (counted.crates !== undefined)
      void write.send({ params: { id }, body: { ...body, crates: counted.crates } });
  };
  return {
    ...{ bags, setBags, crates, setCrates },
    ...{ busy: write.busy, failure: write.failure },
    fault: countFault(counted, expectedBags),
    hasCrates: counted.crates !== undefined,
    sendAll: () => {
      if (counted.bags !== undefined) send({ bags: counted.bags });
    },
    sendCrates: () => send({}),
  };
}
