import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  code,
  createTable,
  id,
  instant,
  int,
  longText,
  nullable,
  ref,
  table,
  text,
} from '../../../ground/db/migration-columns';

/** Files of households as they were sent. */
export class RosterImports1764802000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, imports);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(imports.name, true);
  }
}

/** Their rows. */
export class RosterRows1764802000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, rows);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(rows.name, true);
  }
}

const imports = table(
  'roster_imports',
  [
    id(),
    ref('districtId'),
    nullable(ref('streetId')),
    ref('communityId'),
    text('fileName'),
    code('fileHash', 64),
    code('status', 16),
    ...['totalRows', 'newRows', 'changedRows', 'sameRows', 'unreadableRows', 'notNamed'].map(int),
    code('outcomeHash', 64),
    longText('buildingsJson'),
    longText('faultsJson'),
    longText('unusedJson'),
    ref('byId'),
    instant('createdAt'),
    nullable(instant('appliedAt')),
    nullable(instant('endedAt')),
  ],
  { index: [['communityId']] },
);

const rows = table(
  'roster_rows',
  [
    id(),
    ref('importId'),
    int('sort'),
    code('state', 16),
    nullable(ref('householdId')),
    longText('contentSealed'),
    instant('createdAt'),
  ],
  { index: [['importId', 'sort']] },
);
