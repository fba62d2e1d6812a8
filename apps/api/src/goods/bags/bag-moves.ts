import { bagHolders, BAG_ENDED, bagMoves, lossAfter, type BagStatus } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { marks, type Tx, type Value } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { refuse } from '../../ground/refused';
import { at, type Sealer } from '../../ground/db/sealer';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import type { Bag } from './bag.entity';
import { BagEvent } from './bag.entity';

/** A bag as a step finds it. */
export type BagBefore = Pick<Bag, 'id' | 'version'>;

/** One step of several bags from one status to another, under one event id. */
export interface BagStep {
  /** The phone's own id, or the handoff's where one signature moves all bags. */
  eventId: string;
  from: BagStatus;
  to: BagStatus;
  byId: string;
  /** Who has the bags afterwards; what kind of holder follows from the status. */
  holderId: string | null;
  /** The handoff that names the holder; left out where the step is no handoff. */
  handoffId?: string;
  heldAt?: string;
  heldUntil?: string;
  note?: { text: string; sealer: Sealer };
  occurredAt?: string;
}

const BAGS_AT_ONCE = 5000;
const endedStatuses: readonly string[] = BAG_ENDED;
/** Statuses of bags that still await their end. */
const OPEN = Object.keys(bagMoves).filter((status) => !endedStatuses.includes(status));

/**
 * Moves bags in one statement and writes one event for each; the caller has read them under the lock of their group
 * order or handoff, and has asked the status table.
 * @throws Refused `bag_moved` when one of them is no longer where it was.
 */
export async function moveBags(
  tx: Tx,
  clock: Clock,
  bags: readonly BagBefore[],
  step: BagStep,
): Promise<void> {
  for (let start = 0; start < bags.length; start += BAGS_AT_ONCE) {
    const some = bags.slice(start, start + BAGS_AT_ONCE);
    const changes = columnsOf(step);
    const moved = await tx.run(
      `UPDATE bags SET version = version + 1, ${changes.map(([column]) => `${column} = ?`).join(', ')}
       WHERE status = ? AND id IN (${marks(some.length)})`,
      [...changes.map(([, value]) => value), step.from, ...some.map(({ id }) => id)],
    );
    if (moved !== some.length) refuse('bag_moved');
  }
  await tx.insert(BagEvent, eventsOf(bags, step, clock.now()));
}

function columnsOf(step: BagStep): [string, Value][] {
  const columns: [string, Value][] = [
    ['status', step.to],
    ['holderKind', bagHolders[step.to]],
    ['holderId', step.holderId],
    ['lossKind', lossAfter(step.from, step.to)],
    ['heldAt', step.heldAt ?? null],
    ['heldUntil', step.heldUntil ?? null],
  ];
  if (step.handoffId) columns.push(['lastHandoffId', step.handoffId]);
  return columns;
}

function eventsOf(bags: readonly BagBefore[], step: BagStep, now: string): BagEvent[] {
  return bags.map((bag) => eventOf(bag, step, now, newId()));
}

function eventOf(bag: BagBefore, step: BagStep, now: string, id: string): BagEvent {
  const { note } = step;
  return {
    id,
    eventId: step.eventId,
    bagId: bag.id,
    handoffId: step.handoffId ?? null,
    fromStatus: step.from,
    toStatus: step.to,
    seenVersion: bag.version,
    version: bag.version + 1,
    holderKind: bagHolders[step.to],
    holderId: step.holderId,
    byId: step.byId,
    note: note ? note.sealer.sealNote(note.text, at.bagNote(id)) : '',
    occurredAt: instant(step.occurredAt) ?? now,
    recordedAt: now,
  };
}

/** A phone's instant in the form that rows keep. */
export const instant = (text: string | undefined): string | undefined => text && new Date(text).toISOString();

/**
 * What ends with its last bag: household orders are fulfilled, group orders that were handed over are completed. The
 * caller holds the locks of the group orders, so that of two last bags one sees the other.
 */
export async function endOrders(
  tx: Tx,
  ids: { groupOrderIds: readonly string[]; orderIds?: readonly string[] },
): Promise<void> {
  await householdOrders.fulfil(tx, ids, OPEN);
  await groupOrders.complete(tx, ids.groupOrderIds, OPEN);
}
