import {
  bagHolders,
  bagMoves,
  canMove,
  lossAfter,
  type BagStatus,
  type LossBearer,
} from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { marks, type Tx, type Value } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { at, type Sealer } from '../../ground/db/sealer';
import { sql, statusTable, type Way } from '../../ground/db/status-table';
import { refuse } from '../../ground/refused';
import { Bag, BagEvent, BagLine } from './bag.entity';

const table = statusTable(Bag, bagMoves);

/** A bag as a step finds it. */
export type BagBefore = Pick<Bag, 'id' | 'version'>;

/** From one status to one that may follow it. */
export type BagWay = Way<typeof bagMoves>;

/** The step from `from` to `to`, where a bag has such a one: for those that are known only when they are asked for. */
export const bagWay = (from: BagStatus, to: BagStatus): BagWay | undefined =>
  canMove(bagMoves, from, to) ? ({ from, to } as BagWay) : undefined;

/** One step of several bags from one status to another, under one event id. */
export interface BagStep {
  way: BagWay;
  /** The phone's own id, or the handoff's where one signature moves all bags. */
  eventId: string;
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

/** All that is ever written of bags. Who calls holds their group order's or handoff's row locked, and has read them since. */
export const bags = {
  async pack(tx: Tx, packed: { bags: readonly Bag[]; lines: readonly BagLine[] }): Promise<void> {
    await tx.insert(Bag, packed.bags);
    await tx.insert(BagLine, packed.lines);
  },

  /**
   * Moves bags in one statement and writes one event for each.
   * @throws Refused `bag_moved` when one of them is no longer where it was.
   */
  async move(tx: Tx, clock: Clock, those: readonly BagBefore[], step: BagStep): Promise<void> {
    for (let start = 0; start < those.length; start += BAGS_AT_ONCE) {
      const some = those.slice(start, start + BAGS_AT_ONCE);
      const moved = await table.moveEach(tx, {
        ways: [step.way],
        where: `id IN (${marks(some.length)})`,
        parameters: some.map(({ id }) => id),
        set: columnsOf(step),
      });
      if (moved !== some.length) refuse('bag_moved');
    }
    const now = clock.now();
    await tx.insert(
      BagEvent,
      those.map((bag) => eventOf(bag, step, now, newId())),
    );
  },

  /** Whoever scanned, the one who signed is answerable for what was handed over by this handoff. */
  answerFor: (
    tx: Tx,
    groupOrderId: string,
    { holderId, handoffId }: { holderId: string; handoffId: string },
  ): Promise<number> =>
    tx.run(
      `UPDATE bags SET holderId = ? WHERE groupOrderId = ? AND status = 'handed_over' AND lastHandoffId = ?`,
      [holderId, groupOrderId, handoffId],
    ),

  /** Who bears the loss of one. */
  decideLoss: (
    tx: Tx,
    id: string,
    { bearer, decidedAt, note }: { bearer: LossBearer; decidedAt: string; note: string },
  ): Promise<number> =>
    tx.run('UPDATE bags SET lossBearer = ?, lossDecidedAt = ?, lossNote = ? WHERE id = ?', [
      bearer,
      decidedAt,
      note,
      id,
    ]),

  /** Counts labels as printed, so that the next ones are marked as reprints. `where` is over the bags' own columns. */
  countPrints: (tx: Tx, where: string, parameters: readonly Value[]): Promise<number> =>
    tx.run(`UPDATE bags SET labelPrints = labelPrints + 1 WHERE ${where}`, parameters),

  /** What was noted of these, and where they waited. No lock is needed: no step reads it. */
  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE bags SET lossNote = NULL, heldAt = NULL WHERE id IN (${marks(ids.length)})`, ids),

  /** What was noted at these steps. */
  forgetStepNotes: (tx: Tx, eventIds: readonly string[]): Promise<number> =>
    tx.run(`UPDATE bag_events SET note = '' WHERE id IN (${marks(eventIds.length)})`, eventIds),

  /** What a person noted at doors. No lock is needed: no step reads it. */
  forgetNotesOf: (tx: Tx, byId: string): Promise<number> =>
    tx.run(`UPDATE bag_events SET note = '' WHERE byId = ?`, [byId]),

  /** What was noted of these, whoever did, and where they waited. No lock is needed: no step reads it. */
  async forgetNotesOn(tx: Tx, ids: readonly string[]): Promise<void> {
    await bags.forgetNotes(tx, ids);
    await tx.run(`UPDATE bag_events SET note = '' WHERE bagId IN (${marks(ids.length)})`, ids);
  },
};

function columnsOf({ way: { from, to }, holderId, heldAt, heldUntil, handoffId }: BagStep) {
  return {
    version: sql('version + 1'),
    holderKind: bagHolders[to],
    holderId,
    lossKind: lossAfter(from, to),
    heldAt: heldAt ?? null,
    heldUntil: heldUntil ?? null,
    lastHandoffId: handoffId,
  };
}

function eventOf(bag: BagBefore, step: BagStep, now: string, id: string): BagEvent {
  const { note, way } = step;
  return {
    id,
    eventId: step.eventId,
    bagId: bag.id,
    handoffId: step.handoffId ?? null,
    fromStatus: way.from,
    toStatus: way.to,
    seenVersion: bag.version,
    version: bag.version + 1,
    holderKind: bagHolders[way.to],
    holderId: step.holderId,
    byId: step.byId,
    note: note ? note.sealer.sealNote(note.text, at.bagNote(id)) : '',
    occurredAt: instant(step.occurredAt) ?? now,
    recordedAt: now,
  };
}

/** A phone's instant in the form that rows keep. */
export const instant = (text: string | undefined): string | undefined => text && new Date(text).toISOString();
