import type { HandoffSide } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { Handoff, HandoffException } from './handoff.entity';

/** All that is ever written of handoffs. Who calls holds the handoff's or its load's row locked. */
export const handoffs = {
  open: (tx: Tx, handoff: Handoff): Promise<void> => tx.insert(Handoff, [handoff]),

  /** One side's signature; with the second one it is complete. */
  sign: (
    tx: Tx,
    id: string,
    { side, signerId, signedAt }: { side: HandoffSide; signerId: string; signedAt: string },
    { note, fileId, completedAt }: Pick<Handoff, 'note' | 'fileId' | 'completedAt'>,
  ): Promise<number> =>
    tx.run(
      `UPDATE handoffs SET ${side}Id = ?, ${side}SignedAt = ?, note = ?, fileId = ?, completedAt = ? WHERE id = ?`,
      [signerId, signedAt, note, fileId, completedAt, id],
    ),

  /** The supermarket counts and signs a load that was planned anew. */
  signAgain: (
    tx: Tx,
    id: string,
    set: Pick<Handoff, 'expectedBags' | 'expectedCrates' | 'giverId' | 'giverSignedAt'>,
  ): Promise<number> =>
    tx.run(
      'UPDATE handoffs SET expectedBags = ?, expectedCrates = ?, giverId = ?, giverSignedAt = ? WHERE id = ?',
      [set.expectedBags, set.expectedCrates, set.giverId, set.giverSignedAt, id],
    ),

  /** What was counted and signed of a vehicle that changes is to be counted and signed anew. */
  withdrawSignatures: (tx: Tx, loadId: string): Promise<number> =>
    tx.run(
      `UPDATE handoffs SET giverId = NULL, giverSignedAt = NULL, receiverId = NULL, receiverSignedAt = NULL
       WHERE loadId = ? AND kind = 'loading' AND completedAt IS NULL`,
      [loadId],
    ),

  /** What nobody signed in time; the signatures that are missing stay so. */
  completeOverdue: (
    tx: Tx,
    id: string,
    { receiverId, completedAt }: Pick<Handoff, 'receiverId' | 'completedAt'>,
  ): Promise<number> =>
    tx.run('UPDATE handoffs SET receiverId = ?, completedAt = ? WHERE id = ? AND completedAt IS NULL', [
      receiverId,
      completedAt,
      id,
    ]),

  receiveAll: (
    tx: Tx,
    id: string,
    { receivedBags, receivedCrates }: Pick<Handoff, 'receivedBags' | 'receivedCrates'>,
  ): Promise<number> =>
    tx.run('UPDATE handoffs SET receivedBags = ?, receivedCrates = ? WHERE id = ?', [
      receivedBags,
      receivedCrates,
      id,
    ]),

  receiveBags: (tx: Tx, id: string, more: number): Promise<number> =>
    tx.run('UPDATE handoffs SET receivedBags = receivedBags + ? WHERE id = ?', [more, id]),

  countCrates: (tx: Tx, id: string, crates: number): Promise<number> =>
    tx.run('UPDATE handoffs SET receivedCrates = ? WHERE id = ?', [crates, id]),

  /** What was noted at these. No lock is needed. */
  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE handoffs SET note = '' WHERE id IN (${marks(ids.length)})`, ids),

  /** These pictures are gone. No lock is needed. */
  forgetPictures: (tx: Tx, fileIds: readonly string[]): Promise<number> =>
    tx.run(`UPDATE handoffs SET fileId = NULL WHERE fileId IN (${marks(fileIds.length)})`, fileIds),
};

/** What was not as expected at one; it is never changed, only forgotten. */
export const handoffExceptions = {
  add: (tx: Tx, rows: readonly HandoffException[]): Promise<void> => tx.insert(HandoffException, rows),

  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE handoff_exceptions SET note = '' WHERE id IN (${marks(ids.length)})`, ids),

  /** What a person noted. */
  forgetNotesOf: (tx: Tx, recordedById: string): Promise<number> =>
    tx.run(`UPDATE handoff_exceptions SET note = '' WHERE recordedById = ?`, [recordedById]),

  /** What was noted of these bags, whoever did. */
  forgetNotesOn: (tx: Tx, bagIds: readonly string[]): Promise<number> =>
    tx.run(`UPDATE handoff_exceptions SET note = '' WHERE bagId IN (${marks(bagIds.length)})`, bagIds),

  forgetPictures: (tx: Tx, fileIds: readonly string[]): Promise<number> =>
    tx.run(`UPDATE handoff_exceptions SET fileId = NULL WHERE fileId IN (${marks(fileIds.length)})`, fileIds),
};
