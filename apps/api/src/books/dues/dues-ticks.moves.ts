import type { Tx } from '../../ground/db/db';
import { DuesTick } from './dues-tick.entity';

/** All that is ever written of ticks. Who calls holds the household order's row locked. */
export const duesTicks = {
  add: (tx: Tx, row: DuesTick): Promise<void> => tx.insert(DuesTick, [row]),

  /** The household has its money back. */
  acknowledge: (tx: Tx, id: string, personId: string, at: string): Promise<number> =>
    tx.run('UPDATE dues_ticks SET acknowledgedById = ?, acknowledgedAt = ? WHERE id = ?', [personId, at, id]),
};
