import { useCallback } from 'react';
import type { DoorOutcome, Route } from '@cailan/shared-types';
import { queue } from '../../offline/outbox';
import { say } from '../../ui/say';
import type { Household } from './floor-now';
import { endWords, outcomeWords, type BagEnd } from './words';

/** What may be told besides the outcome itself. */
export interface DoorDetails {
  heldAt?: string;
  note?: string;
  /** Only these bags; all in hand when left out. */
  bagCodes?: string[];
}

export interface Doors {
  /** What happened at a household's door. */
  mark(household: Household, outcome: DoorOutcome, details?: DoorDetails): void;
  /** How bags that did not arrive ended, or where a missing one was found. */
  end(household: Household, codes: readonly string[], to: BagEnd, heldAt?: string): void;
}

/** The work at the doors as the cards see it: after each mark their buttons rest, because another door came up there. */
export interface RestingDoors extends Doors {
  resting: boolean;
}

const CHANGED: readonly Route[] = [
  'GET /windows/:id/floor',
  'GET /windows/:id/progress',
  'GET /windows/:id/unserved',
];

/**
 * The captain's work at the doors of a window; it waits on the phone while there is no network.
 * @param onDone is told what was done, in words.
 */
export function useDoors(windowId: string, onDone: (words: string) => void): Doors {
  const mark = useCallback(
    (household: Household, outcome: DoorOutcome, details: DoorDetails = {}) => {
      const { householdId, door } = household;
      const kept = queue({
        route: 'POST /windows/:id/households/:householdId/door',
        params: { id: windowId, householdId },
        body: { outcome, ...details },
        label: `${door} ${outcomeWords[outcome]}`,
        subject: `household/${householdId}`,
        renews: CHANGED,
      });
      onDone(`${door} ${outcomeWords[outcome]}`);
      if (!kept) warnFull();
    },
    [windowId, onDone],
  );
  const end = useCallback(
    ({ householdId, door }: Household, codes: readonly string[], to: BagEnd, heldAt?: string) => {
      const kept = codes.map((code) =>
        queue({
          route: 'POST /bags/:code/resolution',
          params: { code },
          body: { to, ...(heldAt !== undefined && { heldAt }) },
          label: `${door} ${endWords[to]}`,
          subject: `household/${householdId}`,
          renews: CHANGED,
        }),
      );
      onDone(`${door} ${endWords[to]}`);
      if (!kept.every(Boolean)) warnFull();
    },
    [onDone],
  );
  return { mark, end };
}

function warnFull(): void {
  say('手机存满了，传完之前别关掉');
}
