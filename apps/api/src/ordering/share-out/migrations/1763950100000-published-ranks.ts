import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns, int, nullable } from '../../../ground/db/migration-columns';

/**
 * A share-out keeps what is told of a claim, not its class in the priority register. Pseudonyms of past draws, which
 * the published seed leads back to orders, are replaced by chance.
 */
export class PublishedRanks1763950100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'share_outs', [nullable(int('publishedRank'))]);
    const orders = (await runner.query(
      `SELECT DISTINCT orderId FROM share_outs WHERE roundId IN (SELECT id FROM rounds WHERE pseudonymHash IS NULL)`,
    )) as { orderId: string }[];
    for (const { orderId } of orders)
      await runner.query('UPDATE share_outs SET pseudonym = ?, publishedRank = NULL WHERE orderId = ?', [
        randomBytes(16).toString('hex'),
        orderId,
      ]);
    await dropColumns(runner, 'share_outs', ['priorityClass']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'share_outs', [{ ...int('priorityClass'), default: 0 }]);
    await dropColumns(runner, 'share_outs', ['publishedRank']);
  }
}
