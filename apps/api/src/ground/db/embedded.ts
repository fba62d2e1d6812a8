import { setTimeout as sleep } from 'node:timers/promises';
import { Mutex, withTimeout, type MutexInterface } from 'async-mutex';
import { QueryFailedError, QueryRunnerAlreadyReleasedError, type DataSource } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { Refused } from '../refused';
import { Kept } from '../kept';

const LOCK_TIMEOUT_MS = 15_000;
const LONGEST_KEPT_STATEMENT = 8_192;
/** A list of one more id is another text. */
const MOST_STATEMENTS = 1_000;
/** Until another connection's write is asked after again. */
const BUSY_PAUSE_MS = 20;
/** Transactions that may share one commit. */
const MOST_IN_COMMIT = 64;

interface Statement {
  reader: boolean;
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { changes: number; lastInsertRowid: number };
}
interface Connection {
  inTransaction: boolean;
  prepare(sql: string): Statement;
}

/** Prepared statements by their text, for all runners. Long ones are bulk inserts: megabytes each and hardly seen twice. */
class Statements extends Kept<string, Statement> {
  constructor() {
    super(MOST_STATEMENTS);
  }

  override set(sql: string, statement: Statement): this {
    return sql.length > LONGEST_KEPT_STATEMENT ? this : super.set(sql, statement);
  }
}

/** Transactions that wait for the commit which they share. */
interface Batch {
  members: number;
  ended: Promise<void>;
  end: (error?: Error) => void;
}

/**
 * The turns on the embedded engine's one connection. Whoever has the turn runs alone. Transactions of one round of the
 * event loop share one commit (group commit): each is a savepoint, rolled back by itself, and none is told that it
 * succeeded before the commit of all has.
 */
class Turns {
  readonly statements = new Statements();
  private readonly lock: MutexInterface;
  private taken = false;
  private planned = false;
  private batch: Batch | undefined;

  constructor(
    private readonly connection: () => Connection,
    private readonly timeoutMs: number,
  ) {
    this.lock = withTimeout(new Mutex(), timeoutMs, new Refused({ code: 'busy' }));
  }

  /** Waits for the turn; the function given ends it. @throws Refused `busy` when it does not come in time. */
  async take(): Promise<() => void> {
    const unlock = await this.lock.acquire();
    this.taken = true;
    return () => {
      if ((this.batch?.members ?? 0) >= MOST_IN_COMMIT) this.commit();
      else if (this.batch) this.planCommit();
      this.taken = false;
      unlock();
    };
  }

  /** Commits once those who are ready have had their turns; one that is taken then plans it again at its end. */
  private planCommit(): void {
    if (this.planned) return;
    this.planned = true;
    setImmediate(() => {
      this.planned = false;
      if (!this.taken) this.commit();
    });
  }

  /**
   * Opens a transaction of its own within the commit that is shared. Another connection that writes is waited for while
   * this thread goes on: the commit that it waits for may be this thread's own.
   * @throws the engine's SQLITE_BUSY when it does not end in time.
   */
  async begin(): Promise<void> {
    for (let waited = 0; !this.batch; waited += BUSY_PAUSE_MS) {
      try {
        // Immediate: a program that reads first and then writes would be refused, not made to wait.
        this.run('BEGIN IMMEDIATE');
        this.batch = newBatch();
      } catch (error) {
        if (!isBusy(error) || waited >= this.timeoutMs) throw error;
        await sleep(BUSY_PAUSE_MS);
      }
    }
    this.run('SAVEPOINT member');
  }

  /** Ends it well; the promise is kept once it is committed. */
  release(): Promise<void> {
    const batch = this.batch;
    if (!batch) throw new Error('the engine has ended this transaction');
    this.run('RELEASE member');
    batch.members += 1;
    return batch.ended;
  }

  /** Takes back what it did. */
  rollback(): void {
    if (!this.batch || this.lost()) return;
    this.run('ROLLBACK TO member');
    this.run('RELEASE member');
  }

  /** Whether SQLite has ended the transaction by itself (a full disk, `OR ROLLBACK`): all that shared it is undone. */
  lost(): boolean {
    if (!this.batch || this.connection().inTransaction) return false;
    this.batch.end(new Refused({ code: 'busy' }));
    this.batch = undefined;
    return true;
  }

