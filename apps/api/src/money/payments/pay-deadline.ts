import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db } from '../../ground/db/db';
import { CancellationService } from '../cancellation/cancellation.service';
import { JobsService } from '../../ground/jobs/jobs.service';
import type { Payment } from './payment.entity';
import { PaymentQuery } from './payment-query';

/** Seconds until a group order whose payment cannot be closed yet is looked at again. */
const AGAIN_SECONDS = 60;

/**
 * The pay-by deadline of a group order: what can still be paid is closed at WeChat and asked for a last time, and only
 * then is the quota released. The group order stays confirmed meanwhile, so that money that was quicker pays it, and a
 * killed step is repeated by the job (domain §7).
 */
@Injectable()
export class PayDeadline implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly cancellation: CancellationService,
    private readonly query: PaymentQuery,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ groupOrderId: string }>('group.unpaid', (job) => this.end(job.groupOrderId), {
      waits: true,
    });
  }

  private async end(groupOrderId: string): Promise<void> {
    for (const payment of await this.payable(groupOrderId)) await this.query.tryClose(payment);
    await this.cancellation.cancelUnpaid(groupOrderId);
    if ((await this.payable(groupOrderId)).length === 0) return;
    await this.db.transaction((tx) =>
      this.jobs.add(tx, 'group.unpaid', { groupOrderId }, this.clock.in(AGAIN_SECONDS)),
    );
  }

  /** Payments that WeChat may still take for a group order whose deadline has passed. */
  private payable(groupOrderId: string): Promise<Payment[]> {
    return this.db.many<Payment>(
      `SELECT p.* FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
       JOIN group_orders g ON g.id = a.groupOrderId
       WHERE g.id = ? AND g.status = 'confirmed' AND g.payBy <= ? AND p.status = 'pending' AND p.method = 'wechat'`,
      [groupOrderId, this.clock.now()],
    );
  }
}
