import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, EntityTarget, ObjectLiteral, QueryRunner } from 'typeorm';
import { Refused } from '../refused';
import { answering } from './answering';

/** What a query may be given. */
export type Value = string | number | null;

const MAX_TRIES = 6;
const PARAMETERS_PER_STATEMENT = 30_000;

/** SQL on one connection: `?` placeholders and the same text on both engines; rows come back as plain objects. */
export class Sql {
  constructor(
    protected readonly runner: QueryRunner,
    readonly engine: 'sqlite' | 'mysql',
  ) {}

  async many<T>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return (await this.runner.query(sql, parameters as Value[])) as T[];
  }

  async one<T>(sql: string, parameters: readonly Value[] = []): Promise<T | undefined> {
    return (await this.many<T>(sql, parameters))[0];
  }

  /** Runs a writing statement; gives the number of rows that its WHERE matched. */
  async run(sql: string, parameters: readonly Value[] = []): Promise<number> {
    const result = await this.runner.query(sql, parameters as Value[], true);
    return result.affected ?? 0;
  }

  /** The name of an entity's table. */
  tableOf<T extends ObjectLiteral>(entity: EntityTarget<T>): string {
    return this.runner.dataSource.getMetadata(entity).tableName;
  }

  /** Inserts rows of one shape in as few statements as the engines' parameter limits allow. */
  async insert<T extends ObjectLiteral>(entity: EntityTarget<T>, rows: readonly T[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const table = this.tableOf(entity);
    const columns = Object.keys(first);
    const perStatement = Math.max(1, Math.floor(PARAMETERS_PER_STATEMENT / columns.length));
    const group = `(${marks(columns.length)})`;
    for (let start = 0; start < rows.length; start += perStatement) {
      const chunk = rows.slice(start, start + perStatement);
      const values: Value[] = [];
      for (const row of chunk) for (const column of columns) values.push(row[column] as Value);
      await this.run(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${chunk.map(() => group).join(', ')}`,
        values,
      );
    }
  }
}

/** A transaction. Its locks are taken in id order; no network call happens inside. */
export class Tx extends Sql {
  /** Reads one row for writing: locked on MySQL, already serialised on the embedded engine. */
  async lockById<T extends ObjectLiteral>(entity: EntityTarget<T>, id: string): Promise<T | undefined> {
    return (await this.lockByIds(entity, [id]))[0];
  }

  /** As `lockById` for several rows, in id order. */
  async lockByIds<T extends ObjectLiteral>(entity: EntityTarget<T>, ids: readonly string[]): Promise<T[]> {
    if (ids.length === 0) return [];
    const table = this.tableOf(entity);
    const sql = `SELECT * FROM ${table} WHERE id IN (${marks(ids.length)}) ORDER BY id ${this.forUpdate}`;
    return this.many<T>(sql, ids);
  }

  /** The suffix of a locking read. */
  get forUpdate(): string {
    return this.engine === 'mysql' ? 'FOR UPDATE' : '';
  }
}

/** `?, ?, ?` for `count` values. */
export const marks = (count: number): string => Array<string>(count).fill('?').join(', ');

/** What reads need: the database itself, or the transaction that a use case is in. */
export type Reader = Pick<Sql, 'many' | 'one'>;

/** The transaction that the caller runs in. What it set off may outlive it, such as a timer: then it is not open. */
const surrounding = new AsyncLocalStorage<{ open: boolean }>();

/** The database as services see it: reads, and transactions that are tried again when the engine asks for it. */
export class Db {
  readonly engine: 'sqlite' | 'mysql';

  /** `watchful` finds uses of the database past a transaction that is open. It follows every promise: not for production. */
  constructor(
    readonly dataSource: DataSource,
    private readonly watchful = true,
  ) {
    this.engine = dataSource.options.type === 'mysql' ? 'mysql' : 'sqlite';
  }

  async many<T>(sql: string, parameters?: readonly Value[]): Promise<T[]> {
    // On the embedded engine such a query would wait for its own transaction to end.
    if (surrounding.getStore()?.open) throw new Error('inside a transaction only its own Tx may be used');
    answering.refuseAfterCommit(sql);
    return this.withRunner((runner) => new Sql(runner, this.engine).many<T>(sql, parameters));
  }

  async one<T>(sql: string, parameters?: readonly Value[]): Promise<T | undefined> {
    return (await this.many<T>(sql, parameters))[0];
  }

  /**
   * Runs `work` in one transaction; a deadlock or lock time-out runs the whole of it again. So does, once, a key that
   * a neighbour's transaction took after `work` had looked: nobody's fault, and the second run sees their row. All runs
   * are on one connection: whoever is tried again does not queue for one behind all who came later.
   * @param answer reads what is answered with, once `work` is done and before the commit (`answering`).
   * @throws Refused `busy` when it never gets through.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  transaction<T, A>(work: (tx: Tx) => Promise<T>, answer: (tx: Tx, done: T) => A | Promise<A>): Promise<A>;
  async transaction<T, A>(
    work: (tx: Tx) => Promise<T>,
    answer?: (tx: Tx, done: T) => A | Promise<A>,
  ): Promise<T | A> {
    return this.retried(async (tx) => {
      const done = await work(tx);
      return answer ? answer(tx, done) : done;
    });
  }

  private async retried<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (surrounding.getStore()?.open) throw new Error('a transaction inside a transaction');
    answering.refuseAfterCommit('another transaction');
    return this.withRunner((runner) => this.tried(runner, work));
  }

  private async tried<T>(runner: QueryRunner, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(runner, work);
      } catch (error) {
        const collided = isDuplicate(error) && attempt === 1 && this.engine === 'mysql';
        if (!isRetryable(error) && !collided) throw error;
        if (attempt >= MAX_TRIES) throw new Refused({ code: 'busy' });
        await sleep(5 * 2 ** attempt * Math.random());
      }
    }
  }

  private async once<T>(runner: QueryRunner, work: (tx: Tx) => Promise<T>): Promise<T> {
    await runner.startTransaction();
    const transaction = { open: true };
    const tx = new Tx(runner, this.engine);
    try {
      const result = await (this.watchful ? surrounding.run(transaction, () => work(tx)) : work(tx));
      await runner.commitTransaction();
      answering.committed();
      return result;
    } catch (error) {
      // What failed first says more than a rollback on a connection that is lost.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      transaction.open = false;
    }
  }

  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

/** MySQL: deadlock (1213) and lock wait time-out (1205). */
function isRetryable(error: unknown): boolean {
  const { errno } = driverError(error);
  return errno === 1213 || errno === 1205;
}

/** Whether an insert failed on a unique key. */
export function isDuplicate(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return errno === 1062 || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

function driverError(error: unknown): { errno?: number; code?: string } {
  return (error as { driverError?: object }).driverError ?? error ?? {};
}
