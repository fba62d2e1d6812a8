import { useCallback } from 'react';
import type { HandoffView } from '@cailan/shared-types';
import type { Read } from '../api/use-read';
import { useOutbox, type Entry } from '../offline/outbox';
import { useLocalRead } from '../offline/use-local-read';
import { say } from '../ui/say';
import { bagCodeOf } from './codes';
import { checkOffsOf, gateBags, type GateBag } from './gate-bags';
import { findingsOf, unsentAtGate, withGateEntry, type Finding } from './gate-now';
import { takeBag } from './take-bag';

/** The other side's signature, and scans of whoever else stands at the gate, come from other phones. */
const POLL_MS = 8_000;

/** One building's handoff with what was done on this phone; asks nothing while it is not known which. */
export function useHandoff(handoffId: string | undefined): Read<HandoffView> {
  const change = useCallback(
    (handoff: HandoffView, entry: Entry) => withGateEntry(handoffId ?? '', handoff, entry),
    [handoffId],
  );
  return useLocalRead('GET /handoffs/:id', handoffId ? { id: handoffId } : undefined, change, POLL_MS);
}

export interface Gate {
  bags: readonly GateBag[];
  /** The receiver has not signed: bags are checked off, exceptions noted. */
  open: boolean;
  /** Check-offs that wait on this phone. */
  unsentBags: number;
  /** Exceptions that wait on this phone. */
  unsentFindings: readonly Finding[];
  /** All that must reach the service before the receiver signs. */
  unsent: number;
  /** Checks a bag off by its code. */
  take: (code: string) => void;
  /** Checks off the bag whose label was scanned. */
  scan: (text: string) => void;
}

/** The work at the gate on one building's handoff, as `useHandoff` read it. */
export function useGate(handoff: HandoffView): Gate {
  const { waiting } = useOutbox();
  const bags = gateBags(handoff, waiting);
  const take = (code: string) => takeBag(handoff, bags, code);
  return {
    bags,
    open: handoff.receiverSignedAt === null,
    unsentBags: checkOffsOf(handoff.id, waiting).length,
    unsentFindings: findingsOf(handoff.id, waiting),
    unsent: unsentAtGate(handoff.id, waiting),
    take,
    scan: (text) => {
      const code = bagCodeOf(text);
      if (code === undefined) say('这不是袋子上的码');
      else take(code);
    },
  };
}
