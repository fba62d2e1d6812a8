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
  text,
} from '../../../ground/db/migration-columns';

/** The codes by which desks sign in, and which computer it was. */
export class DeskSignIns1764801001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, signIns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(signIns.name, true);
  }
}

const signIns = table(
  'desk_sign_ins',
  [
    id(),
    code('codeHash', 64),
    code('secretHash', 64),
    code('status', 16),
    text('device', 40),
    sealed('addressSealed'),
    nullable(ref('personId')),
    nullable(code('role', 24)),
    nullable(ref('sessionId')),
    instant('shownAt'),
    instant('expiresAt'),
    nullable(instant('answeredAt')),
  ],
  { unique: [['codeHash']], index: [['personId'], ['sessionId'], ['shownAt']] },
);
