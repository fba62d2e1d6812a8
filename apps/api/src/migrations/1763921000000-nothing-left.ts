import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A building that was packed without a bag waits for a vehicle no more: it is complete, and its households' orders too. */
export class NothingLeft1763921000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE household_orders SET status = 'fulfilled' WHERE status = 'locked' AND groupOrderId IN (
         SELECT id FROM group_orders WHERE status = 'packed' AND bagCount = 0 AND loadId IS NULL)`,
    );
    await runner.query(
      `UPDATE group_orders SET status = 'completed' WHERE status = 'packed' AND bagCount = 0 AND loadId IS NULL`,
    );
  }

  /** What is complete stays so: the earlier release shows it as it shows every completed building. */
  async down(): Promise<void> {}
}
