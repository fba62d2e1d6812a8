import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../../db/ids';
import { code, createTable, id, int, table } from '../../db/migration-columns';

/** Numbers from series of their own; each goes on where the rows of before left off. */
export class NumberSeries1763980000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      table('number_series', [id(), code('series', 96), int('last')], { unique: [['series']] }),
    );
    await runner.query('DELETE FROM number_series');
    const rounds = `SELECT SUBSTR(code, 3, 6) AS day, MAX(CAST(SUBSTR(code, 10) AS DECIMAL)) AS last
      FROM rounds WHERE code LIKE 'R-______-%' GROUP BY SUBSTR(code, 3, 6)`;
    for (const { day, last } of (await runner.query(rounds)) as { day: string; last: number }[])
      await begin(runner, `round:${day}`, last);
    const queues = `SELECT l.windowId, s.dropPointId, MAX(s.queueNumber) AS last
      FROM load_stops s JOIN loads l ON l.id = s.loadId
      WHERE s.queueNumber IS NOT NULL GROUP BY l.windowId, s.dropPointId`;
    for (const { windowId, dropPointId, last } of (await runner.query(queues)) as Queue[])
      await begin(runner, `queue:${windowId}:${dropPointId}`, last);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('number_series', true);
  }
}

interface Queue {
  windowId: string;
  dropPointId: string;
  last: number;
}

async function begin(runner: QueryRunner, series: string, last: number): Promise<void> {
  await runner.query('INSERT INTO number_series (id, series, last) VALUES (?, ?, ?)', [
    newId(),
    series,
    Number(last),
  ]);
}
