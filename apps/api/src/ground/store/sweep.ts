import type { Clock } from '../clock';
import type { Db, Tx } from '../db/db';
import type { JobsService } from '../jobs/jobs.service';
import type { FileStore } from './file-store';
import { storedFiles } from './stored-files.moves';

const DAY_SECONDS = 86_400;
/** A form that a picture was taken for is filled within this time, or never. */
const UNNAMED_SECONDS = 2 * DAY_SECONDS;
const MOST_AT_ONCE = 500;

/** Adds the job that looks a day after the picture's time is over; one a day. */
export async function addSweep(jobs: JobsService, tx: Tx, clock: Clock): Promise<void> {
  const runAt = clock.in(UNNAMED_SECONDS + DAY_SECONDS);
  await jobs.add(tx, 'files.sweep', {}, runAt, `files.sweep:${runAt.slice(0, 10)}`);
}

/**
 * Removes pictures that nothing names, and bytes that have no row: an upload that was broken off. Every column that
 * names a picture is called `…fileId`; a new one is found by its name.
 */
export async function sweep(db: Db, store: FileStore, clock: Clock): Promise<void> {
  const columns = namingColumns(db);
  const named = columns.map(
    ({ table, column }) => `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  const unnamed = named.length === 0 ? '1 = 1' : `id NOT IN (${named.join(' UNION ')})`;
  for (;;) {
    const rows = await db.many<{ id: string }>(
      `SELECT id FROM stored_files WHERE createdAt < ? AND ${unnamed} ORDER BY id LIMIT ${MOST_AT_ONCE}`,
      [clock.in(-UNNAMED_SECONDS)],
    );
    for (const { id } of rows) {
      const gone = await db.transaction((tx) => storedFiles.removeIf(tx, id, unnamed));
      if (gone > 0) await store.remove(id);
    }
    if (rows.length < MOST_AT_ONCE) break;
  }
  for (const id of await store.olderThan(clock.ms() - DAY_SECONDS * 1000))
    if (!(await db.one('SELECT id FROM stored_files WHERE id = ?', [id]))) await store.remove(id);
}

/** `fileId`, `voucherFileId` and their like, of every table. */
export function namingColumns(db: Db): { table: string; column: string }[] {
  return db.dataSource.entityMetadatas.flatMap(({ tableName: table, columns }) =>
    columns
      .filter(({ propertyName }) => /^fileId$|FileId$/.test(propertyName))
      .map(({ propertyName: column }) => ({ table, column })),
  );
}
