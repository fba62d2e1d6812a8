import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, id, int, ref, table } from '../../../ground/db/migration-columns';

/** Districts of before have no rows: they go on as they were. */
export class ChainRules1764804000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(rules.name, true);
  }
}

const rules = table(
  'chain_rules',
  [
    id(),
    ref('districtId'),
    code('placeKind', 16),
    code('collects', 16),
    code('confirms', 16),
    code('receives', 16),
    code('handsOut', 16),
    int('unitsSign'),
    code('holdsAt', 64),
    int('householdsPerCarrier'),
  ],
  { unique: [['districtId', 'placeKind']] },
);
