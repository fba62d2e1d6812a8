import { canMove, reconciliationMoves, reconciliationStatus } from '@cailan/shared-types';
import type { Tx } from '../../ground/db/db';
import { Reconciliation, ReconciliationRow } from './reconciliation.entity';

/** All that is ever written of reconciliations. */
export const reconciliations = {
  /**
   * Takes the place of the day's earlier comparison, under its id: who has that open goes on reading. False where that may not come to this (`reconciliationMoves`): then
   * it stays, and nothing is written.
   */
  async replace(tx: Tx, day: Reconciliation, rows: readonly ReconciliationRow[]): Promise<boolean> {
    const differing = rows.filter(({ cause }) => cause !== null).length;
    const status = reconciliationStatus({ billed: day.billed, differing });
    const earlier = await tx.many<{ id: string; billed: number; differing: number | string }>(
      `SELECT r.id, r.billed, (SELECT COUNT(*) FROM reconciliation_rows x
                               WHERE x.reconciliationId = r.id AND x.cause IS NOT NULL) AS differing
       FROM reconciliations r WHERE r.mchid = ? AND r.date = ? ${tx.forUpdate}`,
      [day.mchid, day.date],
    );
    for (const { billed, differing: differed } of earlier) {
      const before = reconciliationStatus({ billed, differing: Number(differed) });
      if (before !== status && !canMove(reconciliationMoves, before, status)) return false;
    }
    for (const { id } of earlier) {
      await tx.run('DELETE FROM reconciliation_rows WHERE reconciliationId = ?', [id]);
      await tx.run('DELETE FROM reconciliations WHERE id = ?', [id]);
    }
    const id = earlier[0]?.id ?? day.id;
    await tx.insert(Reconciliation, [{ ...day, id }]);
    await tx.insert(
      ReconciliationRow,
      rows.map((row) => ({ ...row, reconciliationId: id })),
    );
    return true;
  },
};
