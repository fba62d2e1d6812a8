import {
  Table,
  TableColumn,
  TableIndex,
  TableUnique,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

/** The column kinds of `ground/db/columns.ts`, as migrations write them. A migration never reads the entities: they move on. */
const ascii = { charset: 'ascii', collation: 'ascii_bin' };

export const id = (): TableColumnOptions => ({
  name: 'id',
  type: 'varchar',
  length: '36',
  isPrimary: true,
  ...ascii,
});
export const ref = (name: string): TableColumnOptions => ({ name, type: 'varchar', length: '36', ...ascii });
export const code = (name: string, length = 32): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...ascii,
});
export const sealed = (name: string): TableColumnOptions => code(name, 512);
export const text = (name: string, length = 128): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
export const longText = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const int = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const instant = (name: string): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: '24',
  ...ascii,
});
export const nullable = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

interface Keys {
  unique?: string[][];
  index?: (string[] | { name: string; columns: string[] })[];
}

/** A table with its unique keys and indexes; their names come from the naming strategy, as the entities' do. */
export function table(
  name: string,
  columns: TableColumnOptions[],
  { unique = [], index = [] }: Keys = {},
): Table {
  return new Table({
    name,
    columns,
    uniques: unique.map((columnNames) => ({ columnNames })),
    indices: index.map((entry) =>
      Array.isArray(entry) ? { columnNames: entry } : { name: entry.name, columnNames: entry.columns },
    ),
  });
}

/**
 * Makes a table, where it does not exist, in the engine's own terms: MySQL's unique keys are indexes and named as such;
 * SQLite knows neither character sets nor their collations, and compares byte by byte as it is.
 */
export async function createTable(runner: QueryRunner, definition: Table): Promise<void> {
  const own = definition.clone();
  if (runner.dataSource.options.type === 'better-sqlite3') {
    for (const column of own.columns) column.collation = column.charset = undefined;
  } else {
    for (const { columnNames } of own.uniques)
      own.indices.push(new TableIndex({ columnNames, isUnique: true }));
    own.uniques = [];
  }
  await runner.createTable(own, true);
}

/** Adds columns that the table does not have yet. */
export async function addColumns(
  runner: QueryRunner,
  tableName: string,
  columns: TableColumnOptions[],
): Promise<void> {
  for (const column of columns)
    if (!(await runner.hasColumn(tableName, column.name)))
      await runner.addColumn(tableName, new TableColumn(ownTerms(runner, column)));
}

/** Removes columns that the table still has. */
export async function dropColumns(
  runner: QueryRunner,
  tableName: string,
  names: readonly string[],
): Promise<void> {
  for (const name of names)
    if (await runner.hasColumn(tableName, name)) await runner.dropColumn(tableName, name);
}

/** Changes what a column may hold, among it whether it may be null. */
export async function changeColumns(
  runner: QueryRunner,
  tableName: string,
  columns: TableColumnOptions[],
): Promise<void> {
  for (const column of columns)
    await runner.changeColumn(tableName, column.name, new TableColumn(ownTerms(runner, column)));
}

/** Adds an index, where it does not exist; its name comes from the naming strategy. */
export async function addIndex(
  runner: QueryRunner,
  tableName: string,
  columnNames: string[],
  { isUnique = false } = {},
): Promise<void> {
  const existing = await runner.getTable(tableName);
  const same = ({ columnNames: names }: { columnNames: string[] }) =>
    [...names].sort().join() === [...columnNames].sort().join();
  if (existing?.indices.some(same) || existing?.uniques.some(same)) return;
  const unique = isUnique && runner.dataSource.options.type === 'better-sqlite3';
  if (unique) await runner.createUniqueConstraint(tableName, new TableUnique({ columnNames }));
  else await runner.createIndex(tableName, new TableIndex({ columnNames, isUnique }));
}

function ownTerms(runner: QueryRunner, column: TableColumnOptions): TableColumnOptions {
  return runner.dataSource.options.type === 'better-sqlite3'
    ? { ...column, collation: undefined, charset: undefined }
    : column;
}
