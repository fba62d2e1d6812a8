import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, changeColumns, int, nullable, ref } from '../../../ground/db/migration-columns';

/**
 * People whom a plan invented are marked, and no phone number finds them any more: whoever verified it would have been
 * them. Those whom somebody with a WeChat account already is stay theirs, with their number.
 */
export class Invented1763930000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'people', [nullable(int('invented')), nullable(ref('phoneGivenById'))]);
    await runner.query(
      `UPDATE people SET invented =
         CASE WHEN code IS NOT NULL AND id NOT IN (SELECT personId FROM wechat_accounts) THEN 1 ELSE 0 END
       WHERE invented IS NULL`,
    );
    await runner.query('UPDATE people SET phoneHash = NULL WHERE invented = 1 AND phoneHash IS NOT NULL');
    await changeColumns(runner, 'people', [int('invented')]);
  }

  /** The cleared hashes stay cleared: `npm run reseal -- --hash` of the version before makes them again. */
  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['invented', 'phoneGivenById'])
      if (await runner.hasColumn('people', name)) await runner.dropColumn('people', name);
  }
}
