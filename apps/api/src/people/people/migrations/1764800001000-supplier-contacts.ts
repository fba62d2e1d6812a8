import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, int, nullable } from '../../../ground/db/migration-columns';

/** Who is a supermarket's contact. Of a plan's staff it was the first. */
export class SupplierContacts1764800001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'role_grants', [nullable(int('contact'))]);
    await runner.query(
      `UPDATE role_grants SET contact = 1 WHERE id IN (SELECT id FROM (
         SELECT MIN(id) AS id FROM role_grants WHERE role = 'supermarket_staff' AND deputyOfId IS NULL
         GROUP BY scopeId) AS firsts)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'role_grants', ['contact']);
  }
}
