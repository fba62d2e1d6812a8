import { marks, type Tx } from '../../ground/db/db';
import { ShareOut } from './share-out.entity';

/** All that is ever written of share-outs. */
export const shareOuts = {
  store: (tx: Tx, rows: readonly ShareOut[]): Promise<void> => tx.insert(ShareOut, rows),

  /** A building's lists were cut to it; its group order's row is locked. */
  apply: (
    tx: Tx,
    { roundId, deliveryGroupId }: Pick<ShareOut, 'roundId' | 'deliveryGroupId'>,
    appliedAt: string,
  ): Promise<number> =>
    tx.run('UPDATE share_outs SET appliedAt = ? WHERE roundId = ? AND deliveryGroupId = ?', [
      appliedAt,
      roundId,
      deliveryGroupId,
    ]),

  /** Nobody recomputes them any more. */
  drop: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`DELETE FROM share_outs WHERE id IN (${marks(ids.length)})`, ids),
};
