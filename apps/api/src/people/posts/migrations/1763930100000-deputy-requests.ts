import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  code,
  createTable,
  id,
  instant,
  nullable,
  ref,
  sealed,
  table,
} from '../../../ground/db/migration-columns';

/** Who was asked to be a deputy, and what they answered. */
export class DeputyRequests1763930100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, requests);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(requests.name, true);
  }
}

const requests = table(
  'deputy_requests',
  [
    id(),
    code('role', 24),
    code('scopeKind', 24),
    ref('scopeId'),
    ref('fromId'),
    ref('toId'),
    sealed('phoneSealed'),
    code('status', 16),
    instant('requestedAt'),
    nullable(instant('answeredAt')),
  ],
  { index: [['fromId'], ['toId']] },
);
