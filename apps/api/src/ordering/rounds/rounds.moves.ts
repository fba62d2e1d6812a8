import { roundMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { statusTable } from '../../ground/db/status-table';
import { Round, RoundCommunity } from './round.entity';

const table = statusTable(Round, roundMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** All that is ever written of rounds. Who calls holds the round's row locked. */
export const rounds = {
  /** A draft, for these communities. */
  async draft(tx: Tx, round: Round, communityIds: readonly string[]): Promise<void> {
    await tx.insert(Round, [round]);
    await tx.insert(
      RoundCommunity,
      communityIds.map((communityId) => ({ id: newId(), roundId: round.id, communityId })),
    );
  },

  open: (
    tx: Tx,
    id: string,
    set: Pick<Round, 'seed' | 'seedHash' | 'drawSecret' | 'pseudonymHash'>,
  ): Promise<number> => table.move(tx, { from: ['draft'], to: 'open', ...one(id), set }),

  /** Open until another time, also where it was closed. */
  takeUntil: (tx: Tx, id: string, set: Pick<Round, 'cutOffAt' | 'payBy'>): Promise<number> =>
    table.move(tx, { from: ['closed'], to: 'open', again: true, ...one(id), set }),

  close: (tx: Tx, id: string, to: 'closed' | 'fulfilling', cutOffAt: string): Promise<number> =>
    table.move(tx, { from: ['open'], to, ...one(id), set: { cutOffAt } }),

  draw: (tx: Tx, id: string, drawnAt: string): Promise<number> =>
    tx.run('UPDATE rounds SET drawnAt = ? WHERE id = ?', [drawnAt, id]),

  /** Its draw has come to every building, and it was not reopened meanwhile. */
  shareOut: (tx: Tx, id: string, sharedOutAt: string): Promise<number> =>
    tx.run(
      `UPDATE rounds SET sharedOutAt = ?
       WHERE id = ? AND status = 'closed' AND drawnAt IS NOT NULL AND sharedOutAt IS NULL
         AND NOT EXISTS (SELECT 1 FROM share_outs s WHERE s.roundId = rounds.id AND s.appliedAt IS NULL)`,
      [sharedOutAt, id],
    ),

  /** Takes so many running numbers; gives the first of them. The row's lock, taken here, makes turns. */
  async takeNumbers(tx: Tx, id: string, count: number): Promise<number> {
    await tx.run('UPDATE rounds SET nextNumber = nextNumber + ? WHERE id = ?', [count, id]);
    const round = await tx.one<Pick<Round, 'nextNumber'>>('SELECT nextNumber FROM rounds WHERE id = ?', [id]);
    return (round?.nextNumber ?? 1) - count;
  },

  /** A wave begins: a closed round is fulfilling from then on, one that takes lists stays open. None in any other. */
  beginWave: (tx: Tx, { id, status }: Round, waves: number): Promise<number> =>
    status === 'closed'
      ? table.move(tx, { from: ['closed'], to: 'fulfilling', ...one(id), set: { waves } })
      : tx.run(`UPDATE rounds SET waves = ? WHERE id = ? AND status IN ('open', 'fulfilling')`, [waves, id]),

  /** A closed round of which something was picked; any other stays as it is. */
  fulfil: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['closed'], to: 'fulfilling', ...one(id) }),

  /** Once none of its orders is open; none where one is. */
  settle: (tx: Tx, id: string, settledAt: string): Promise<number> =>
    table.move(tx, {
      from: ['fulfilling'],
      to: 'settled',
      where: `id = ? AND NOT EXISTS (
        SELECT 1 FROM household_orders o WHERE o.roundId = rounds.id AND o.status IN ('locked', 'fulfilled'))`,
      parameters: [id],
      set: { settledAt },
    }),

  cancel: (tx: Tx, id: string, reason: string): Promise<number> =>
    table.move(tx, {
      from: table.before('cancelled'),
      to: 'cancelled',
      ...one(id),
      set: { cancelReason: reason },
    }),

  invoice: (tx: Tx, id: string, invoiceNo: string): Promise<number> =>
    tx.run('UPDATE rounds SET invoiceNo = ? WHERE id = ?', [invoiceNo, id]),

  /** Why they were cancelled. No lock is needed. */
  forgetReasons: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE rounds SET cancelReason = NULL WHERE id IN (${marks(ids.length)})`, ids),
};
