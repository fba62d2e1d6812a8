import { Injectable } from '@nestjs/common';
import { payeeOfPayment } from '../payments/payees';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import type { Refund } from '../../ground/wechat/pay/pay.types';
import type { PaidBatch } from './refunds.sql';

/** WeChat Pay as refunds need it. */
@Injectable()
export class RefundProvider {
  constructor(private readonly client: PayClient) {}

  /** Sends a batch that was never answered, asks about one that was, and sends again what WeChat does not know. */
  async ask(batch: PaidBatch): Promise<Refund | undefined> {
    const known = batch.status === 'processing' ? await this.query(batch) : undefined;
    return known ?? this.client.refund(payeeOfPayment(batch), requestOf(batch));
  }

  async query(batch: PaidBatch): Promise<Refund | undefined> {
    return this.client.queryRefund(payeeOfPayment(batch), batch.outRefundNo);
  }
}

const requestOf = (batch: PaidBatch) => ({
  outTradeNo: batch.outTradeNo,
  outRefundNo: batch.outRefundNo,
  reason: batch.reason,
  refundFen: batch.amountFen,
  totalFen: batch.paidFen,
});