  /** Ends what is shared now; what comes next begins anew. */
  commit(): void {
    if (this.lost()) return;
    const batch = this.batch;
    if (!batch) return;
    this.batch = undefined;
    try {
      this.run('COMMIT');
      batch.end();
    } catch (error) {
      if (this.connection().inTransaction) this.run('ROLLBACK');
      batch.end(error as Error);
    }
  }

  private run(sql: string): void {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.connection().prepare(sql)));
    statement.run();
  }
}

const isBusy = (error: unknown): boolean =>
  String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');

function newBatch(): Batch {
  let end: Batch['end'] = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    end = (error) => (error === undefined ? resolve() : reject(error));
  });
  // Its members hear of a failure; without any, nobody needs to.
  ended.catch(() => undefined);
  return { members: 0, ended, end };
}

/**
 * Takes turns on the embedded engine's one connection. The library's own driver shares one query runner, so that
 * concurrent transactions interleave and one's rollback undoes another's rows (decision 0002). Here each request has
 * its runner; a transaction has the turn from begin to commit or rollback, and a query outside takes one for itself.
 */
class SerialQueryRunner extends BetterSqlite3QueryRunner {
  private endTurn: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turns: Turns,
  ) {
    super(driver);
  }

  override async startTransaction(isolation?: IsolationLevel): Promise<void> {
    if (this.isTransactionActive) return super.startTransaction(isolation);
    this.endTurn ??= await this.turns.take();
    try {
      await this.turns.begin();
    } catch (error) {
      this.leave();
      throw error;
    }
    this.isTransactionActive = true;
    this.transactionDepth = 1;
  }

  override async commitTransaction(): Promise<void> {
    if (this.transactionDepth > 1) return super.commitTransaction();
    let committed: Promise<void>;
    try {
      committed = this.turns.release();
    } finally {
      this.leave();
    }
    await committed;
  }

  override async rollbackTransaction(): Promise<void> {
    if (this.transactionDepth > 1) return super.rollbackTransaction();
    try {
      this.turns.rollback();
    } finally {
      this.leave();
    }
  }

  override async query(sql: string, parameters: unknown[] = [], structured = false): Promise<never> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    if (this.endTurn) return this.run(sql, parameters, structured);
    const endTurn = await this.turns.take();
    try {
      // What is written back to the file must be committed: SQLite refuses it inside of a batch that others share.
      if (sql.startsWith('PRAGMA wal_checkpoint')) this.turns.commit();
      return this.run(sql, parameters, structured);
    } finally {
      endTurn();
    }
  }

  override async release(): Promise<void> {
    if (this.isTransactionActive) await this.rollbackTransaction();
    this.leave();
  }

  /** Straight to the connection, without the stops that the library makes on the way. */
  private run(sql: string, parameters: unknown[], structured: boolean): never {
    try {
      const known = this.turns.statements.get(sql);
      const statement = known ?? (this.driver.databaseConnection as Connection).prepare(sql);
      if (!known) this.turns.statements.set(sql, statement);
      const rows = statement.reader ? statement.all(...parameters) : undefined;
      const done = rows ? undefined : statement.run(...parameters);
      if (structured)
        return { raw: rows ?? done?.lastInsertRowid, records: rows ?? [], affected: done?.changes } as never;
      return (rows ?? done?.lastInsertRowid) as never;
    } catch (error) {
      if (this.turns.lost()) this.leave();
      throw new QueryFailedError(sql, parameters, error as Error);
    }
  }

  private leave(): void {
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.endTurn?.();
    this.endTurn = undefined;
  }
}

/** Gives every caller its own query runner with turns; a wait longer than `timeoutMs` is refused as `busy`. */
export function takeTurns(dataSource: DataSource, timeoutMs = LOCK_TIMEOUT_MS): void {
  const driver = dataSource.driver;
  if (!(driver instanceof BetterSqlite3Driver)) return;
  const turns = new Turns(() => driver.databaseConnection as Connection, timeoutMs);
  driver.createQueryRunner = () => new SerialQueryRunner(driver, turns);
}
