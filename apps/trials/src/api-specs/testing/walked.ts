import * as contract from '@cailan/shared-types';
import type { Db } from '@cailan/api/ground/db/db';
import { statusTables, type Moves } from '@cailan/api/ground/db/status-table';

/** Statuses that nothing moves yet, by table and column: once one has a step, it has an act of `statusTable` too. */
const AT_REST: Record<string, Moves> = {
  'supermarkets.licence': contract.licenceMoves,
};

/** Steps that neither route nor job takes, and why. */
const BY_HAND: Record<string, string> = {
  'jobs: failed → waiting':
    'whoever runs the service has mended why the work failed: SQL of docs/operations.md, of which the service knows nothing',
};

/** Every table of rows whose status moves, with the moves that it has. The service is loaded, and so are its rooms. */
function tables(db: Db): Record<string, Moves> {
  const moved = statusTables.map(({ entity, moves }) => [db.dataSource.getMetadata(entity).tableName, moves]);
  return Object.fromEntries(moved) as Record<string, Moves>;
}

/** Those that are said to rest, and have steps. */
export const restless = (): string[] =>
  Object.entries(AT_REST).flatMap(([column, moves]) =>
    Object.values(moves).some((targets) => targets.length > 0) ? [column] : [],
  );

/**
 * Status tables of the contract by which no rows move. A comparison's status is what its rows come to, and is in no
 * column: `reconciliations.moves.spec.ts` walks its table.
 */
export function idle(db: Db): string[] {
  const moved = [...Object.values(tables(db)), ...Object.values(AT_REST)];
  const used = new Set<unknown>([...moved, contract.reconciliationMoves]);
  return Object.entries(contract)
    .filter(([name, table]) => name.endsWith('Moves') && !used.has(table))
    .map(([name]) => name);
}

/** Has the embedded database write down every step of every status, whoever takes it. */
export async function watchStatuses(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run('CREATE TABLE walked (step varchar(128) PRIMARY KEY)');
    const columns = [...Object.keys(tables(db)).map((table) => `${table}.status`), ...Object.keys(AT_REST)];
    for (const [table = '', column = ''] of columns.map((name) => name.split('.')))
      await tx.run(
        `CREATE TRIGGER walked_${table} AFTER UPDATE OF ${column} ON ${table} WHEN OLD.${column} <> NEW.${column} BEGIN
           INSERT OR IGNORE INTO walked VALUES ('${table}: ' || OLD.${column} || ' → ' || NEW.${column}); END`,
      );
  });
}

/** The steps that rows have taken since, sorted. */
export async function walkedSteps(db: Db): Promise<string[]> {
  const rows = await db.many<{ step: string }>('SELECT step FROM walked');
  return rows.map(({ step }) => step).sort();
}

/** The steps of all status tables. */
const stepsOf = (db: Db): string[] =>
  Object.entries(tables(db)).flatMap(([table, moves]) =>
    Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${table}: ${from} → ${to}`)),
  );

/** The steps that the status tables leave to routes and jobs, sorted. */
export const allowedSteps = (db: Db): string[] =>
  stepsOf(db)
    .filter((step) => !(step in BY_HAND))
    .sort();

/** Steps that are said to be taken by hand, and stand in no table. */
export function strayed(db: Db): string[] {
  const all = stepsOf(db);
  return Object.keys(BY_HAND).filter((step) => !all.includes(step));
}
