import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createConnection, format } from 'mysql2/promise';
import type { DataSource } from 'typeorm';

/**
 * The schema as all migrations leave it: the first spec of a run migrates its database, the others begin with a copy. Jest's
 * global setup makes the folder; without it each spec migrates.
 */
const kept = (name: string): string | undefined => {
  const folder = process.env['TEST_SCHEMAS'];
  return folder && join(folder, name);
};

/** Written whole or not at all: several workers may be first. */
function keep(path: string, write: (draft: string) => Promise<void> | void): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  return Promise.resolve(write(draft)).then(() => renameSync(draft, path));
}

/** Lays the embedded engine's file, where a spec has migrated one. @returns whether it is there. */
export function laySqlite(file: string): boolean {
  const path = kept('schema.sqlite');
  if (!path || !existsSync(path)) return false;
  copyFileSync(path, file);
  return true;
}

/** Keeps an embedded database that was migrated. */
export async function keepSqlite(dataSource: DataSource): Promise<void> {
  const path = kept('schema.sqlite');
  if (path) await keep(path, (draft) => dataSource.query(`VACUUM INTO '${draft}'`));
}

/** Makes the tables of MariaDB, where a spec has migrated some. @returns whether they are there. */
export async function layMysql(databaseUrl: string): Promise<boolean> {
  const path = kept('schema.sql');
  if (!path || !existsSync(path)) return false;
  const connection = await createConnection({ uri: databaseUrl, multipleStatements: true });
  try {
    await connection.query(readFileSync(path, 'utf8'));
  } finally {
    await connection.end();
  }
  return true;
}

/** Keeps what migrations made in a database of MariaDB: its tables, and the rows that they wrote. */
export async function keepMysql(dataSource: DataSource): Promise<void> {
  const path = kept('schema.sql');
  if (!path) return;
  const tables = (await dataSource.query<Record<string, string>[]>('SHOW TABLES')).flatMap(Object.values);
  const statements = ['SET FOREIGN_KEY_CHECKS = 0'];
  for (const table of tables) {
    const [made] = await dataSource.query<Record<string, string>[]>(`SHOW CREATE TABLE \`${table}\``);
    statements.push(made?.['Create Table'] ?? '');
    const rows = await dataSource.query<object[]>(`SELECT * FROM \`${table}\``);
    for (const row of rows)
      statements.push(
        format('INSERT INTO ?? (??) VALUES (?)', [table, Object.keys(row), Object.values(row)]),
      );
  }
  await keep(path, (draft) => writeFileSync(draft, statements.join(';\n')));
}
