import { takeFromPayments, type RefundCause } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { JobsService } from '../../ground/jobs/jobs.service';
import { post } from '../postings/post';
import { latePayment, paymentReceived } from '../postings/postings';
import type { RefundItem } from './refund-item.entity';
import { refundItems } from './refund-items.moves';

/** Money of a group order that is to go back, with the cause that it goes back for once (domain §10). */
export interface OwedBack {
  cause: RefundCause;
  causeId: string;
  orderId: string | null;
  amountFen: number;
}

/** What each payment of a group order gave for it less what goes back through it already, in id order. */
export function leftOfPayments(
  tx: Tx,
  groupOrderId: string,
): Promise<{ paymentId: string; leftFen: number }[]> {
  return tx.many(
    `SELECT a.paymentId, a.amountFen - COALESCE((SELECT SUM(i.amountFen) FROM refund_items i
              WHERE i.groupOrderId = a.groupOrderId AND i.paymentId = a.paymentId), 0) AS leftFen
     FROM payment_allocations a JOIN payments p ON p.id = a.paymentId
     WHERE a.groupOrderId = ? AND p.status = 'succeeded' ORDER BY a.paymentId`,
    [groupOrderId],
  );
}

/** Money that goes back, written down as owed, once for each cause. */
export const refundsOwed = { forGroupOrder, forPayment };

/**
 * Of a group order whose row the caller holds locked. Each goes back through the payments that paid for it, in id order;
 * what one payment cannot give back alone is split, and its later parts carry their payment's id.
 * @throws Error when more would go back than was paid, which is a bug.
 */
async function forGroupOrder(
  tx: Tx,
  clock: Clock,
  group: { id: string; roundId: string },
  owed: readonly OwedBack[],
): Promise<void> {
  if (owed.length === 0) return;
  const left = await leftOfPayments(tx, group.id);
  const rows = owed.flatMap(({ cause, causeId, orderId, amountFen }) => {
    const parts = takeFromPayments(amountFen, left);
    if (parts.reduce((sum, part) => sum + part.amountFen, 0) !== amountFen)
      throw new Error(`${cause} ${causeId}: more than was paid for group order ${group.id}`);
    return parts.map((part, i): RefundItem => {
      for (const payment of left) if (payment.paymentId === part.paymentId) payment.leftFen -= part.amountFen;
      return {
        id: newId(),
        roundId: group.roundId,
        groupOrderId: group.id,
        orderId,
        paymentId: part.paymentId,
        batchId: null,
        causeKind: cause,
        causeId: i === 0 ? causeId : `${causeId}:${part.paymentId}`,
        amountFen: part.amountFen,
        status: 'due',
        createdAt: clock.now(),
      };
    });
  });
  await refundItems.add(tx, rows);
}

/**
 * Money of a payment that nothing takes: posted as received and owed back, and gathered at once. It stands under its
 * group order where that was cancelled before it came, else under the payment alone.
 */
async function forPayment(
  tx: Tx,
  clock: Clock,
  jobs: JobsService,
  back: {
    paymentId: string;
    group: { id: string; roundId: string } | null;
    cause: RefundCause;
    causeId: string;
    amountFen: number;
  },
): Promise<void> {
  const { paymentId, group, cause, causeId, amountFen } = back;
  // What a group order takes of the same payment is posted under `payment:group` as well.
  const receipt = { paymentId, group, causeId: group ? causeId : `${causeId}:back`, fen: amountFen };
  await post(tx, clock, paymentReceived(receipt));
  await post(tx, clock, latePayment(receipt));
  await refundItems.add(tx, [
    {
      id: newId(),
      roundId: group?.roundId ?? null,
      groupOrderId: group?.id ?? null,
      orderId: null,
      paymentId,
      batchId: null,
      causeKind: cause,
      causeId,
      amountFen,
      status: 'due',
      createdAt: clock.now(),
    },
  ]);
  await gatherRefunds(tx, jobs, clock, [paymentId]);
}

/** Wants what is due of these payments gathered into batches at an instant; without one, now. */
export async function gatherRefunds(
  tx: Tx,
  jobs: JobsService,
  clock: Clock,
  paymentIds: readonly string[],
  at: string = clock.now(),
): Promise<void> {
  for (const paymentId of paymentIds) await jobs.add(tx, 'refund.gather', { paymentId }, at);
}
