import { rosterMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { RosterImport, RosterRow } from './roster.entity';

const table = statusTable(RosterImport, rosterMoves);

/** All that is ever written of rosters. Who moves one holds its row locked. */
export const rosters = {
  show: (tx: Tx, roster: RosterImport): Promise<void> => tx.insert(RosterImport, [roster]),

  /** Some of its rows. */
  addRows: (tx: Tx, rows: readonly RosterRow[]): Promise<void> => tx.insert(RosterRow, rows),

  apply: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, {
      from: ['previewed'],
      to: 'applied',
      where: 'id = ?',
      parameters: [id],
      set: { appliedAt: now },
    }),

  undo: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, {
      from: ['applied'],
      to: 'undone',
      where: 'id = ?',
      parameters: [id],
      set: { endedAt: now },
    }),

  discard: (tx: Tx, id: string, now: string): Promise<number> =>
    table.move(tx, {
      from: ['previewed'],
      to: 'discarded',
      where: 'id = ?',
      parameters: [id],
      set: { endedAt: now },
    }),

  /** Which households its rows made. */
  async name(tx: Tx, made: readonly { id: string; householdId: string }[]): Promise<void> {
    const AT_ONCE = 500;
    for (let start = 0; start < made.length; start += AT_ONCE) {
      const some = made.slice(start, start + AT_ONCE);
      await tx.run(
        `UPDATE roster_rows SET householdId = CASE id ${some.map(() => 'WHEN ? THEN ?').join(' ')} END
         WHERE id IN (${marks(some.length)})`,
        [...some.flatMap(({ id, householdId }) => [id, householdId]), ...some.map(({ id }) => id)],
      );
    }
  },

  /** Some weeks after: what it was about stays as counts. */
  dropRows: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM roster_rows WHERE id IN (${marks(ids.length)})`, ids),
};
