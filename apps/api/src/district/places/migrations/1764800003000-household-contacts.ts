import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, nullable, ref } from '../../../ground/db/migration-columns';

/** Whom a household's members named for its labels. */
export class HouseholdContacts1764800003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'households', [nullable(ref('contactPersonId'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'households', ['contactPersonId']);
  }
}
