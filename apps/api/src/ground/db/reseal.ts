import type { DataSource } from 'typeorm';
import type { Db } from './db';
import { at, type Sealer } from './sealer';

const AT_ONCE = 200;

export interface SealedColumn {
  table: string;
  column: string;
}

/** Every column that holds sealed text: by the end of its name, as the columns of `columns.ts` are named. */
export function sealedColumns(dataSource: DataSource): SealedColumn[] {
  return dataSource.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns
      .filter(({ propertyName }) => propertyName.endsWith('Sealed'))
      .map(({ databaseName }) => ({ table: tableName, column: databaseName })),
  );
}

/** The columns of notes, sealed in place: beside what is sealed they may hold what was typed before notes were. */
export const NOTE_COLUMNS: readonly SealedColumn[] = [at.orderNote(''), at.bagNote('')].map((place) => {
  const [table = '', column = ''] = place.column.split('.');
  return { table, column };
});

/** Seals a column's notes as `resealColumn` does its texts; what is not sealed yet is sealed. */
export async function resealNotes(db: Db, sealer: Sealer, { table, column }: SealedColumn): Promise<number> {
  let [sealed, last] = [0, ''];
  for (;;) {
    const rows = await db.many<{ id: string; text: string }>(
      `SELECT id, ${column} AS text FROM ${table} WHERE id > ? AND ${column} <> '' ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    if (rows.length === 0) return sealed;
    sealed += await db.transaction(async (tx) => {
      let done = 0;
      for (const { id, text } of rows) {
        const renewed = sealer.renewedNote(text, { column: `${table}.${column}`, id });
        if (renewed !== undefined)
          done += await tx.run(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, [
            renewed,
            id,
            text,
          ]);
      }
      return done;
    });
    last = rows.at(-1)?.id ?? last;
  }
}

/**
 * Seals a column's texts anew with the key in use, bound to their place; what is so already is left alone, so that a run that was broken
 * off goes on where it stopped. Beside writers it is safe: a text that changed meanwhile was sealed by them.
 * @returns how many texts were sealed anew.
 */
export async function resealColumn(db: Db, sealer: Sealer, { table, column }: SealedColumn): Promise<number> {
  const present = sealer.prefix;
  const place = (id: string) => ({ column: `${table}.${column}`, id });
  let [sealed, last] = [0, ''];
  for (;;) {
    const rows = await db.many<{ id: string; text: string }>(
      `SELECT id, ${column} AS text FROM ${table}
       WHERE id > ? AND ${column} IS NOT NULL AND SUBSTR(${column}, 1, ${present.length}) <> ?
       ORDER BY id LIMIT ${AT_ONCE}`,
      [last, present],
    );
    if (rows.length === 0) return sealed;
    sealed += await db.transaction(async (tx) => {
      let done = 0;
      for (const { id, text } of rows)
        done += await tx.run(`UPDATE ${table} SET ${column} = ? WHERE id = ? AND ${column} = ?`, [
          sealer.move(text, place(id), place(id)),
          id,
          text,
        ]);
      return done;
    });
    last = rows.at(-1)?.id ?? last;
  }
}

/** What may be a key's id: a typed note's beginning rarely is. */
const KEY_ID = /^[\w-]{1,16}$/;

/**
 * Texts by the id of the key that they are sealed with, over all columns: what is not listed may be dropped. Of notes
 * only what bears the mark of a sealed text is counted.
 */
export async function keysInUse(db: Db, columns: readonly SealedColumn[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of columns) {
    const isNote = NOTE_COLUMNS.some((note) => note.table === table && note.column === column);
    const rows = await db.many<{ keyId: string; count: number }>(
      `SELECT SUBSTR(${column}, 1, INSTR(${column}, '.') - 1) AS keyId, COUNT(*) AS count FROM ${table}
       WHERE ${column} IS NOT NULL ${isNote ? `AND ${column} LIKE '%.b.%.%.%'` : ''}
       GROUP BY SUBSTR(${column}, 1, INSTR(${column}, '.') - 1)`,
    );
    for (const { keyId, count } of rows)
      if (KEY_ID.test(keyId)) counts.set(keyId, (counts.get(keyId) ?? 0) + Number(count));
  }
  return counts;
}
