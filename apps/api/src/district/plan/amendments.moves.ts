import { amendmentMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { PlanAmendment } from './amendment.entity';

const table = statusTable(PlanAmendment, amendmentMoves);

/** All that is ever written of amendments. Who calls holds the district's row locked. */
export const amendments = {
  /** Decided for later. */
  propose: (tx: Tx, row: Omit<PlanAmendment, 'status'>): Promise<void> =>
    tx.insert(PlanAmendment, [{ ...row, status: 'proposed' }]),

  /** From now on, and the one of the same thing before it has ended; nothing where it was withdrawn or began before. */
  async begin(tx: Tx, { id, what, subjectId }: Omit<PlanAmendment, 'status'>): Promise<number> {
    const begun = await table.move(tx, {
      from: ['proposed'],
      to: 'in_force',
      where: 'id = ?',
      parameters: [id],
    });
    if (begun > 0)
      await table.move(tx, {
        from: ['in_force'],
        to: 'ended',
        where: 'what = ? AND subjectId = ? AND id <> ?',
        parameters: [what, subjectId, id],
      });
    return begun;
  },

  /** Before it began. */
  withdraw: (tx: Tx, id: string): Promise<number> =>
    table.move(tx, { from: ['proposed'], to: 'ended', where: 'id = ?', parameters: [id] }),

  /** Why they were made. */
  forgetReasons: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE plan_amendments SET reason = '' WHERE id IN (${marks(ids.length)})`, ids),
};
