import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, instant, nullable } from '../ground/db/migration-columns';

/** From when on a household's past is a member's: what former occupants had is not the next ones'. */
export class History1763940000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'role_grants', [nullable(instant('historyFrom'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await runner.hasColumn('role_grants', 'historyFrom'))
      await runner.dropColumn('role_grants', 'historyFrom');
  }
}
