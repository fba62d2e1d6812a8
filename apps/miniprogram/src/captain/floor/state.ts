import { useCallback } from 'react';
import { doorOutcomeNames, type DoorOutcome, type FloorListView, type Route } from '@cailan/shared-types';
import { queue } from '../../offline/outbox';
import { agreed, say } from '../../ui/say';
import { readCode } from '../../gate/codes';
import { bagsInHand, type Household } from './floor-now';
import { endWords, type BagEnd } from './words';

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
        label: `${door} ${doorOutcomeNames[outcome]}`,
        subject: `household/${householdId}`,
        renews: CHANGED,
      });
      onDone(`${door} ${doorOutcomeNames[outcome]}`);
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

interface Ground {
  list: FloorListView;
  doors: Doors;
  goTo: (household: Household) => void;
}

/** What a scanned code does: a bag's label leads to its door; a household's pickup code hands its bags out. */
export function useScannedDoor({ list, doors, goTo }: Ground): (text: string) => void {
  return (text) => {
    const scanned = readCode(text);
    const household = list.households.find(({ householdId, bags }) =>
      scanned.kind === 'pickup'
        ? householdId === scanned.householdId
        : scanned.kind === 'bag' && bags.some(({ code }) => code === scanned.code),
    );
    if (!household) return say('这里没有这个码，看看是不是别的楼或别的场次');
    goTo(household);
    if (scanned.kind === 'pickup') void handOut(household, doors);
  };
}

async function handOut(household: Household, doors: Doors): Promise<void> {
  const { door, bags } = household;
  const inHand = bagsInHand(household);
  const held = bags.filter(({ status }) => status === 'held');
  const count = inHand.length + held.length;
  if (count === 0) return say(`${door} 没有要取的袋子`);
  if (!(await agreed(`${door} 来取货`, `把 ${count} 袋交给他，记为已取走。`, '交给他了'))) return;
  if (inHand.length > 0) doors.mark(household, 'collected');
  if (held.length > 0)
    doors.end(
      household,
      held.map(({ code }) => code),
      'collected',
    );
}
