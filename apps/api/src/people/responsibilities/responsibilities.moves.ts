import { marks, type Tx } from '../../ground/db/db';
import { Responsibility } from './responsibility.entity';

/** All that is ever written of responsibilities. Who gives one holds its district locked. */
export const responsibilities = {
  give: (tx: Tx, given: Omit<Responsibility, 'endsAt' | 'endReason'>): Promise<void> =>
    tx.insert(Responsibility, [{ ...given, endsAt: null, endReason: null }]),

  end: (tx: Tx, id: string, now: string, reason: string): Promise<number> =>
    tx.run('UPDATE responsibilities SET endsAt = ?, endReason = ? WHERE id = ? AND endsAt IS NULL', [
      now,
      reason,
      id,
    ]),

  /** Long after they ended. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM responsibilities WHERE id IN (${marks(ids.length)}) AND endsAt IS NOT NULL`, ids),
};
