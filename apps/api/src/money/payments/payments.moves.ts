import { paymentMoves } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { statusTable } from '../../ground/db/status-table';
import { Payment, PaymentAllocation } from './payment.entity';

const table = statusTable(Payment, paymentMoves);

const one = (id: string) => ({ where: 'id = ?', parameters: [id] });

/** What is written when a payment ends. */
type Ended = Pick<Payment, 'answeredById' | 'answeredAt' | 'note' | 'transactionId'>;

/** All that is ever written of payments and of what they are for. Who calls holds the payment's row locked. */
export const payments = {
  async add(tx: Tx, payment: Payment, allocations: readonly PaymentAllocation[]): Promise<void> {
    await tx.insert(Payment, [payment]);
    await tx.insert(PaymentAllocation, allocations);
  },

  /** The number of its sheet; none where it has one or ended meanwhile: no lock is needed. */
  keepSheet: (tx: Tx, id: string, prepayId: string): Promise<number> =>
    tx.run(`UPDATE payments SET prepayId = ? WHERE id = ? AND status = 'pending' AND prepayId IS NULL`, [
      prepayId,
      id,
    ]),

  /** Money came, also after all. */
  succeed: (tx: Tx, id: string, set: Ended): Promise<number> =>
    table.move(tx, { from: ['pending', 'rejected', 'cancelled'], to: 'succeeded', ...one(id), set }),

  /** Other money came than was asked for, or to another payee: it is for none of its group orders. */
  async succeedOtherwise(
    tx: Tx,
    id: string,
    set: Omit<Ended, 'answeredById'> & Pick<Payment, 'amountFen' | 'mchid' | 'subMchid'>,
  ): Promise<void> {
    await tx.run('DELETE FROM payment_allocations WHERE paymentId = ?', [id]);
    await table.move(tx, { from: ['pending', 'rejected', 'cancelled'], to: 'succeeded', ...one(id), set });
  },

  reject: (tx: Tx, id: string, set: Ended): Promise<number> =>
    table.move(tx, { from: ['pending'], to: 'rejected', ...one(id), set }),

  cancel: (tx: Tx, id: string, set: Ended): Promise<number> =>
    table.move(tx, { from: ['pending'], to: 'cancelled', ...one(id), set }),

  /** Of one group order's part only so much is for it; of nothing, it is no part of the payment. */
  keepOfPart: (tx: Tx, allocationId: string, fen: number): Promise<number> =>
    fen > 0
      ? tx.run('UPDATE payment_allocations SET amountFen = ? WHERE id = ?', [fen, allocationId])
      : tx.run('DELETE FROM payment_allocations WHERE id = ?', [allocationId]),

  /** What was noted on these. No lock is needed: nothing is decided by it. */
  forgetNotes: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE payments SET note = NULL WHERE id IN (${marks(ids.length)})`, ids),

  /** What was noted on those of a person. No lock is needed: nothing is decided by it. */
  forgetNotesOf: (tx: Tx, payerId: string): Promise<number> =>
    tx.run('UPDATE payments SET note = NULL WHERE payerId = ?', [payerId]),

  /** These pictures are gone. No lock is needed. */
  forgetPictures: (tx: Tx, fileIds: readonly string[]): Promise<number> =>
    tx.run(
      `UPDATE payments SET voucherFileId = NULL WHERE voucherFileId IN (${marks(fileIds.length)})`,
      fileIds,
    ),
};
