import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  code,
  createTable,
  id,
  instant,
  nullable,
  ref,
  table,
  text,
} from '../../../ground/db/migration-columns';

/** Where supermarkets are paid in WeChat. */
export class SupermarketPayees1764801002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, payees);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(payees.name, true);
  }
}

const payees = table(
  'supermarket_payees',
  [
    id(),
    ref('districtId'),
    ref('supermarketId'),
    code('mode', 16),
    code('mchid', 32),
    nullable(code('subMchid', 32)),
    code('status', 16),
    nullable(ref('waitingFor')),
    nullable(ref('usedBy')),
    nullable(ref('proposedById')),
    instant('proposedAt'),
    nullable(ref('answeredById')),
    nullable(instant('answeredAt')),
    nullable(instant('endedAt')),
    nullable(text('note', 200)),
  ],
  { unique: [['waitingFor'], ['usedBy']], index: [['districtId'], ['supermarketId'], ['mchid']] },
);
