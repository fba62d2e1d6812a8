import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, instant, int, ref, table } from '../../../ground/db/migration-columns';

/** Who carries which households' goods from a point. */
export class CarrierRounds1764804200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, rounds);
    await createTable(runner, parts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(parts.name, true);
    await runner.dropTable(rounds.name, true);
  }
}

const rounds = table(
  'carrier_rounds',
  [
    id(),
    ref('districtId'),
    ref('windowId'),
    ref('dropPointId'),
    ref('personId'),
    int('households'),
    ref('createdById'),
    instant('createdAt'),
  ],
  { unique: [['windowId', 'dropPointId', 'personId']] },
);

const parts = table(
  'carrier_round_parts',
  [id(), ref('carrierRoundId'), ref('deliveryGroupId'), int('fromSort'), int('toSort'), int('households')],
  { index: [['carrierRoundId'], ['deliveryGroupId']] },
);
