import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  createTable,
  id,
  instant,
  nullable,
  ref,
  sealed,
  table,
  text,
} from '../../../ground/db/migration-columns';

/** Who was given which post by whom, why and until when. */
export class Appointments1764800002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, appointments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable(appointments.name, true);
  }
}

const appointments = table(
  'appointments',
  [
    id(),
    ref('grantId'),
    nullable(sealed('nameSealed')),
    text('reason', 200),
    ref('appointedById'),
    instant('appointedAt'),
    nullable(instant('endsAt')),
    nullable(text('endReason', 200)),
    nullable(ref('endedById')),
    nullable(instant('endedAt')),
  ],
  { index: [['grantId']] },
);
