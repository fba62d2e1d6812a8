import {
  bagMoves,
  bindingMoves,
  groupOrderMoves,
  householdOrderMoves,
  loadMoves,
  paymentMoves,
  refundMoves,
  roundMoves,
} from '@cailan/shared-types';
import type { Db } from '@cailan/api/ground/db/db';

/** Every table of rows whose status moves, with the table by which it does. */
const TABLES: Record<string, Record<string, readonly string[]>> = {
  rounds: roundMoves,
  household_orders: householdOrderMoves,
  group_orders: groupOrderMoves,
  bags: bagMoves,
  loads: loadMoves,
  payments: paymentMoves,
  refund_batches: refundMoves,
  bindings: bindingMoves,
};

/** Has the embedded database write down every step of every status, whoever takes it. */
export async function watchStatuses(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run('CREATE TABLE walked (step varchar(128) PRIMARY KEY)');
    for (const table of Object.keys(TABLES))
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
export function allowedSteps(): string[] {
  return Object.entries(TABLES)
    .flatMap(([table, moves]) =>
      Object.entries(moves).flatMap(([from, targets]) => targets.map((to) => `${table}: ${from} → ${to}`)),
    )
    .sort();
}
