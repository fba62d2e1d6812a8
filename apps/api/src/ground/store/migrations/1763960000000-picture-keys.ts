import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndex, changeColumns, code, dropColumns, nullable } from '../../db/migration-columns';

const CLIENT_KEY = code('clientKey', 64);
const SENT = code('sentSha256', 64);

/** Pictures know the key that they were sent by, and what was sent. Those of before are their own. */
export class PictureKeys1763960000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'stored_files', [nullable(CLIENT_KEY), nullable(SENT)]);
    await runner.query('UPDATE stored_files SET clientKey = id WHERE clientKey IS NULL');
    await runner.query('UPDATE stored_files SET sentSha256 = sha256 WHERE sentSha256 IS NULL');
    await changeColumns(runner, 'stored_files', [CLIENT_KEY, SENT]);
    await addIndex(runner, 'stored_files', ['ownerId', 'clientKey'], { isUnique: true });
    await addIndex(runner, 'stored_files', ['ownerId', 'createdAt']);
  }

  async down(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('stored_files');
    for (const unique of table?.uniques ?? [])
      if (unique.columnNames.includes('clientKey')) await runner.dropUniqueConstraint('stored_files', unique);
    for (const index of table?.indices ?? [])
      if (index.columnNames.includes('ownerId')) await runner.dropIndex('stored_files', index);
    await dropColumns(runner, 'stored_files', ['clientKey', 'sentSha256']);
  }
}
