import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import type { JobsService } from '../../ground/jobs/jobs.service';

/** Goods that a payment bought were handed over. */
export interface ShippingJob {
  paymentId: string;
  /** When. */
  at: string;
}

/** Goods of a group order were handed over: each WeChat payment that bought them is to be reported, once. */
export async function reportShipping(
  tx: Tx,
  clock: Clock,
  jobs: JobsService,
  groupOrderId: string,
): Promise<void> {
  const at = clock.now();
  const payments = await tx.many<{ id: string }>(
    `SELECT DISTINCT p.id FROM payments p JOIN payment_allocations a ON a.paymentId = p.id
     WHERE a.groupOrderId = ? AND p.method = 'wechat' AND p.status = 'succeeded' ORDER BY p.id`,
    [groupOrderId],
  );
  for (const { id: paymentId } of payments) {
    const job: ShippingJob = { paymentId, at };
    await jobs.add(tx, 'shipping.upload', job, at, `shipping:${paymentId}`);
  }
}
