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

/** What desks asked their phones to confirm. */
export class DeskConfirmations1764801003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, confirmations);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(confirmations.name, true);
  }
}

const confirmations = table(
  'desk_confirmations',
  [
    id(),
    ref('sessionId'),
    ref('personId'),
    code('route', 96),
    code('actHash', 64),
    code('number', 16),
    sealed('detailSealed'),
    code('status', 16),
    instant('askedAt'),
    instant('expiresAt'),
    nullable(instant('answeredAt')),
  ],
  { index: [['personId', 'status'], ['sessionId', 'status'], ['askedAt']] },
);
