import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { addIndex } from '../ground/db/migration-columns';

const INDEXES = [
  ['refund_items', 'orderId'],
  ['role_grants', 'deputyOfId'],
  ['households', 'buildingId'],
] as const;

/**
 * What requests look up: an order's refunds at each of its views, whom somebody stands in
 * for at each signature, a captain's doors.
 */
export class Lookups1764406000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, column] of INDEXES) await addIndex(runner, table, [column]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of INDEXES)
      await runner.dropIndex(table, new TableIndex({ columnNames: [column] }));
  }
}
