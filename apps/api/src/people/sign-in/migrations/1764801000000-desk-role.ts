import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, dropColumns, nullable } from '../../../ground/db/migration-columns';

/** In which role a desk works; sessions of before are phones'. */
export class DeskRole1764801000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'sessions', [nullable(code('deskRole', 24))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'sessions', ['deskRole']);
  }
}
