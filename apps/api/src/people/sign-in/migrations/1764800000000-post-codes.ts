import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, id, instant, nullable, ref, table } from '../../../ground/db/migration-columns';

/** Codes by which a post is taken where WeChat tells no phone number. */
export class PostCodes1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, codes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(codes.name, true);
  }
}

const codes = table(
  'post_codes',
  [
    id(),
    ref('personId'),
    code('kind', 16),
    code('codeHash', 64),
    ref('createdById'),
    instant('createdAt'),
    instant('expiresAt'),
    nullable(instant('usedAt')),
    nullable(ref('usedById')),
  ],
  { unique: [['codeHash']], index: [['personId']] },
);
