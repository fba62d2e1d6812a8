import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  addColumns,
  addIndex,
  changeColumns,
  code,
  createTable,
  id,
  instant,
  nullable,
  ref,
  table,
} from '../ground/db/migration-columns';

/** WeChat accounts, payments through WeChat Pay, refund batches' numbers, and money that belongs to no round. */
export class Money1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, wechatAccounts);
    await changeColumns(runner, 'postings', [nullable(ref('roundId'))]);
    await changeColumns(runner, 'refund_items', [nullable(ref('roundId')), nullable(ref('groupOrderId'))]);
    await addColumns(runner, 'refund_items', [nullable(ref('batchId'))]);
    await addIndex(runner, 'refund_items', ['batchId']);
    await changeColumns(runner, 'payments', [nullable(ref('payerId'))]);
    await addColumns(runner, 'payments', [
      nullable(code('transactionId')),
      nullable(code('prepayId', 64)),
      nullable(instant('payableUntil')),
    ]);
    await addIndex(runner, 'payments', ['transactionId'], { isUnique: true });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['transactionId', 'prepayId', 'payableUntil'])
      if (await runner.hasColumn('payments', name)) await runner.dropColumn('payments', name);
    if (await runner.hasColumn('refund_items', 'batchId')) await runner.dropColumn('refund_items', 'batchId');
    await changeColumns(runner, 'payments', [ref('payerId')]);
    await changeColumns(runner, 'refund_items', [ref('roundId'), ref('groupOrderId')]);
    await changeColumns(runner, 'postings', [ref('roundId')]);
    await runner.dropTable('wechat_accounts', true);
  }
}

const wechatAccounts = table(
  'wechat_accounts',
  [id(), ref('personId'), code('appId'), code('openid', 64), instant('createdAt')],
  { unique: [['appId', 'openid']], index: [['personId']] },
);
