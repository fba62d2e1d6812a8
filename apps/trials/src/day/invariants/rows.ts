import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { starting } from '@cailan/api/ends';
import type { DatabasePlace } from '../service';

/** The day's own reading of the database, on a connection that cannot write. */
export interface Rows {
  many<T>(sql: string, values?: readonly (string | number)[]): Promise<T[]>;
  /** The one row of a query that always has one, such as a sum. */
  one<T>(sql: string, values?: readonly (string | number)[]): Promise<T>;
  close(): Promise<void>;
}

/** Opens the database that a service works on, while it works. */
export async function openRows(place: DatabasePlace): Promise<Rows> {
  return place.engine === 'sqlite' ? sqlite(place.file) : mysql(place.url);
}

function sqlite(file: string): Rows {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  return withOne(
    (sql, values) => Promise.resolve(database.prepare(sql).all(...values)),
    () => Promise.resolve(void database.close()),
  );
}

async function mysql(url: string): Promise<Rows> {
  return starting(async (ends) => {
    const uri = { uri: url, decimalNumbers: true };
    const connection = await ends.of(createConnection(uri), (it) => it.end());
    await connection.query('SET SESSION TRANSACTION READ ONLY');
    return withOne(
      async (sql, values) => (await connection.query(sql, [...values]))[0] as unknown[],
      () => ends.all(),
    );
  });
}

function withOne(
  read: (sql: string, values: readonly (string | number)[]) => Promise<unknown[]>,
  close: () => Promise<void>,
): Rows {
  const many = async <T>(sql: string, values: readonly (string | number)[] = []) =>
    (await read(sql, [...values])) as T[];
  return {
    many,
    one: async <T>(sql: string, values: readonly (string | number)[] = []) => {
      const [row] = await many<T>(sql, values);
      if (!row) throw new Error(`no row: ${sql}`);
      return row;
    },
    close,
  };
}
