import { refundMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { RefundBatch } from './refund.entity';

const table = statusTable(RefundBatch, refundMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** What a provider may say of a batch. */
export type ProviderTarget = 'processing' | 'refunded' | 'abnormal' | 'voided';

/** All that is ever written of refund batches. Who calls holds the batch's row locked. */
export const refunds = {
  add: (tx: Tx, batch: RefundBatch): Promise<void> => tx.insert(RefundBatch, [batch]),

  /** A provider is asked for the `attempt`th time; the first asking is its sending. */
  ask: (tx: Tx, id: string, attempts: number, now: string): Promise<number> =>
    tx.run(
      `UPDATE refund_batches SET attempts = ?, nextTryAt = NULL,
         sentAt = CASE WHEN status = 'ready' THEN ? ELSE sentAt END WHERE id = ?`,
      [attempts, now, id],
    ),

  /** Not asked again before; no lock is needed. */
  putOff: (tx: Tx, id: string, nextTryAt: string, note: string): Promise<number> =>
    tx.run(`UPDATE refund_batches SET nextTryAt = ?, note = ? WHERE id = ? AND status = 'ready'`, [
      nextTryAt,
      note,
      id,
    ]),

  /** What a provider said of it beside its status; what it does not say stays. */
  noteAnswer: (
    tx: Tx,
    id: string,
    said: { refundId: string; account?: string; createTime?: string },
  ): Promise<number> =>
    tx.run(
      `UPDATE refund_batches SET refundId = ?, account = COALESCE(?, account), sentAt = COALESCE(?, sentAt) WHERE id = ?`,
      [said.refundId, said.account ?? null, said.createTime ?? null, id],
    ),

  note: (tx: Tx, id: string, note: string): Promise<number> =>
    tx.run('UPDATE refund_batches SET note = ? WHERE id = ?', [note, id]),

  /** To where a provider, or the receiver of a transfer, says that it is. */
  settle(tx: Tx, id: string, to: ProviderTarget, now: string): Promise<number> {
    const step = { ...one(id), set: { endedAt: to === 'refunded' || to === 'voided' ? now : null } };
    if (to === 'processing') return table.move(tx, { from: ['ready'], to, ...step });
    if (to === 'refunded')
      return table.move(tx, {
        from: ['ready', 'processing', 'abnormal', 'by_hand', 'transferred'],
        to,
        ...step,
      });
    return to === 'abnormal'
      ? table.move(tx, { from: ['ready', 'processing'], to, ...step })
      : table.move(tx, { from: ['ready', 'processing'], to, ...step });
  },

  /** Nobody but a person can return it. */
  giveToHand: (tx: Tx, id: string, note: string): Promise<number> =>
    table.move(tx, { from: ['ready', 'abnormal'], to: 'by_hand', ...one(id), set: { note } }),

  transfer: (
    tx: Tx,
    id: string,
    set: Pick<RefundBatch, 'voucherNo' | 'voucherFileId' | 'transferredById' | 'sentAt'>,
  ): Promise<number> => table.move(tx, { from: ['by_hand'], to: 'transferred', ...one(id), set }),

  /** A transfer did not come: it waits for another one, with a voucher of its own. */
  takeTransferBack: (tx: Tx, id: string, note: string | null): Promise<number> =>
    table.move(tx, {
      from: ['transferred'],
      to: 'by_hand',
      ...one(id),
      set: { voucherNo: null, voucherFileId: null, transferredById: null, note },
    }),

  /** What was noted on these. No lock is needed: nothing is decided by it. */
  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE refund_batches SET note = NULL WHERE id IN (${marks(ids.length)})`, ids),

  /** To which account these went back, once they did. */
  forgetAccounts: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE refund_batches SET account = NULL WHERE id IN (${marks(ids.length)}) AND endedAt IS NOT NULL`,
      ids,
    ),

  /** To which account a person's money went back, and what was noted. No lock is needed: nothing is decided by it. */
  forgetAccountsOf: (tx: Tx, payerId: string): Promise<number> =>
    tx.run(
      `UPDATE refund_batches SET account = NULL, note = NULL
       WHERE paymentId IN (SELECT id FROM payments WHERE payerId = ?)`,
      [payerId],
    ),

  /** These pictures are gone. No lock is needed. */
  forgetPictures: (tx: Tx, fileIds: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE refund_batches SET voucherFileId = NULL WHERE voucherFileId IN (${marks(fileIds.length)})`,
      fileIds,
    ),
};
