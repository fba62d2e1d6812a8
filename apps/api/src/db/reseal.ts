import { phoneOf } from '@cailan/shared-types';
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

/**
 * Hashes phones anew with the hash key in use; gives how many changed. Who is invented has no hash and gets none. With
 * `formerOnly` just those that are hashed as they were before numbers had their country, which may be done beside the
 * running service; after another hash key all of them, with no instance beside it.
 */
export async function rehashPhones(db: Db, sealer: Sealer, { formerOnly = false } = {}): Promise<number> {
  let [changed, last] = [0, ''];
  for (;;) {
    const rows = await db.many<{ id: string; phoneSealed: string; phoneHash: string }>(
      `SELECT id, phoneSealed, phoneHash FROM people
       WHERE id > ? AND phoneSealed IS NOT NULL AND phoneHash IS NOT NULL
       ORDER BY id LIMIT ${AT_ONCE}`,
      [last],
    );
    if (rows.length === 0) return changed;
    changed += await db.transaction(async (tx) => {
      let done = 0;
      for (const { id, phoneSealed, phoneHash } of rows) {
        const phone = phoneOf(sealer.open(phoneSealed, at.phone(id)));
        const hash = phone === undefined ? null : sealer.hashPhone(phone);
        if (hash === phoneHash || (formerOnly && (!phone || phoneHash !== sealer.formerHash(phone))))
          continue;
        done += await tx.run(
          'UPDATE people SET phoneSealed = ?, phoneHash = ? WHERE id = ? AND phoneSealed = ?',
          [sealer.sealPhone(sealer.open(phoneSealed, at.phone(id)), at.phone(id)), hash, id, phoneSealed],
        );
      }
      return done;
    });
    last = rows.at(-1)?.id ?? last;
  }
}

/** Texts by the id of the key that they are sealed with, over all columns: what is not listed may be dropped. */
export async function keysInUse(db: Db, columns: readonly SealedColumn[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { table, column } of columns) {
    const rows = await db.many<{ keyId: string; count: number }>(
      `SELECT SUBSTR(${column}, 1, INSTR(${column}, '.') - 1) AS keyId, COUNT(*) AS count FROM ${table}
       WHERE ${column} IS NOT NULL GROUP BY SUBSTR(${column}, 1, INSTR(${column}, '.') - 1)`,
    );
    for (const { keyId, count } of rows) counts.set(keyId, (counts.get(keyId) ?? 0) + Number(count));
  }
  return counts;
}
