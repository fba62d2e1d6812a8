import type { Type } from '@nestjs/common';
import { marks, type Tx, type Value } from './db';

/** From each status to those that may follow it, as the contract has them. */
export type Moves = Record<string, readonly string[]>;

/** The statuses from which each of `To` may follow: a step from any other does not compile. */
export type From<M extends Moves, To extends keyof M> = {
  [S in keyof M]: [To] extends [M[S][number]] ? S : never;
}[keyof M];

/** SQL over the table's own columns, but for the status, in the place of a value: `sql('version + 1')`. */
export interface Expression {
  sql: string;
  parameters: readonly Value[];
}
export const sql = (text: string, parameters: readonly Value[] = []): Expression => ({
  sql: text,
  parameters,
});

/** Columns with what is written into them: of a kind of rows, but for their status. */
export type Written<Row> = { [column in Exclude<keyof Row, 'status'>]?: (Row[column] & Value) | Expression };

/** Which rows: SQL over the table's own columns. */
interface Which<Row> {
  where: string;
  parameters: readonly Value[];
  /** What else is written with the status. */
  set?: Written<Row>;
}

/** One step of rows: those that `where` says, of a status that `from` names. */
export interface Step<Row, M extends Moves, To extends keyof M> extends Which<Row> {
  from: readonly From<M, To>[];
  to: To;
  /** Rows that stand at `to` already are written too: their status stays, the other columns do not. */
  again?: true;
}

/** From one status to one that may follow it, for the rows of which `when` holds. */
export type Way<M extends Moves> = {
  [S in keyof M & string]: { from: S; to: M[S][number]; when?: string; parameters?: readonly Value[] };
}[keyof M & string];

/** Several steps in one statement: of each row the first way that is its own; without one only `set` is written. */
export interface Steps<Row, M extends Moves> extends Which<Row> {
  ways: readonly Way<M>[];
}

/** A table whose rows have a status: it alone says how they move, and the room that it lies in alone moves them. */
export interface StatusTable<Row extends object, M extends Moves> {
  readonly entity: Type<Row>;
  readonly moves: M;
  /** Rows that were written: none where another was first, or where they stand elsewhere. Whoever counts on it asks. */
  move<const To extends keyof M & string>(tx: Tx, step: Step<Row, M, To>): Promise<number>;
  /** As `move`, where what follows depends on the row. */
  moveEach(tx: Tx, steps: Steps<Row, M>): Promise<number>;
  /** The statuses from which `to` may follow. */
  before<const To extends keyof M & string>(to: To): From<M, To>[];
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
    move: (tx, { from, to, again, ...which }) =>
      write(tx, entity, { sql: '?', parameters: [to] }, again ? [...from, to] : from, which),
    moveEach: (tx, { ways, ...which }) =>
      write(tx, entity, caseOf(ways), [...new Set(ways.map(({ from }) => from))], which),
    before: <To extends keyof M & string>(to: To) =>
      Object.keys(moves).filter((from) => (moves as Moves)[from]?.includes(to)) as From<M, To>[],
  };
  statusTables.push(table as unknown as StatusTable<object, Moves>);
  return table;
}

function caseOf(ways: readonly Way<Moves>[]): Expression {
  const cases = ways.map(({ when }) => `WHEN status = ?${when ? ` AND ${when}` : ''} THEN ?`);
  return {
    sql: `CASE ${cases.join(' ')} ELSE status END`,
    parameters: ways.flatMap(({ from, to, parameters = [] }) => [from, ...parameters, to]),
  };
}

/** The status stands first: MySQL assigns from left to right, and `when` looks at the other columns as they were. */
function write<Row extends object>(
  tx: Tx,
  entity: Type<Row>,
  status: Expression,
  from: readonly PropertyKey[],
  { where, parameters, set = {} }: Which<Row>,
): Promise<number> {
  const { sql: assignments, parameters: values } = assigned({ status, ...set });
  return tx.run(
    `UPDATE ${tx.tableOf(entity)} SET ${assignments} WHERE (${where}) AND status IN (${marks(from.length)})`,
    [...values, ...parameters, ...(from as readonly string[])],
  );
}

/** `a = ?, b = b + 1` */
function assigned(set: Record<string, Value | Expression | undefined>): Expression {
  const columns = Object.entries(set).flatMap(([column, value]) =>
    value === undefined ? [] : [{ column, ...expressionOf(value) }],
  );
  return {
    sql: columns.map(({ column, sql: text }) => `${column} = ${text}`).join(', '),
    parameters: columns.flatMap(({ parameters }) => parameters),
  };
}

const expressionOf = (value: Value | Expression): Expression =>
  typeof value === 'object' && value !== null ? value : sql('?', [value]);
