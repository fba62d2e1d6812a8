import { Injectable } from '@nestjs/common';
import { paymentMoves, canMove, type PaymentStatus } from '@cailan/shared-types';
import { Clock } from '../clock';
import type { Tx } from '../db/db';
import { newId } from '../db/ids';
import { CancellationService } from '../group-orders/cancellation.service';
import { GroupOrder } from '../group-orders/group-order.entity';
import { refuse } from '../http/refused';
import { account, post } from '../settlement/books';
import { RefundItem } from '../settlement/settlement.entity';
import { Payment, type PaymentAllocation } from './payment.entity';

/** Applies what a provider or the supermarket says of a payment, once, whatever became of its group orders meanwhile. */
@Injectable()
export class PaymentResults {
  constructor(
    private readonly clock: Clock,
    private readonly cancellation: CancellationService,
  ) {}

  /**
   * False when the same result was applied before. Money for a group order that was cancelled meanwhile is recorded
   * and owed back, always (domain §7).
   * @throws Refused `wrong_status` when the payment ended otherwise.
   */
  async apply(
    tx: Tx,
    paymentId: string,
    received: boolean,
    by: { byId: string; note: string | null },
  ): Promise<boolean> {
    const target: PaymentStatus = received ? 'succeeded' : 'rejected';
    const allocations = await tx.many<PaymentAllocation>(
      'SELECT * FROM payment_allocations WHERE paymentId = ? ORDER BY groupOrderId',
      [paymentId],
    );
    const groups = await tx.lockByIds(
      GroupOrder,
      allocations.map(({ groupOrderId }) => groupOrderId),
    );
    const payment = (await tx.lockById(Payment, paymentId)) ?? refuse('not_found');
    if (payment.status === target) return false;
    if (!canMove(paymentMoves, payment.status as PaymentStatus, target))
      refuse('wrong_status', { status: payment.status, to: target });
    await tx.run('UPDATE payments SET status = ?, answeredById = ?, answeredAt = ?, note = ? WHERE id = ?', [
      target,
      by.byId,
      this.clock.now(),
      by.note,
      paymentId,
    ]);
    for (const { groupOrderId, amountFen } of allocations) {
      const group = groups.find(({ id }) => id === groupOrderId) ?? refuse('not_found');
      if (received) await this.credit(tx, payment, group, amountFen);
      else await this.afterRejection(tx, group);
    }
    return true;
  }

  private async credit(tx: Tx, payment: Payment, group: GroupOrder, amountFen: number): Promise<void> {
    if (group.status !== 'confirmed') return this.oweBack(tx, payment, group, amountFen);
    const paidFen = group.paidFen + amountFen;
    const paid = paidFen === group.amountFen;
    await tx.run('UPDATE group_orders SET paidFen = ?, status = ?, paidAt = ? WHERE id = ?', [
      paidFen,
      paid ? 'paid' : 'confirmed',
      paid ? this.clock.now() : null,
      group.id,
    ]);
    const cause = {
      roundId: group.roundId,
      causeKind: 'payment' as const,
      causeId: `${payment.id}:${group.id}`,
    };
    await post(tx, this.clock, cause, [
      { account: account.payable(group.id), debitFen: amountFen },
      { account: account.leader(group.id), creditFen: amountFen },
    ]);
  }

  private async oweBack(tx: Tx, payment: Payment, group: GroupOrder, amountFen: number): Promise<void> {
    const causeId = `${payment.id}:${group.id}`;
    await tx.insert(RefundItem, [
      {
        id: newId(),
        roundId: group.roundId,
        groupOrderId: group.id,
        orderId: null,
        paymentId: payment.id,
        causeKind: 'late_payment',
        causeId,
        amountFen,
        status: 'due',
        createdAt: this.clock.now(),
      },
    ]);
    await post(tx, this.clock, { roundId: group.roundId, causeKind: 'late_payment', causeId }, [
      { account: account.refunds(group.id), debitFen: amountFen },
      { account: account.leader(group.id), creditFen: amountFen },
    ]);
  }

  /** A voucher that held the quota past the deadline and was refused ends the group order. */
  private async afterRejection(tx: Tx, group: GroupOrder): Promise<void> {
    if (group.status === 'confirmed' && group.payBy <= this.clock.now())
      await this.cancellation.cancelIn(tx, group, 'unpaid');
  }
}
