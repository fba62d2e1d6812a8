import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, changeColumns, dropColumns, int, nullable } from '../../../ground/db/migration-columns';

/** Which medicine needs a prescription: earlier plans said so, and nothing was kept of it. */
export class Prescriptions1764803000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'products', [nullable(int('prescription'))]);
    await runner.query('UPDATE products SET prescription = 0 WHERE prescription IS NULL');
    await changeColumns(runner, 'products', [int('prescription')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'products', ['prescription']);
  }
}
