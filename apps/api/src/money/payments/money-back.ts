import { Injectable } from '@nestjs/common';
import type { RefundCause } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { JobsService } from '../../ground/jobs/jobs.service';
import { gatherRefunds } from '../../books/owed/refund-items';
import { post } from '../../books/postings/post';
import { latePayment, paymentReceived } from '../../books/postings/postings';
import { RefundItem } from '../../books/owed/refund-item.entity';
import type { Payment } from './payment.entity';

/** Records money that came and is not to be kept: in the books, and as a refund item, once for each cause (domain §10). */
@Injectable()
export class MoneyBack {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  /** Money for a group order that was cancelled before it came. */
  async ofCancelled(tx: Tx, payment: Payment, group: GroupOrder, amountFen: number): Promise<void> {
    const causeId = `${payment.id}:${group.id}`;
    await this.owe(tx, payment, group, { causeKind: 'late_payment', causeId, amountFen });
  }

  /** Money that is no group order's: it stands under its payment's id. */
  async ofPayment(
    tx: Tx,
    payment: Payment,
    due: { causeKind: RefundCause; causeId: string; amountFen: number },
  ): Promise<void> {
    await this.owe(tx, payment, null, due);
  }

  private async owe(
    tx: Tx,
    payment: Payment,
    group: GroupOrder | null,
    { causeKind, causeId, amountFen }: { causeKind: RefundCause; causeId: string; amountFen: number },
  ): Promise<void> {
    // What a group order takes of the same payment is posted under `payment:group` as well.
    const postingId = group ? causeId : `${causeId}:back`;
    const receipt = { paymentId: payment.id, group, causeId: postingId, fen: amountFen };
    await post(tx, this.clock, paymentReceived(receipt));
    await post(tx, this.clock, latePayment(receipt));
    await tx.insert(RefundItem, [
      {
        id: newId(),
        roundId: group?.roundId ?? null,
        groupOrderId: group?.id ?? null,
        orderId: null,
        paymentId: payment.id,
        batchId: null,
        causeKind,
        causeId,
        amountFen,
        status: 'due',
        createdAt: this.clock.now(),
      },
    ]);
    await gatherRefunds(tx, this.jobs, this.clock, [payment.id]);
  }
}
