import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AUTOMATIC_BATCHES, refundCauseNames } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { JobsService } from '../../ground/jobs/jobs.service';
import { Payment } from '../payments/payment.entity';
import { owePacked } from '../settlement/packing-refunds';
import { refundSent } from '../../books/postings/postings';
import { postRefund } from './refund-book';
import { gatherRefunds } from '../../books/owed/refund-items';
import { refundItems } from '../../books/owed/refund-items.moves';
import { tellByHand } from './refund-messages';
import type { RefundBatch } from './refund.entity';
import { refunds } from './refunds.moves';
import { batchesOf, dueItems, packedPayments, paidBatches, type DueItem } from './refunds.sql';

/**
 * Gathers what is due of a payment into batches (domain §10): after packing, a day after delivery or at settlement, at
 * once for cancellations and money that came too late. A batch is frozen with its number before anything is sent.
 */
@Injectable()
export class RefundBatchesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ groupOrderId: string }>('group.packed', (job) => this.afterPacking(job.groupOrderId));
    this.jobs.handle<{ paymentId: string }>('refund.gather', (job) => this.gather(job.paymentId));
  }

  /** Owes shortages and grams back; a payment's batch closes when the last of its group orders is packed. */
  private async afterPacking(groupOrderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const group = await tx.lockById(GroupOrder, groupOrderId);
      if (!group || group.status === 'cancelled') return;
      await owePacked(tx, this.clock, group);
      await gatherRefunds(tx, this.jobs, this.clock, await packedPayments(tx, groupOrderId));
    });
  }

  /** Freezes one batch of all that is due of a payment. */
  private async gather(paymentId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const payment = await tx.lockById(Payment, paymentId);
      const items = payment?.status === 'succeeded' ? await dueItems(tx, paymentId) : [];
      if (!payment || items.length === 0) return;
      const amountFen = items.reduce((sum, item) => sum + item.amountFen, 0);
      const { count, livingFen } = await batchesOf(tx, paymentId);
      if (livingFen + amountFen > payment.amountFen)
        throw new Error(
          `payment ${paymentId}: ${livingFen + amountFen} fen to go back of ${payment.amountFen}`,
        );
      const batch = batchOf(payment, { batchNo: count + 1, amountFen, items, now: this.clock.now() });
      await refunds.add(tx, batch);
      const itemIds = items.map(({ id }) => id);
      await refundItems.bind(tx, batch.id, itemIds);
      await postRefund(tx, this.clock, refundSent, batch);
      if (batch.status === 'ready')
        await this.jobs.add(tx, 'refund.follow-up', { batchId: batch.id, attempt: 0 }, this.clock.now());
      else await this.askForTransfer(tx, batch, payment);
    });
  }

  private async askForTransfer(tx: Tx, { id }: RefundBatch, { method }: Payment): Promise<void> {
    const [batch] = await paidBatches(tx, 'b.id = ?', [id]);
    const why =
      method === 'bank_transfer'
        ? '请转账退回，并登记凭证。'
        : '超出微信自动退款的次数，请转账退回，并登记凭证。';
    if (batch) await tellByHand(tx, this.clock, batch, why);
  }
}

/** A transfer is returned by transfer; what exceeds the batches that go by themselves goes to a person. */
function batchOf(
  payment: Payment,
  { batchNo, amountFen, items, now }: { batchNo: number; amountFen: number; items: DueItem[]; now: string },
): RefundBatch {
  const byHand = payment.method === 'bank_transfer' || batchNo > AUTOMATIC_BATCHES;
  const causes = [...new Set(items.map(({ causeKind }) => refundCauseNames[causeKind]))];
  return {
    id: newId(),
    districtId: payment.districtId,
    supermarketId: payment.supermarketId,
    paymentId: payment.id,
    batchNo,
    outRefundNo: `${payment.outTradeNo}R${String(batchNo).padStart(2, '0')}`,
    amountFen,
    status: byHand ? 'by_hand' : 'ready',
    reason: `集采单退款：${causes.join('、')}`.slice(0, 80),
    attempts: 0,
    nextTryAt: null,
    sentAt: null,
    endedAt: null,
    refundId: null,
    account: null,
    voucherNo: null,
    voucherFileId: null,
    transferredById: null,
    note: null,
    createdAt: now,
  };
}
