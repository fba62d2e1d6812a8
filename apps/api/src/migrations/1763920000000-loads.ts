import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '../ground/db/migration-columns';

/** The group orders of a load, which may come from an earlier window than its own. */
export class Loads1763920000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addIndex(runner, 'group_orders', ['loadId']);
  }

  async down(runner: QueryRunner): Promise<void> {
    const groups = await runner.getTable('group_orders');
    for (const index of groups?.indices.filter(({ columnNames }) => columnNames.join() === 'loadId') ?? [])
      await runner.dropIndex('group_orders', index);
  }
}
