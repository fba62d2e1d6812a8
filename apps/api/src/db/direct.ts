import { QueryFailedError, QueryRunnerAlreadyReleasedError, type DataSource } from 'typeorm';
import { MysqlDriver } from 'typeorm/driver/mysql/MysqlDriver';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';

type Answer = (error: Error | null, rows: unknown) => void;
interface Connection {
  query(sql: string, parameters: unknown[] | undefined, answer: Answer): void;
}

/**
 * Queries the MySQL driver's connection without the stops that the library makes on the way: subscribers, loggers, and
 * a stack trace taken beforehand for each query.
 */
class DirectQueryRunner extends MysqlQueryRunner {
  override async query(sql: string, parameters?: unknown[], structured = false): Promise<never> {
    if (this.isReleased) throw new QueryRunnerAlreadyReleasedError();
    const connection = (this.databaseConnection ?? (await this.connect())) as Connection;
    const rows = await new Promise<unknown>((resolve, reject) => {
      connection.query(sql, parameters, (error, answer) => {
        if (error) reject(new QueryFailedError(sql, parameters, error));
        else resolve(answer);
      });
    });
    return (structured ? structuredResult(rows) : rows) as never;
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
export function queryDirectly({ driver }: DataSource): void {
  if (driver instanceof MysqlDriver) driver.createQueryRunner = (mode) => new DirectQueryRunner(driver, mode);
}
