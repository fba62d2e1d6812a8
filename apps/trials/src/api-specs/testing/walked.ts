import * as contract from '@cailan/shared-types';
import type { Db } from '@cailan/api/ground/db/db';
import { statusTables, type Moves } from '@cailan/api/ground/db/status-table';

/** Every table of rows whose status moves, with the moves that it has. The service is loaded, and so are its rooms. */
function tables(db: Db): Record<string, Moves> {
  const moved = statusTables.map(({ entity, moves }) => [db.dataSource.getMetadata(entity).tableName, moves]);
  return Object.fromEntries(moved) as Record<string, Moves>;
}

/**
 * Status tables of the contract by which no rows move. A comparison's status is what its rows come to, and is in no
 * column: `reconciliations.moves.spec.ts` walks its table.
 */
export function idle(db: Db): string[] {
  const used = new Set<unknown>([...Object.values(tables(db)), contract.reconciliationMoves]);
  return Object.entries(contract)
    .filter(([name, table]) => name.endsWith('Moves') && !used.has(table))
    .map(([name]) => name);
}

/** Has the embedded database write down every step of every status, whoever takes it. */
export async function watchStatuses(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run('CREATE TABLE walked (step varchar(128) PRIMARY KEY)');
    for (const table of Object.keys(tables(db)))
      await tx.run(
        `CREATE TRIGGER walked_${table} AFTER UPDATE OF status ON ${table} WHEN OLD.status <> NEW.status BEGIN
           INSERT OR IGNORE INTO walked VALUES ('${table}: ' || OLD.status || ' → ' || NEW.status); END`,
      );
  });
}

/** The steps that rows have taken since, sorted. */
export async function walkedSteps(db: Db): Promise<string[]> {
  const rows = await db.many<{ step: string }>('SELECT step FROM walked');
  return rows.map(({ step }) => step).sort();
}

/** The steps that the status tables allow, sorted. */
export function allowedSteps(db: Db): string[] {
  return Object.entries(tables(db))
    .flatMap(([table, moves]) =>
      Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${table}: ${from} → ${to}`)),
    )
    .sort();
}
