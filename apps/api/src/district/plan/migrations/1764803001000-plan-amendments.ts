import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  code,
  createTable,
  id,
  instant,
  longText,
  ref,
  table,
  text,
} from '../../../ground/db/migration-columns';

/** A plan that changes while it runs. */
export class PlanAmendments1764803001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, amendments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(amendments.name, true);
  }
}

const amendments = table(
  'plan_amendments',
  [
    id(),
    ref('districtId'),
    code('what', 24),
    ref('subjectId'),
    text('subject'),
    longText('beforeText'),
    longText('afterText'),
    longText('changeJson'),
    text('reason', 200),
    ref('byId'),
    instant('fromAt'),
    code('status', 16),
    instant('createdAt'),
  ],
  {
    index: [
      ['districtId', 'createdAt'],
      ['subjectId', 'what'],
    ],
  },
);
