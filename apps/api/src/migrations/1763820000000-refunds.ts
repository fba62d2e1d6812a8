import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addIndex,
  code,
  createTable,
  id,
  instant,
  int,
  nullable,
  ref,
  table,
  text,
} from '../ground/db/migration-columns';

/** Refund batches, and the items of a payment that wait for one. */
export class Refunds1763820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, refundBatches);
    await addIndex(runner, 'refund_items', ['paymentId', 'status']);
  }

  async down(runner: QueryRunner): Promise<void> {
    const items = await runner.getTable('refund_items');
    const added = items?.indices.find(({ columnNames }) => columnNames.join() === 'paymentId,status');
    if (added) await runner.dropIndex('refund_items', added);
    await runner.dropTable('refund_batches', true);
  }
}

const refundBatches = table(
  'refund_batches',
  [
    id(),
    ref('districtId'),
    ref('supermarketId'),
    ref('paymentId'),
    int('batchNo'),
    code('outRefundNo', 40),
    int('amountFen'),
    code('status', 16),
    text('reason', 80),
    int('attempts'),
    nullable(instant('nextTryAt')),
    nullable(instant('sentAt')),
    nullable(instant('endedAt')),
    nullable(code('refundId', 64)),
    nullable(text('account')),
    nullable(text('voucherNo', 64)),
    nullable(ref('voucherFileId')),
    nullable(ref('transferredById')),
    nullable(text('note', 200)),
    instant('createdAt'),
  ],
  { unique: [['paymentId', 'batchNo'], ['outRefundNo']], index: [['supermarketId', 'status']] },
);
