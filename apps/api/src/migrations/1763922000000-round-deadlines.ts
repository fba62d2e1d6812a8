import type { MigrationInterface, QueryRunner } from 'typeorm';
import { machine } from '../ground/clock';
import { newId } from '../ground/db/ids';

const DAY_MS = 86_400_000;

/**
 * Rounds that are under way are looked at by their deadlines too, a day after the upgrade at the earliest: time to end
 * by hand what has been left lying.
 */
export class RoundDeadlines1763922000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const rounds = (await runner.query(
      `SELECT id, cutOffAt FROM rounds WHERE status NOT IN ('settled', 'cancelled') AND id NOT IN (
         SELECT SUBSTR(uniqueKey, 17, 36) FROM jobs WHERE kind = 'round.deadlines' AND uniqueKey IS NOT NULL)`,
    )) as { id: string; cutOffAt: string }[];
    const now = machine.ms();
    for (const { id, cutOffAt } of rounds) {
      const runAt = new Date(Math.max(now + DAY_MS, Date.parse(cutOffAt))).toISOString();
      await runner.query(
        `INSERT INTO jobs (id, kind, payloadJson, status, runAt, attempts, uniqueKey, createdAt)
         VALUES (?, 'round.deadlines', ?, 'waiting', ?, 0, ?, ?)`,
        [
          newId(),
          JSON.stringify({ roundId: id }),
          runAt,
          `round.deadlines:${id}`,
          new Date(now).toISOString(),
        ],
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM jobs WHERE kind = 'round.deadlines' AND status = 'waiting'`);
  }
}
