import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changeColumns, longText } from '../ground/db/migration-columns';

/**
 * A sealed note is longer than what was written. MySQL is told in its own words: the library would drop the column and
 * add it anew. Undone, the column stays wide: an earlier version reads it as well, and narrowing would cut notes off.
 */
export class WideNotes1763955000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type === 'better-sqlite3')
      await changeColumns(runner, 'household_orders', [longText('note')]);
    else await runner.query('ALTER TABLE household_orders MODIFY note text NOT NULL');
  }

  async down(): Promise<void> {}
}
