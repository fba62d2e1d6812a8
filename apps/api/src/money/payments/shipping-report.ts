import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { CONFIG, type Config } from '../../ground/settings/config';
import { MiniClient } from '../../ground/wechat/mini/mini-client';
import { WechatError } from '../../ground/wechat/mini/wechat-error';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import type { ShippingJob } from '../../road/handoffs/shipping';
import { paidGoods } from './payments.sql';

/** The payment's goods were reported before: the answer to an earlier try was lost. */
const SHIPPED_ALREADY = [10060002, 10060003];

/** Tells WeChat that a payment's goods were handed over: it releases the money to the supermarket. */
@Injectable()
export class ShippingReport implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: JobsService,
    private readonly mini: MiniClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<ShippingJob>('shipping.upload', (job) => this.upload(job), { waits: true });
  }

  /** Just after a payment WeChat does not know it yet (10060001): the job is tried again. */
  private async upload({ paymentId, at }: ShippingJob): Promise<void> {
    const { wechat } = this.config;
    const goods = await paidGoods(this.db, paymentId);
    if (!wechat || !goods) return;
    const { payerId, transactionId, supermarketName, groupNames } = goods;
    const openid = payerId && (await openidsOf(this.db, wechat.appId, [payerId])).get(payerId);
    if (!openid || !transactionId) throw new Error(`payment ${paymentId} has no payer or number at WeChat`);
    try {
      const description = `${supermarketName} 集采单：${groupNames.join('、')}`;
      await this.mini.uploadShipping({ transactionId, description, openid, deliveryMode: 'same_city', at });
    } catch (error) {
      if (!(error instanceof WechatError && SHIPPED_ALREADY.includes(error.errcode))) throw error;
    }
  }
}
