import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, dropColumns, nullable } from '../../../ground/db/migration-columns';

/** Each round's own secret, and the commitment to what pseudonyms are made with where none were given yet. */
export class DrawSecrets1763950000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'rounds', [
      nullable(code('drawSecret', 64)),
      nullable(code('pseudonymHash', 64)),
    ]);
    const rounds = (await runner.query(
      `SELECT id, quotaRule, (SELECT COUNT(*) FROM share_outs s WHERE s.roundId = rounds.id) AS drawn
       FROM rounds WHERE status <> 'draft' AND drawSecret IS NULL`,
    )) as { id: string; quotaRule: string; drawn: number | string }[];
    for (const { id, quotaRule, drawn } of rounds) {
      const secret = randomBytes(32).toString('hex');
      const commits = quotaRule === 'fair' && Number(drawn) === 0;
      await runner.query('UPDATE rounds SET drawSecret = ?, pseudonymHash = ? WHERE id = ?', [
        secret,
        commits ? pseudonymHash(secret) : null,
        id,
      ]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'rounds', ['drawSecret', 'pseudonymHash']);
  }
}

function pseudonymHash(secret: string): string {
  const key = createHmac('sha256', secret).update('pseudonym').digest();
  return createHash('sha256').update(key).digest('hex');
}
