import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { apart } from '../../ground/db/answering';
import { Db, isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { openNotification } from '../../ground/wechat/pay/callback';
import type { Notification } from '../../ground/wechat/pay/pay.types';
import { headerOf, type Headers } from '../../ground/wechat/pay/sign';
import type { WechatConfig } from '../../ground/settings/wechat-config';
import { badNotice, BadNotice } from './bad-notice';
import { payeeOfPayment, samePayee, supermarketOfPayee } from './payees';
import type { Payment } from './payment.entity';
import { PaymentNotification } from './payment-notification.entity';
import { RefundNotices } from './refund-notices.port';
import { isPaid, WechatResults, type NoticeOutcome } from './wechat-results';

/** Seconds until a notice that its own request did not apply is applied by its job. */
const APPLY_AFTER_SECONDS = 10;

/**
 * WeChat Pay's notices: each is verified, kept in the inbox before it is answered, and applied once: by the request that
 * brought it, or by its job when that one was killed or failed (domain §7).
 */
@Injectable()
export class NotificationsService implements OnModuleInit {
  private readonly log = new Logger('payments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly results: WechatResults,
    private readonly refunds: RefundNotices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ id: string }>('payment.notification', (job) => this.applyKept(job.id));
  }

  /** Takes a notice; the same one again changes nothing. @throws BadNotice for one that is not to be believed. */
  async receive(headers: Headers, rawBody: Buffer): Promise<void> {
    const notice = await this.read(headers, rawBody);
    const id = await this.keep(notice);
    if (!id) return;
    try {
      await apart('it is kept, and its job applies what this does not', () =>
        this.apply(id, notice.resource),
      );
    } catch (error) {
      this.log.error({ notice: notice.id, error });
    }
  }

  /** Writes a notice into the inbox, with the job that applies it; gives its row, or nothing when it is there. */
  async keep({ id: eventId, eventType, mchid, resource }: Notification): Promise<string | undefined> {
    const id = newId();
    try {
      await this.db.transaction(async (tx) => {
        await tx.insert(PaymentNotification, [
          {
            id,
            eventId,
            eventType,
            mchid,
            resourceJson: JSON.stringify(resource),
            receivedAt: this.clock.now(),
            appliedAt: null,
            outcome: null,
          },
        ]);
        await this.jobs.add(
          tx,
          'payment.notification',
          { id },
          this.clock.in(APPLY_AFTER_SECONDS),
          jobKey(id),
        );
      });
      return id;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** @throws BadNotice, which is logged without anything of its content. */
  private async read(headers: Headers, rawBody: Buffer): Promise<Notification> {
    const { wechat } = this.config;
    try {
      if (!wechat) throw new BadNotice('wechat_not_configured', 503);
      const notice = openNotification(wechat.merchants, headers, rawBody, this.clock.now());
      this.requireSound(notice);
      if (!(await this.isOurs(wechat, notice.resource))) throw new BadNotice('foreign_merchant');
      return notice;
    } catch (error) {
      const bad = badNotice(error);
      if (!bad) throw error;
      const serial = headerOf(headers, 'wechatpay-serial')?.slice(0, 64);
      this.log.warn({ refused: bad.code, serial });
      throw bad;
    }
  }

  private requireSound({ id, resource }: Notification): void {
    const lengths = /^[\x21-\x7e]{1,64}$/.test(id) && ASCII_32.test(resource.outTradeNo);
    if (!lengths) throw new BadNotice('bad_envelope');
    if (resource.kind !== 'transaction') return;
    if (resource.currency !== undefined && resource.currency !== 'CNY') throw new BadNotice('wrong_currency');
    if (!isPaid(resource) || !ASCII_32.test(resource.transactionId)) throw new BadNotice('bad_envelope');
  }

  /** The payee is one of this service's, or was when the payment was made. */
  private async isOurs(config: WechatConfig, resource: Notification['resource']): Promise<boolean> {
    const payment = await this.db.one<Payment>('SELECT * FROM payments WHERE outTradeNo = ?', [
      resource.outTradeNo,
    ]);
    if (payment?.mchid && samePayee(payeeOfPayment(payment), resource)) return true;
    return (await supermarketOfPayee(this.db, config, resource)) !== undefined;
  }

  private async applyKept(id: string): Promise<void> {
    const row = await this.db.one<PaymentNotification>('SELECT * FROM payment_notifications WHERE id = ?', [
      id,
    ]);
    if (!row || row.appliedAt) return;
    await this.apply(id, JSON.parse(row.resourceJson) as Notification['resource']);
  }

  private async apply(id: string, resource: Notification['resource']): Promise<void> {
    if (resource.kind === 'refund') {
      await this.refunds.applyRefund(resource);
      await this.db.transaction((tx) => this.finish(tx, id, 'applied'));
      return;
    }
    await this.db.transaction(async (tx) => {
      const locked = await tx.lockById(PaymentNotification, id);
      if (locked?.appliedAt || !isPaid(resource)) return;
      await this.finish(tx, id, await this.results.apply(tx, resource));
    });
  }

  private async finish(tx: Tx, id: string, outcome: NoticeOutcome): Promise<void> {
    await tx.run('UPDATE payment_notifications SET appliedAt = ?, outcome = ? WHERE id = ?', [
      this.clock.now(),
      outcome,
      id,
    ]);
    await this.jobs.withdraw(tx, jobKey(id));
  }
}

const ASCII_32 = /^[\x21-\x7e]{1,32}$/;
const jobKey = (id: string): string => `payment.notification:${id}`;
