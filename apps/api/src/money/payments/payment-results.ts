import { Injectable } from '@nestjs/common';
import { paymentMoves, moveRefusal, paymentNames } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import { refuse, refuseIf } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { postAll } from '../../books/postings/post';
import { payment as groupPaid, paymentReceived } from '../../books/postings/postings';
import { MoneyBack } from './money-back';
import { Payment, type PaymentAllocation } from './payment.entity';

/** How a payment ended, and who or what says so. */
export interface PaymentResult {
  status: 'succeeded' | 'rejected' | 'cancelled';
  /** Null when the provider says it. */
  byId: string | null;
  note: string | null;
  /** The provider's own number and the instant of the payment (UTC), where there are such. */
  transactionId?: string;
  paidAt?: string;
}

/** Applies what a provider or the supermarket says of a payment, once, whatever became of its group orders meanwhile. */
@Injectable()
export class PaymentResults {
  constructor(
    private readonly clock: Clock,
    private readonly cancellation: CancellationService,
    private readonly back: MoneyBack,
  ) {}

  /**
   * False when the same result was applied before. Money that came is recorded, always: it pays what is open of its
   * group orders, and what they do not take any more is owed back (domain §7).
   * @throws Refused `wrong_status` when the payment ended otherwise.
   */
  async apply(tx: Tx, paymentId: string, result: PaymentResult): Promise<boolean> {
    const { payment, groups, allocations } = await this.lock(tx, paymentId);
    const { status, byId, note } = result;
    if (payment.status === status) return false;
    refuseIf(moveRefusal(paymentMoves, paymentNames, payment.status, status));
    await tx.run(
      `UPDATE payments SET status = ?, answeredById = ?, answeredAt = ?, note = ?, transactionId = ? WHERE id = ?`,
      [status, byId, result.paidAt ?? this.clock.now(), note, result.transactionId ?? null, paymentId],
    );
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

  /** Gives the fen that are owed back. */
  private async receive(
    tx: Tx,
    payment: Payment,
    group: GroupOrder,
    { id, amountFen }: PaymentAllocation,
  ): Promise<number> {
    if (group.status === 'cancelled') {
      await this.back.ofCancelled(tx, payment, group, amountFen);
      return amountFen;
    }
    const openFen = group.status === 'confirmed' ? Math.max(0, group.amountFen - group.paidFen) : 0;
    const takenFen = Math.min(openFen, amountFen);
    if (takenFen > 0) await this.credit(tx, payment, group, takenFen);
    const restFen = amountFen - takenFen;
    if (restFen === 0) return 0;
    // What the group order does not take is no part of it: it hangs on the payment alone.
    if (takenFen > 0)
      await tx.run('UPDATE payment_allocations SET amountFen = ? WHERE id = ?', [takenFen, id]);
    else await tx.run('DELETE FROM payment_allocations WHERE id = ?', [id]);
    await this.back.ofPayment(tx, payment, {
      causeKind: 'late_payment',
      causeId: `${payment.id}:${group.id}`,
      amountFen: restFen,
    });
    return restFen;
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
