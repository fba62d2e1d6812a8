import { Injectable, Logger } from '@nestjs/common';
import { canMove, refundMoves } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import type { Refund, RefundResource } from '../../ground/wechat/pay/pay.types';
import { RefundOutcomes } from './outcome';
import { tellByHand } from './refund-messages';
import { refunds, type ProviderTarget } from './refunds.moves';
import type { PaidBatch } from './refunds.sql';

const TWICE = '微信显示已退回，可能退了两次，请核对';

const targetOf: Record<Refund['status'], ProviderTarget> = {
  PROCESSING: 'processing',
  SUCCESS: 'refunded',
  ABNORMAL: 'abnormal',
  CLOSED: 'voided',
};

/** What WeChat Pay says of refunds: in whatever order and as often as it is said, it counts once. */
@Injectable()
export class WechatRefundOutcome {
  private readonly log = new Logger('refunds');

  constructor(
    private readonly clock: Clock,
    private readonly outcomes: RefundOutcomes,
  ) {}

  /** A callback. What the service never sent is left to the reconciliation, which finds it in the bill. */
  async record(tx: Tx, resource: RefundResource): Promise<'applied'> {
    const { outRefundNo } = resource;
    const found = await tx.one<{ id: string }>('SELECT id FROM refund_batches WHERE outRefundNo = ?', [
      outRefundNo,
    ]);
    if (found) await this.recordAnswer(tx, found.id, resource);
    else this.log.warn({ outRefundNo, unknown: true });
    return 'applied';
  }

  /**
   * What it answers of a batch. False when that changes nothing any more.
   * @throws Error when it speaks of another payment or amount than was sent.
   */
  async recordAnswer(tx: Tx, batchId: string, refund: Refund): Promise<boolean> {
    const batch = await this.outcomes.lock(tx, batchId);
    if (refund.outTradeNo !== batch.outTradeNo || refund.refundFen !== batch.amountFen)
      throw new Error(`refund ${batch.outRefundNo}: the provider speaks of another`);
    const target = targetOf[refund.status];
    if (batch.status === 'transferred' || !canMove(refundMoves, batch.status, target)) {
      await this.afterItsEnd(tx, batch, target);
      return false;
    }
    await refunds.noteAnswer(tx, batchId, refund);
    await this.outcomes.settleOutcome(tx, batch, target, refund.account ?? null);
    return true;
  }

  /** What has ended is nothing new, unless the money may have gone out twice: people hear that once. */
  private async afterItsEnd(tx: Tx, batch: PaidBatch, target: ProviderTarget): Promise<void> {
    const twice = target === 'refunded' && (batch.status === 'voided' || batch.voucherNo !== null);
    if (!twice || batch.note === TWICE) return;
    await refunds.note(tx, batch.id, TWICE);
    await tellByHand(tx, this.clock, batch, `${TWICE}。`);
  }
}
