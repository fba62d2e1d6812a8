import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, id, instant, int, nullable, ref, table } from '../../db/migration-columns';

/** What happens at the service's doors, with ids alone. */
export class SecurityEvents1763950200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, securityEvents);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('security_events', true);
  }
}

const securityEvents = table(
  'security_events',
  [
    id(),
    code('bucket', 43),
    code('kind', 24),
    nullable(ref('actorId')),
    nullable(ref('sessionId')),
    code('route', 96),
    code('outcome', 48),
    int('count'),
    instant('at'),
  ],
  { unique: [['bucket']], index: [['at'], ['actorId']] },
);
