import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { linkedPages } from '@cailan/shared-types';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { tell } from '../messages';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import { MiniClient } from '../../ground/wechat/mini/mini-client';
import { WechatError } from '../../ground/wechat/mini/wechat-error';
import type { NoticeKind } from '../../ground/settings/template-fields';
import { arrivedText, confirmedText, noticeData } from './notice-texts';
import {
  arrivedOrders,
  lockedOrders,
  orderFacts,
  paidGoods,
  reachableMembers,
  refundedFen,
  wechatPaymentsOf,
} from './notices.sql';

interface NoticeJob {
  kind: NoticeKind;
  orderId: string;
  personId: string;
  /** When that of which the message tells happened. */
  at: string;
  /** Of `refunded`. */
  batchId: string | null;
}

interface ShippingJob {
  paymentId: string;
  at: string;
}

/** The payment's goods were reported before: the answer to an earlier try was lost. */
const SHIPPED_ALREADY = [10060002, 10060003];

/**
 * What people hear of their orders, and what WeChat hears of goods that were given out, in the transaction of what
 * happened. What goes through WeChat is a job, once for each person and subject; a service without WeChat adds none.
 */
@Injectable()
export class NoticesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly mini: MiniClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<NoticeJob>('notice.send', (job) => this.send(job), { waits: true });
    this.jobs.handle<ShippingJob>('shipping.upload', (job) => this.upload(job), { waits: true });
  }

  /** The leader confirmed a group order: tells the households whose orders are locked, in their inbox and through WeChat. */
  async noticeConfirmed(tx: Tx, groupOrderId: string): Promise<void> {
    const told = await lockedOrders(tx, groupOrderId);
    const messages = told.map((order) => ({
      householdId: order.householdId,
      kind: 'confirmed',
      text: confirmedText(order),
    }));
    await tell(tx, this.clock, messages);
    await this.notice(tx, 'confirmed', `o.groupOrderId = ? AND o.status = 'locked'`, [groupOrderId]);
  }

  /** A group order was signed over at the gate: tells the households of whose bags some came, as above. */
  async noticeArrived(tx: Tx, groupOrderId: string): Promise<void> {
    const told = await arrivedOrders(tx, groupOrderId);
    const messages = told.map((order) => ({
      householdId: order.householdId,
      kind: 'arrived',
      text: arrivedText(order),
    }));
    await tell(tx, this.clock, messages);
    const where = `o.groupOrderId = ? AND EXISTS (SELECT 1 FROM bags b WHERE b.orderId = o.id AND b.status = 'handed_over')`;
    await this.notice(tx, 'arrived', where, [groupOrderId]);
  }

  /** A refund batch reached the payer: tells the households of whose orders it has items. */
  noticeRefunded(tx: Tx, batchId: string): Promise<void> {
    const where = 'o.id IN (SELECT i.orderId FROM refund_items i WHERE i.batchId = ?)';
    return this.notice(tx, 'refunded', where, [batchId], batchId);
  }

  /** Goods of a group order were handed over: WeChat releases the money of the payments that bought them (one report each). */
  async shipped(tx: Tx, groupOrderId: string): Promise<void> {
    if (!this.config.wechat) return;
    const now = this.clock.now();
    for (const paymentId of await wechatPaymentsOf(tx, groupOrderId)) {
      const job: ShippingJob = { paymentId, at: now };
      await this.jobs.add(tx, 'shipping.upload', job, now, `shipping:${paymentId}`);
    }
  }

  private async notice(
    tx: Tx,
    kind: NoticeKind,
    where: string,
    values: readonly string[],
    batchId: string | null = null,
  ): Promise<void> {
    const appId = this.config.wechat?.appId;
    if (!appId) return;
    const now = this.clock.now();
    for (const { orderId, personId } of await reachableMembers(tx, { appId, now }, where, values)) {
      const job: NoticeJob = { kind, orderId, personId, at: now, batchId };
      const subject = batchId ?? orderId;
      await this.jobs.add(tx, 'notice.send', job, now, `${kind}:${subject}:${personId}`);
    }
  }

  /** Sends one message; who did not ask for one, or has left WeChat meanwhile, gets none. */
  private async send({ kind, orderId, personId, at, batchId }: NoticeJob): Promise<void> {
    const { wechat } = this.config;
    const openid = wechat && (await openidsOf(this.db, wechat.appId, [personId])).get(personId);
    const order = await orderFacts(this.db, orderId);
    if (!wechat || !openid || !order) return;
    const amountFen = batchId ? await refundedFen(this.db, orderId, batchId) : order.amountFen;
    await this.mini.sendSubscribeMessage({
      openid,
      templateId: wechat.templates[kind],
      page: `${linkedPages.order}?id=${orderId}`,
      data: noticeData(wechat.templateFields[kind], order, { at, amountFen }),
    });
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
