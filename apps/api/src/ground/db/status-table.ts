import type { Type } from '@nestjs/common';
import { marks, type Tx, type Value } from './db';

/** From each status to those that may follow it, as the contract has them. */
export type Moves = Record<string, readonly string[]>;

/** The statuses from which each of `To` may follow: a step from any other does not compile. */
export type From<M extends Moves, To extends keyof M> = {
  [S in keyof M]: [To] extends [M[S][number]] ? S : never;
}[keyof M];

/** One step of rows: those that `where` says (SQL over the table's own columns), of a status that `from` names. */
export interface Step<Row, M extends Moves, To extends keyof M> {
  from: readonly From<M, To>[];
  to: To;
  where: string;
  parameters: readonly Value[];
  /** What else is written with the status. */
  set?: { [column in keyof Row]?: Row[column] & Value };
}

/** A table whose rows have a status: it alone says how they move, and the room that it lies in alone moves them. */
export interface StatusTable<Row extends object, M extends Moves> {
  readonly entity: Type<Row>;
  readonly moves: M;
  /** Rows that moved: none where another was first, or where they stand elsewhere. Whoever counts on it asks. */
  move<const To extends keyof M & string>(tx: Tx, step: Step<Row, M, To>): Promise<number>;
}

/** All status tables of the service, for the specs that walk them. */
export const statusTables: StatusTable<object, Moves>[] = [];

/** The one way by which rows of `entity` change their status. */
export function statusTable<
  Row extends { status: string },
  const M extends Record<Row['status'], readonly string[]>,
>(entity: Type<Row>, moves: M): StatusTable<Row, M> {
  const table: StatusTable<Row, M> = {
    entity,
    moves,
    move: (tx, { from, to, where, parameters, set = {} }) => {
      const written = { status: to, ...set } as Record<string, Value>;
      const columns = Object.keys(written);
      return tx.run(
        `UPDATE ${tx.tableOf(entity)} SET ${columns.map((column) => `${column} = ?`).join(', ')}
         WHERE (${where}) AND status IN (${marks(from.length)})`,
        [...Object.values(written), ...parameters, ...(from as readonly string[])],
      );
    },
  };
  statusTables.push(table as unknown as StatusTable<object, Moves>);
  return table;
}
