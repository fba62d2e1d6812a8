import { refundItemMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { RefundItem } from './refund-item.entity';

const table = statusTable(RefundItem, refundItemMoves);

const ITEMS_AT_ONCE = 5000;

/** All that is ever written of refund items. Who calls holds their group order's or payment's row locked. */
export const refundItems = {
  add: (tx: Tx, rows: readonly RefundItem[]): Promise<void> => tx.insert(RefundItem, rows),

  /** Less is owed back than was written down; nothing of it, it is gone. What a batch froze stays. */
  lessen: (
    tx: Tx,
    { id, amountFen }: Pick<RefundItem, 'id' | 'amountFen'>,
    lessFen: number,
  ): Promise<number> =>
    lessFen === amountFen
      ? tx.run(`DELETE FROM refund_items WHERE id = ? AND status = 'due'`, [id])
      : tx.run(`UPDATE refund_items SET amountFen = amountFen - ? WHERE id = ? AND status = 'due'`, [
          lessFen,
          id,
        ]),

  /** Freezes what is due in a batch, some at a time. */
  async bind(tx: Tx, batchId: string, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += ITEMS_AT_ONCE) {
      const some = ids.slice(start, start + ITEMS_AT_ONCE);
      const where = { where: `id IN (${marks(some.length)})`, parameters: some };
      await table.move(tx, { from: ['due'], to: 'batched', ...where, set: { batchId } });
    }
  },

  /** The batch's money is with the payer. */
  made: (tx: Tx, batchId: string): Promise<number> =>
    table.move(tx, { from: ['batched'], to: 'refunded', where: 'batchId = ?', parameters: [batchId] }),

  /** The batch was voided: what it held goes with another. */
  free: (tx: Tx, batchId: string): Promise<number> =>
    table.move(tx, {
      from: ['batched'],
      to: 'due',
      where: 'batchId = ?',
      parameters: [batchId],
      set: { batchId: null },
    }),
};
