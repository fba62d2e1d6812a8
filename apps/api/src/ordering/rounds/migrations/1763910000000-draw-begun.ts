import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, instant, nullable } from '../../../ground/db/migration-columns';

/** When a round's draw was stored: from then on its share-out has begun, though it was applied to nobody yet. */
export class DrawBegun1763910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rounds', [nullable(instant('drawnAt'))]);
    await runner.query(
      `UPDATE rounds SET drawnAt = COALESCE(sharedOutAt, cutOffAt)
       WHERE drawnAt IS NULL AND quotaRule = 'fair'
         AND (sharedOutAt IS NOT NULL OR EXISTS (SELECT 1 FROM share_outs s WHERE s.roundId = rounds.id))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'rounds', ['drawnAt']);
  }
}
