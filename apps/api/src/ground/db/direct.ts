import { setTimeout as sleep } from 'node:timers/promises';
import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  type DataSource,
  type ReplicationMode,
} from 'typeorm';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { refuse } from '../refused';
import type { Limits } from '../settings/limits';

/** How long a statement and a connection are waited for; a migration takes the time it takes. */
export type Patience = Pick<Limits, 'statementMs' | 'poolWaitMs' | 'poolWaiting'>;

type Answer = (error: (Error & { code?: string }) | null, rows: unknown) => void;
interface Connection {
  query(
    statement: { sql: string; timeout?: number },
    parameters: unknown[] | undefined,
    answer: Answer,
  ): void;
  release(): void;
  destroy(): void;
}

/**
 * Queries the MySQL driver's connection without the stops that the library makes on the way: subscribers, loggers, and
 * a stack trace taken beforehand for each query. A database that hangs is not waited for without end.
 */
class DirectQueryRunner extends MysqlQueryRunner {
  constructor(
    driver: MysqlDriver,
    mode: ReplicationMode,
    private readonly patience: Patience | undefined,
  ) {
    super(driver, mode);
  }

  override async query(sql: string, parameters?: unknown[], structured = false): Promise<never> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    const connection = (this.databaseConnection ?? (await this.connected())) as Connection;
    const rows = await new Promise<unknown>((resolve, reject) => {
      connection.query({ sql, timeout: this.patience?.statementMs }, parameters, (error, answer) => {
        // What it answers later would be taken for the next statement's answer.
        if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy();
        if (error) reject(new QueryFailedError(sql, parameters, error));
        else resolve(answer);
      });
    });
    return (structured ? structuredResult(rows) : rows) as never;
  }

  /** @throws Refused `busy` when the pool has no connection in time; one that comes later goes back to it. */
  private async connected(): Promise<Connection> {
    const connecting = this.connect() as Promise<Connection>;
    if (!this.patience) return connecting;
    const late = new AbortController();
    const waited = sleep(this.patience.poolWaitMs, undefined, { signal: late.signal }).then(
      () => refuse('busy'),
      () => undefined as never,
    );
    try {
      return await Promise.race([connecting, waited]);
    } catch (error) {
      connecting.then(
        (connection) => connection.release(),
        () => undefined,
      );
      throw error;
    } finally {
      late.abort();
    }
  }
}

function structuredResult(raw: unknown) {
  return {
    raw,
    records: Array.isArray(raw) ? raw : [],
    affected: (raw as { affectedRows?: number }).affectedRows,
  };
}

/** Gives every caller on MySQL a query runner that goes straight to its connection. */
export function queryDirectly({ driver }: DataSource, patience?: Patience): void {
  if (driver instanceof MysqlDriver)
    driver.createQueryRunner = (mode) => new DirectQueryRunner(driver, mode, patience);
}
