import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  code,
  createTable,
  id,
  instant,
  longText,
  nullable,
  table,
} from '../ground/db/migration-columns';

/** The inbox of WeChat Pay's notices, and whom a payment was made to. */
export class Payments1763810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, notifications);
    await addColumns(runner, 'payments', [nullable(code('mchid')), nullable(code('subMchid'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['mchid', 'subMchid'])
      if (await runner.hasColumn('payments', name)) await runner.dropColumn('payments', name);
    await runner.dropTable('payment_notifications', true);
  }
}

const notifications = table(
  'payment_notifications',
  [
    id(),
    code('eventId', 64),
    code('eventType'),
    code('mchid'),
    longText('resourceJson'),
    instant('receivedAt'),
    nullable(instant('appliedAt')),
    nullable(code('outcome', 16)),
  ],
  { unique: [['eventId']], index: [['appliedAt']] },
);
