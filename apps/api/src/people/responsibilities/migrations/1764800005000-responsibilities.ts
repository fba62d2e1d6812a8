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

/** Who answers for which point, supplier or place. */
export class Responsibilities1764800005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, responsibilities);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(responsibilities.name, true);
  }
}

const responsibilities = table(
  'responsibilities',
  [
    id(),
    code('kind', 16),
    code('subjectKind', 16),
    ref('subjectId'),
    ref('districtId'),
    nullable(ref('streetId')),
    nullable(ref('communityId')),
    sealed('nameSealed'),
    sealed('phoneSealed'),
    code('phoneHash', 64),
    text('title', 64),
    ref('givenById'),
    instant('startsAt'),
    nullable(instant('endsAt')),
    nullable(text('endReason', 200)),
  ],
  { index: [['subjectId'], ['districtId']] },
);
