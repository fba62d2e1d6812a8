import { Mutex, withTimeout, type MutexInterface } from 'async-mutex';
import { type DataSource } from 'typeorm';
import type { IsolationLevel } from 'typeorm/driver/types/IsolationLevel';
import { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner';
import { Refused } from '../http/refused';

const LOCK_TIMEOUT_MS = 15_000;
const LONGEST_KEPT_STATEMENT = 8_192;

/**
 * Takes turns on the embedded engine's one connection. The library's own driver shares one query runner, so that
 * concurrent transactions interleave and one's rollback undoes another's rows (decision 0002). Here each request has
 * its runner; a transaction holds the lock from begin to commit or rollback, and a query outside takes it for itself.
 */
class SerialQueryRunner extends BetterSqlite3QueryRunner {
  private unlock: (() => void) | undefined;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly lock: MutexInterface,
    statements: Map<string, unknown>,
  ) {
    super(driver);
    Object.assign(this, { stmtCache: statements });
  }

  override async startTransaction(isolation?: IsolationLevel): Promise<void> {
    if (!this.unlock) this.unlock = await this.lock.acquire();
    await super.startTransaction(isolation).finally(() => this.unlockWhenIdle());
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction().finally(() => this.unlockWhenIdle());
  }

  override async rollbackTransaction(): Promise<void> {
    await super.rollbackTransaction().finally(() => this.unlockWhenIdle());
  }

  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<never> {
    const run = () => super.query(sql, parameters, structured) as Promise<never>;
    return this.unlock ? run() : this.lock.runExclusive(run);
  }

  override async release(): Promise<void> {
    if (this.isTransactionActive) await this.rollbackTransaction();
    this.unlockWhenIdle();
  }

  /** Asks the connection, since SQLite may end a transaction by itself (a full disk) and a BEGIN may fail. */
  private unlockWhenIdle(): void {
    const connection = this.driver.databaseConnection as { inTransaction: boolean };
    if (connection.inTransaction) return;
    this.isTransactionActive = false;
    this.transactionDepth = 0;
    this.unlock?.();
    this.unlock = undefined;
  }
}

/** Prepared statements by their text, for all runners. Long ones are bulk inserts: megabytes each and hardly seen twice. */
class Statements extends Map<string, unknown> {
  override set(sql: string, statement: unknown): this {
    return sql.length > LONGEST_KEPT_STATEMENT ? this : super.set(sql, statement);
  }
}

/** Gives every caller its own query runner with turns; a wait longer than `timeoutMs` is refused as `busy`. */
export function takeTurns(dataSource: DataSource, timeoutMs = LOCK_TIMEOUT_MS): void {
  const driver = dataSource.driver;
  if (!(driver instanceof BetterSqlite3Driver)) return;
  const lock = withTimeout(new Mutex(), timeoutMs, new Refused({ code: 'busy' }));
  const statements = new Statements();
  driver.createQueryRunner = () => new SerialQueryRunner(driver, lock, statements);
}
