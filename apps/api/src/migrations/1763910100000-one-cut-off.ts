import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One deadline: a round closed by hand was cut off then, and the gates of its buildings say what the round says: its
 * cut-off while it is open, nothing ('') afterwards. What stood in them before cannot be told from what it should be.
 */
export class OneCutOff1763910100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const closings = `(SELECT MAX(a.createdAt) FROM audit_entries a WHERE a.subjectId = rounds.id AND a.action = 'round.close')`;
    await runner.query(
      `UPDATE rounds SET cutOffAt = ${closings}
       WHERE status IN ('closed', 'fulfilling', 'settled') AND ${closings} < cutOffAt
         AND NOT EXISTS (SELECT 1 FROM audit_entries e WHERE e.subjectId = rounds.id AND e.action = 'round.extend'
                         AND e.createdAt > ${closings})`,
    );
    await runner.query(
      `UPDATE group_orders SET acceptUntil = COALESCE(
         (SELECT r.cutOffAt FROM rounds r WHERE r.id = group_orders.roundId AND r.status = 'open'), '')`,
    );
  }

  /** The round's cut-off, as every gate had it at the opening. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE group_orders SET acceptUntil = (SELECT r.cutOffAt FROM rounds r WHERE r.id = group_orders.roundId)`,
    );
  }
}
