import { Injectable } from '@nestjs/common';
import { moveRefusal, paymentMoves, paymentNames } from '@cailan/shared-types';
import { refundsOwed } from '../../books/owed/refund-items';
import { postAll } from '../../books/postings/post';
import { payment as groupPaid, paymentReceived } from '../../books/postings/postings';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { CancellationService } from '../cancellation/cancellation.service';
import { Payment, type PaymentAllocation } from './payment.entity';
import { payments } from './payments.moves';

/** How a payment ended, and who or what says so. */
export interface Outcome {
  status: 'succeeded' | 'rejected' | 'cancelled';
  /** Null when the provider says it. */
  byId: string | null;
  note: string | null;
  /** The provider's own number and the instant of the payment (UTC), where there are such. */
  transactionId?: string;
  paidAt?: string;
}

/** What becomes of the fen that came for a group order. */
export interface Share {
  takenFen: number;
  backFen: number;
  /** What goes back is the group order's where it was cancelled before; else it is no part of it, and the payment's alone. */
  backOf: 'group' | 'payment';
}

/** Fen that came for a group order pay what is open of it; what it does not take any more goes back (domain §7). */
export function shareOf(
  { status, amountFen, paidFen }: Pick<GroupOrder, 'status' | 'amountFen' | 'paidFen'>,
  cameFen: number,
): Share {
  if (status === 'cancelled') return { takenFen: 0, backFen: cameFen, backOf: 'group' };
  const openFen = status === 'confirmed' ? Math.max(0, amountFen - paidFen) : 0;
  const takenFen = Math.min(openFen, cameFen);
  return { takenFen, backFen: cameFen - takenFen, backOf: 'payment' };
}

/** What a provider or the supermarket says of a payment, once, whatever became of its group orders meanwhile. */
@Injectable()
export class PaymentOutcomes {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly cancellation: CancellationService,
  ) {}

  /**
   * False when the same outcome was settled before. Money that came is recorded, always.
   * @throws Refused `wrong_status` when the payment ended otherwise.
   */
  async settleOutcome(tx: Tx, paymentId: string, outcome: Outcome): Promise<boolean> {
    const { payment, groups, allocations } = await this.lock(tx, paymentId);
    const { status } = outcome;
    if (payment.status === status) return false;
    refuseIf(moveRefusal(paymentMoves, paymentNames, payment.status, status));
    await this.end(tx, paymentId, outcome);
    let backFen = 0;
    for (const allocation of allocations) {
      const group = groups.find(({ id }) => id === allocation.groupOrderId) ?? refuse('not_found');
      if (status === 'succeeded') backFen += await this.receive(tx, payment, group, allocation);
      else await this.afterNothingCame(tx, group);
    }
    if (backFen > 0) await this.tellOfMoneyBack(tx, payment);
    return true;
  }

  /** A payment with all that hangs on it, locked in the order in which everyone locks: group orders, then payments. */
  private async lock(
    tx: Tx,
    paymentId: string,
  ): Promise<{ payment: Payment; groups: GroupOrder[]; allocations: PaymentAllocation[] }> {
    const allocations = await tx.many<PaymentAllocation>(
      'SELECT * FROM payment_allocations WHERE paymentId = ? ORDER BY groupOrderId',
      [paymentId],
    );
    const groups = await tx.lockByIds(
      GroupOrder,
      allocations.map(({ groupOrderId }) => groupOrderId),
    );
    const payment = (await tx.lockById(Payment, paymentId)) ?? refuse('not_found');
    return { payment, groups, allocations };
  }

  private async end(
    tx: Tx,
    id: string,
    { status, byId, note, transactionId, paidAt = this.clock.now() }: Outcome,
  ): Promise<void> {
    const ended = { answeredById: byId, answeredAt: paidAt, note, transactionId: transactionId ?? null };
    if (status === 'succeeded') await payments.succeed(tx, id, ended);
    else if (status === 'rejected') await payments.reject(tx, id, ended);
    else await payments.cancel(tx, id, ended);
  }

  /** Gives the fen that are owed back. */
  private async receive(
    tx: Tx,
    payment: Payment,
    group: GroupOrder,
    { id, amountFen }: PaymentAllocation,
  ): Promise<number> {
    const { takenFen, backFen, backOf } = shareOf(group, amountFen);
    if (takenFen > 0) await this.credit(tx, payment, group, takenFen);
    if (backFen === 0) return 0;
    if (backOf === 'payment') await payments.keepOfPart(tx, id, takenFen);
    const causeId = `${payment.id}:${group.id}`;
    const back = { paymentId: payment.id, group: backOf === 'group' ? group : null, amountFen: backFen };
    await refundsOwed.forPayment(tx, this.clock, this.jobs, { ...back, cause: 'late_payment', causeId });
    return backFen;
  }

  private async credit(tx: Tx, payment: Payment, group: GroupOrder, amountFen: number): Promise<void> {
    await groupOrders.credit(tx, group, group.paidFen + amountFen, this.clock.now());
    const causeId = `${payment.id}:${group.id}`;
    const receipt = { paymentId: payment.id, group, causeId, fen: amountFen };
    // A payment succeeds once, so that none of it was posted before.
    await postAll(tx, this.clock, [paymentReceived(receipt), groupPaid(receipt)]);
  }

  /** A payment that held the quota past the deadline and came to nothing ends the group order. */
  private async afterNothingCame(tx: Tx, group: GroupOrder): Promise<void> {
    if (group.status === 'confirmed' && group.payBy <= this.clock.now())
      await this.cancellation.cancelIn(tx, group, 'unpaid');
  }

  private async tellOfMoneyBack(tx: Tx, { payerId }: Payment): Promise<void> {
    if (!payerId) return;
    const text = '您的付款到账时，集采单已取消或已付清。多付的钱会原路退回。';
    await tell(tx, this.clock, [{ personId: payerId, kind: 'late_payment', text }]);
  }
}
