import type { RefundView } from '@cailan/shared-types';
import { GroupOrder } from '@cailan/api/ordering/group-orders/group-order.entity';
import { JobsService } from '@cailan/api/ground/jobs/jobs.service';
import type { TestPerson, World } from './world';
import { post } from '@cailan/api/books/postings/post';
import { claimAnswered } from '@cailan/api/books/postings/postings';
import { gatherRefunds, refundsOwed } from '@cailan/api/books/owed/refund-items';
import type { Refund } from '@cailan/api/ground/wechat/pay/pay.types';
import type { RefundBatch } from '@cailan/api/money/refunds/refund.entity';
import type { PaidBatch } from '@cailan/api/money/refunds/refunds.sql';

/** What WeChat says of a batch. */
export function saidOf(batch: PaidBatch, status: Refund['status']): Refund {
  return {
    outRefundNo: batch.outRefundNo,
    refundId: `W${batch.outRefundNo}`,
    outTradeNo: batch.outTradeNo,
    status,
    refundFen: batch.amountFen,
    totalFen: batch.paidFen,
  };
}

/** What specs of refunds do and look at. */
export class Refunds {
  private claimed = 0;

  constructor(private readonly world: World) {}

  /** Owes part of a paid group order back, as the answer to a claim does, and wants it gathered at once. */
  async claim(groupOrderId: string, amountFen: number): Promise<void> {
    const { db, clock, app } = this.world;
    const [order] = await db.many<{ id: string }>(
      `SELECT id FROM household_orders
       WHERE groupOrderId = ? AND status IN ('locked', 'fulfilled', 'settled') ORDER BY id LIMIT 1`,
      [groupOrderId],
    );
    await db.transaction(async (tx) => {
      const group = await tx.lockById(GroupOrder, groupOrderId);
      if (!group || !order) throw new Error('no group order');
      const causeId = `${order.id}:${(this.claimed += 1)}`;
      await refundsOwed.forGroupOrder(tx, clock, group, [
        { cause: 'claim', causeId, orderId: order.id, amountFen },
      ]);
      await post(tx, clock, claimAnswered(group, { id: order.id, fen: amountFen }, causeId));
      const payments = await tx.many<{ paymentId: string }>(
        'SELECT DISTINCT paymentId FROM refund_items WHERE causeId = ? OR causeId LIKE ?',
        [causeId, `${causeId}:%`],
      );
      const jobs = app.get(JobsService);
      await gatherRefunds(
        tx,
        jobs,
        clock,
        payments.map(({ paymentId }) => paymentId),
      );
    });
  }

  batches(): Promise<RefundBatch[]> {
    return this.world.db.many<RefundBatch>('SELECT * FROM refund_batches ORDER BY paymentId, batchNo');
  }

  /** The one batch there is. */
  async batch(): Promise<RefundBatch> {
    const [first, second] = await this.batches();
    if (!first || second) throw new Error('not one refund');
    return first;
  }

  /** The statuses of all batches, and of all items. */
  async statuses(): Promise<{ batches: string[]; items: string[] }> {
    const items = await this.world.db.many<{ status: string }>('SELECT status FROM refund_items ORDER BY id');
    return {
      batches: (await this.batches()).map(({ status }) => status),
      items: items.map(({ status }) => status),
    };
  }

  async view(as: TestPerson, id: string): Promise<RefundView> {
    return this.world.ok(as, 'GET /refunds/:id', { params: { id } });
  }

  /** Messages of a kind, of whoever got them. */
  async told(kind: string): Promise<{ personId: string | null; householdId: string | null; text: string }[]> {
    return this.world.db.many('SELECT personId, householdId, text FROM messages WHERE kind = ? ORDER BY id', [
      kind,
    ]);
  }

  async balance(name: string): Promise<number> {
    const row = await this.world.db.one<{ fen: number | null }>(
      'SELECT SUM(debitFen - creditFen) AS fen FROM posting_entries WHERE account = ?',
      [name],
    );
    return row?.fen ?? 0;
  }

  /** The names of what does not hold, with how many rows break it (domain §13.3). */
  async breaches(): Promise<string[]> {
    const found: string[] = [];
    for (const [name, sql] of Object.entries(BREACHES)) {
      const rows = await this.world.db.many(sql);
      if (rows.length > 0) found.push(`${name}: ${rows.length}`);
    }
    return found;
  }
}

const BALANCES = 'SELECT account, SUM(debitFen - creditFen) AS fen FROM posting_entries GROUP BY account';

/** Each must find nothing. */
const BREACHES: Record<string, string> = {
  'a posting that does not balance':
    'SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)',
  'a payment that gives back more than it brought': `
    SELECT p.id FROM payments p JOIN refund_items i ON i.paymentId = p.id GROUP BY p.id, p.amountFen
    HAVING SUM(i.amountFen) > p.amountFen`,
  'an item due in a batch, or without one when it is not': `
    SELECT i.id FROM refund_items i LEFT JOIN refund_batches b ON b.id = i.batchId
    WHERE (i.status = 'due') <> (i.batchId IS NULL) OR b.status = 'voided' OR b.paymentId <> i.paymentId
      OR (i.status = 'refunded') <> (COALESCE(b.status, '') = 'refunded')`,
  'a batch that is not its items': `
    SELECT b.id FROM refund_batches b WHERE b.status <> 'voided' AND b.amountFen <>
      COALESCE((SELECT SUM(i.amountFen) FROM refund_items i WHERE i.batchId = b.id), 0)`,
  'a batch whose money is elsewhere than it says': `
    SELECT b.id FROM refund_batches b LEFT JOIN (${BALANCES}) t ON t.account = REPLACE('transit:*', '*', b.id)
    WHERE COALESCE(t.fen, 0) <> CASE WHEN b.status IN ('refunded', 'voided') THEN 0 ELSE b.amountFen END`,
  'a group order that is owed another sum than its items due': `
    SELECT g.id FROM group_orders g LEFT JOIN (${BALANCES}) r ON r.account = REPLACE('refunds:*', '*', g.id)
    WHERE COALESCE(r.fen, 0) <> COALESCE(
      (SELECT SUM(i.amountFen) FROM refund_items i WHERE i.groupOrderId = g.id AND i.status = 'due'), 0)`,
};
