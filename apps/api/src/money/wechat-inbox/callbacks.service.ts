import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { apart } from '../../ground/db/answering';
import { Db, isDuplicate } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { BadNotification } from '../../ground/wechat/pay/callback';
import type { Notification } from '../../ground/wechat/pay/pay.types';
import { WechatPaymentOutcome } from '../payments/wechat-outcome';
import { WechatRefundOutcome } from '../refunds/wechat-outcome';
import { WechatCallback } from './callback.entity';
import { callbacks } from './callbacks.moves';

/** Seconds until a callback that its own request did not apply is applied by its job. */
const APPLY_AFTER_SECONDS = 10;

/**
 * WeChat Pay's callbacks: each is kept in the inbox before it is answered, and applied once: by the request that brought
 * it, or by its job when that one was killed or failed (domain §7).
 */
@Injectable()
export class CallbacksService implements OnModuleInit {
  private readonly log = new Logger('payments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly payments: WechatPaymentOutcome,
    private readonly refunds: WechatRefundOutcome,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ id: string }>('payment.notification', ({ id }) => this.apply(id));
  }

  /** Takes a verified callback; the same one again changes nothing. @throws BadNotification where it is of no payee of ours. */
  async receive(callback: Notification): Promise<void> {
    if (!(await this.payments.wasOurs(callback.resource))) throw new BadNotification('foreign_merchant');
    const id = await this.keep(callback);
    if (!id) return;
    try {
      await apart('it is kept, and its job applies what this does not', () => this.apply(id));
    } catch (error) {
      this.log.error({ callback: callback.id, error });
    }
  }

  /** Writes a callback into the inbox, with the job that applies it; gives its row, or nothing when it is there. */
  async keep({ id: eventId, eventType, mchid, resource }: Notification): Promise<string | undefined> {
    const id = newId();
    const resourceJson = JSON.stringify(resource);
    const receivedAt = this.clock.now();
    const row = { id, eventId, eventType, mchid, resourceJson, receivedAt, appliedAt: null, outcome: null };
    try {
      await this.db.transaction(async (tx) => {
        await callbacks.add(tx, row);
        const at = this.clock.in(APPLY_AFTER_SECONDS);
        await this.jobs.add(tx, 'payment.notification', { id }, at, jobKey(id));
      });
      return id;
    } catch (error) {
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  private async apply(id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const callback = await tx.lockById(WechatCallback, id);
      if (!callback || callback.appliedAt) return;
      const resource = JSON.parse(callback.resourceJson) as Notification['resource'];
      const outcome =
        resource.kind === 'transaction'
          ? await this.payments.record(tx, resource)
          : await this.refunds.record(tx, resource);
      await callbacks.applied(tx, id, outcome, this.clock.now());
      await this.jobs.withdraw(tx, jobKey(id));
    });
  }
}

const jobKey = (id: string): string => `payment.notification:${id}`;
