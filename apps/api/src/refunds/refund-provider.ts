import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config';
import { PayClient } from '../wechat/pay/pay-client';
import { PayError } from '../wechat/pay/pay-error';
import type { Refund } from '../wechat/pay/pay.types';
import { payeeOf, type Payee } from '../wechat/wechat-config';
import type { PaidBatch } from './refunds.sql';

/** WeChat Pay as refunds need it. */
@Injectable()
export class RefundProvider {
  constructor(
    private readonly client: PayClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Sends a batch that was never answered, asks about one that was, and sends again what WeChat does not know. */
  async ask(batch: PaidBatch): Promise<Refund | undefined> {
    const known = batch.status === 'processing' ? await this.query(batch) : undefined;
    return known ?? this.client.refund(this.payee(batch), requestOf(batch));
  }

  async query(batch: PaidBatch): Promise<Refund | undefined> {
    return this.client.queryRefund(this.payee(batch), batch.outRefundNo);
  }

  private payee({ supermarketCode }: PaidBatch): Payee {
    const payee = this.config.wechat && payeeOf(this.config.wechat, supermarketCode);
    if (!payee) throw new PayError('NO_PAYEE', 0, true);
    return payee;
  }
}

const requestOf = (batch: PaidBatch) => ({
  outTradeNo: batch.outTradeNo,
  outRefundNo: batch.outRefundNo,
  reason: batch.reason,
  refundFen: batch.amountFen,
  totalFen: batch.paidFen,
});
