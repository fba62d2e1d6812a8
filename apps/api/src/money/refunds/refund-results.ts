import { Injectable, Logger } from '@nestjs/common';
import { canMove, refundMoves, type RefundStatus } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { NoticesService } from '../../messages/push/notices.service';
import { RefundNotices } from '../payments/refund-notices.port';
import type { Refund, RefundResource } from '../../ground/wechat/pay/pay.types';
import { refundFailed, refundMade } from '../../books/postings/postings';
import { postRefund } from './refund-book';
import { gatherRefunds } from '../../books/owed/refund-items';
import { tellByHand, tellMade } from './refund-messages';
import { RefundBatch } from './refund.entity';
import { paidBatches, type PaidBatch } from './refunds.sql';

const DAY_SECONDS = 86_400;

const TWICE = '微信显示已退回，可能退了两次，请核对';

const targetOf: Record<Refund['status'], RefundStatus> = {
  PROCESSING: 'processing',
  SUCCESS: 'refunded',
  ABNORMAL: 'abnormal',
  CLOSED: 'voided',
};

/** What became of a refund: what its provider says of it, in whatever order and as often as it is said, counts once. */
@Injectable()
export class RefundResults extends RefundNotices {
  private readonly log = new Logger('refunds');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly notices: NoticesService,
  ) {
    super();
  }

  /** A notice of WeChat Pay. What the service never sent is left to the reconciliation, which finds it in the bill. */
  async applyRefund(resource: RefundResource): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await tx.one<{ id: string }>('SELECT id FROM refund_batches WHERE outRefundNo = ?', [
        resource.outRefundNo,
      ]);
      if (found) await this.apply(tx, found.id, resource);
      else this.log.warn({ outRefundNo: resource.outRefundNo, unknown: true });
    });
  }

  /**
   * Applies what a provider says of a batch. False when it changes nothing any more.
   * @throws Error when it speaks of another payment or amount than was sent.
   */
  async apply(tx: Tx, batchId: string, refund: Refund): Promise<boolean> {
    const batch = await this.lock(tx, batchId);
    if (refund.outTradeNo !== batch.outTradeNo || refund.refundFen !== batch.amountFen)
      throw new Error(`refund ${batch.outRefundNo}: the provider speaks of another`);
    const target = targetOf[refund.status];
    const from = batch.status;
    if (from === 'transferred' || !canMove(refundMoves, from, target)) {
      await this.lateNews(tx, batch, target);
      return false;
    }
    await tx.run(
      `UPDATE refund_batches SET refundId = ?, account = COALESCE(?, account), sentAt = COALESCE(?, sentAt) WHERE id = ?`,
      [refund.refundId, refund.account ?? null, refund.createTime ?? null, batchId],
    );
    await this.move(tx, batch, target, refund.account ?? null);
    return true;
  }

  /** The money is back with its payer. */
  async made(tx: Tx, batch: PaidBatch): Promise<void> {
    await this.move(tx, batch, 'refunded', null);
  }

  /** Nobody but a person can return it. `note` says why, in the provider's code or in words. */
  async byHand(tx: Tx, batch: PaidBatch, note: string): Promise<void> {
    await tx.run(`UPDATE refund_batches SET status = 'by_hand', note = ? WHERE id = ?`, [note, batch.id]);
    await tellByHand(tx, this.clock, batch, `微信不能退回（${note}），请转账退回，并登记凭证。`);
  }

  /** A transfer did not come: it waits for another one, with a voucher of its own. */
  async notReceived(tx: Tx, batch: PaidBatch, note: string | null): Promise<void> {
    await tx.run(
      `UPDATE refund_batches SET status = 'by_hand', voucherNo = NULL, voucherFileId = NULL, transferredById = NULL,
         note = ? WHERE id = ?`,
      [note, batch.id],
    );
    await tellByHand(
      tx,
      this.clock,
      batch,
      `收款人没有收到转账（凭证 ${batch.voucherNo}），请核对后重新转账。`,
    );
  }

  /** A batch with its row locked. */
  async lock(tx: Tx, batchId: string): Promise<PaidBatch> {
    await tx.lockById(RefundBatch, batchId);
    const [batch] = await paidBatches(tx, 'b.id = ?', [batchId]);
    if (!batch) throw new Error(`no refund ${batchId}`);
    return batch;
  }

  private async move(tx: Tx, batch: PaidBatch, target: RefundStatus, account: string | null): Promise<void> {
    const endedAt = target === 'refunded' || target === 'voided' ? this.clock.now() : null;
    await tx.run('UPDATE refund_batches SET status = ?, endedAt = ? WHERE id = ?', [
      target,
      endedAt,
      batch.id,
    ]);
    if (target === 'refunded') await this.end(tx, batch, account);
    if (target === 'voided') await this.void(tx, batch);
    if (target === 'abnormal')
      await tellByHand(tx, this.clock, batch, '微信退款异常：付款人的账户收不了款，请核实后转账退回。');
  }

  private async end(tx: Tx, batch: PaidBatch, account: string | null): Promise<void> {
    await tx.run(`UPDATE refund_items SET status = 'refunded' WHERE batchId = ?`, [batch.id]);
    await postRefund(tx, this.clock, refundMade, batch);
    await tellMade(tx, this.clock, batch, account);
    await this.notices.noticeRefunded(tx, batch.id);
  }

  /** The provider closed it: its items are due again, and go with the next day's batch under a new number. */
  private async void(tx: Tx, batch: PaidBatch): Promise<void> {
    await postRefund(tx, this.clock, refundFailed, batch);
    await tx.run(`UPDATE refund_items SET status = 'due', batchId = NULL WHERE batchId = ?`, [batch.id]);
    await gatherRefunds(tx, this.jobs, this.clock, [batch.paymentId], this.clock.in(DAY_SECONDS));
  }

  /** Late news of what has ended is nothing new, unless the money may have gone out twice: people hear that once. */
  private async lateNews(tx: Tx, batch: PaidBatch, target: RefundStatus): Promise<void> {
    const twice = target === 'refunded' && (batch.status === 'voided' || batch.voucherNo !== null);
    if (!twice || batch.note === TWICE) return;
    await tx.run('UPDATE refund_batches SET note = ? WHERE id = ?', [TWICE, batch.id]);
    await tellByHand(tx, this.clock, batch, `${TWICE}。`);
  }
}
