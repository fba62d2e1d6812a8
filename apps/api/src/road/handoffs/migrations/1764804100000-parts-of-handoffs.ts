import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, nullable, ref } from '../../../ground/db/migration-columns';

/** A handoff may be of one unit's part of a building, or of one carrier's round. */
export class PartsOfHandoffs1764804100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'handoffs', [nullable(ref('unitId')), nullable(ref('carrierRoundId'))]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'handoffs', ['unitId', 'carrierRoundId']);
  }
}
