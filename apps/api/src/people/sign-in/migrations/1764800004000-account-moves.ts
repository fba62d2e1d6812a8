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

/** Lost WeChat accounts that two of the staff move to their person. */
export class AccountMoves1764800004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, moves);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(moves.name, true);
  }
}

const moves = table(
  'account_moves',
  [
    id(),
    ref('personId'),
    text('reason', 200),
    code('status', 16),
    ref('requestedById'),
    instant('requestedAt'),
    nullable(ref('approvedById')),
    nullable(instant('approvedAt')),
    nullable(instant('endedAt')),
  ],
  { index: [['personId']] },
);
