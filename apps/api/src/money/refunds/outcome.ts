import { Injectable } from '@nestjs/common';
import { gatherRefunds } from '../../books/owed/refund-items';
import { refundItems } from '../../books/owed/refund-items.moves';
import { refundFailed, refundMade } from '../../books/postings/postings';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PushService } from '../../messages/push/push.service';
import { postRefund } from './refund-book';
import { tellByHand, tellMade } from './refund-messages';
import { RefundBatch } from './refund.entity';
import { refunds, type ProviderTarget } from './refunds.moves';
import { paidBatches, type PaidBatch } from './refunds.sql';

const DAY_SECONDS = 86_400;

/** What became of a refund, whoever says so: its batch, its items, the books, and who hears of it. */
@Injectable()
export class RefundOutcomes {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly push: PushService,
  ) {}

  /** A batch with its row locked. */
  async lock(tx: Tx, batchId: string): Promise<PaidBatch> {
    await tx.lockById(RefundBatch, batchId);
    const [batch] = await paidBatches(tx, 'b.id = ?', [batchId]);
    if (!batch) throw new Error(`no refund ${batchId}`);
    return batch;
  }

  /** Of a locked batch that may become so. `account` is where the money went, in the provider's words. */
  async settleOutcome(
    tx: Tx,
    batch: PaidBatch,
    target: ProviderTarget,
    account: string | null = null,
  ): Promise<void> {
    await refunds.settle(tx, batch.id, target, this.clock.now());
    if (target === 'refunded') await this.made(tx, batch, account);
    if (target === 'voided') await this.voided(tx, batch);
    if (target === 'abnormal')
      await tellByHand(tx, this.clock, batch, '微信退款异常：付款人的账户收不了款，请核实后转账退回。');
  }

  /** Nobody but a person can return it. `note` says why, in the provider's code or in words. */
  async byHand(tx: Tx, batch: PaidBatch, note: string): Promise<void> {
    await refunds.giveToHand(tx, batch.id, note);
    await tellByHand(tx, this.clock, batch, `微信不能退回（${note}），请转账退回，并登记凭证。`);
  }

  /** A transfer did not come. */
  async notReceived(tx: Tx, batch: PaidBatch, note: string | null): Promise<void> {
    await refunds.takeTransferBack(tx, batch.id, note);
    await tellByHand(
      tx,
      this.clock,
      batch,
      `收款人没有收到转账（凭证 ${batch.voucherNo}），请核对后重新转账。`,
    );
  }

  /** The money is back with its payer. */
  private async made(tx: Tx, batch: PaidBatch, account: string | null): Promise<void> {
    await refundItems.made(tx, batch.id);
    await postRefund(tx, this.clock, refundMade, batch);
    await tellMade(tx, this.clock, batch, account);
    await this.push.pushRefunded(tx, batch.id);
  }

  /** The provider closed it: its items are due again, and go with the next day's batch under a new number. */
  private async voided(tx: Tx, batch: PaidBatch): Promise<void> {
    await postRefund(tx, this.clock, refundFailed, batch);
    await refundItems.free(tx, batch.id);
    await gatherRefunds(tx, this.jobs, this.clock, [batch.paymentId], this.clock.in(DAY_SECONDS));
  }
}
