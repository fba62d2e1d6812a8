import { marks, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Crate, PickResult, Wave } from './picking.entity';

/** All that is ever written of waves. */
export const waves = {
  begin: (tx: Tx, wave: Omit<Wave, 'finishedAt'>): Promise<void> =>
    tx.insert(Wave, [{ ...wave, finishedAt: null }]),

  finish: (tx: Tx, id: string, finishedAt: string): Promise<number> =>
    tx.run('UPDATE waves SET finishedAt = ? WHERE id = ?', [finishedAt, id]),
};

/** All that is ever written of what pickers found. */
export const pickResults = {
  add: (tx: Tx, result: PickResult): Promise<void> => tx.insert(PickResult, [result]),

  /** What is found in the end counts. */
  replace: (tx: Tx, found: PickResult): Promise<number> =>
    tx.run(
      `UPDATE pick_results SET orderedQuantity = ?, pickedQuantity = ?, reason = ?, substituteOfferId = ?,
         substituteQuantity = ?, pickedById = ?, pickedAt = ? WHERE id = ?`,
      [
        found.orderedQuantity,
        found.pickedQuantity,
        found.reason,
        found.substituteOfferId,
        found.substituteQuantity,
        found.pickedById,
        found.pickedAt,
        found.id,
      ],
    ),

  /** Why something was not found. */
  forgetReasons: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE pick_results SET reason = '' WHERE id IN (${marks(ids.length)})`, ids),
};

/** All that is ever written of crates. Who calls holds the group order's row locked. */
export const crates = {
  async replace(
    tx: Tx,
    groupOrderId: string,
    counted: readonly Pick<Crate, 'lane' | 'count'>[],
  ): Promise<void> {
    await tx.run('DELETE FROM crates WHERE groupOrderId = ?', [groupOrderId]);
    await tx.insert(
      Crate,
      counted.map(({ lane, count }) => ({ id: newId(), groupOrderId, lane, count })),
    );
  },
};
