import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { queryDirectly } from './direct';
import { takeTurns } from './embedded';
import { entities } from './entities';
import { migrations } from './migrations';

/** The data source of the configured engine, not yet connected. */
export function createDataSource(config: Pick<Config, 'databaseUrl' | 'dataDir' | 'poolSize'>): DataSource {
  const dataSource = new DataSource({
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    ...(config.databaseUrl ? mysql(config.databaseUrl, config.poolSize) : embedded(config.dataDir)),
  });
  takeTurns(dataSource);
  queryDirectly(dataSource);
  return dataSource;
}

function embedded(dataDir: string): DataSourceOptions {
  mkdirSync(dataDir, { recursive: true });
  return {
    type: 'better-sqlite3',
    database: join(dataDir, 'cailan.sqlite'),
    enableWAL: true,
    statementCacheSize: 1000,
    prepareDatabase: (db: { pragma(text: string): unknown }) => {
      // A commit survives the death of the process; a power cut may cost the last commits but never the file (decision 0002).
      db.pragma('synchronous = NORMAL');
      // What is deleted is overwritten: an erased person stays in no free page of the file.
      db.pragma('secure_delete = ON');
      db.pragma('cache_size = -65536');
      // Savepoints keep what they may have to take back in memory.
      db.pragma('temp_store = MEMORY');
      // Checkpoints every 64 MB of log: at the default of 4 MB they were half of all time spent in SQL on a busy day.
      db.pragma('wal_autocheckpoint = 16000');
    },
  };
}

function mysql(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'mysql',
    url,
    charset: 'utf8mb4_unicode_ci',
    // Counts and sums come back as numbers, as on SQLite.
    bigNumberStrings: false,
    timezone: 'Z',
    poolSize,
    extra: { decimalNumbers: true, connectTimeout: 10_000, waitForConnections: true },
  };
}

// Every statement sees what is committed, and inserts of neighbours take no gap locks (decision 0002).
const READ_COMMITTED = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';

/** Connects. On MySQL every connection reads committed data. */
export async function connect(dataSource: DataSource): Promise<DataSource> {
  await dataSource.initialize();
  const { pool } = dataSource.driver as unknown as { pool?: MysqlPool };
  if (!pool) return dataSource;
  pool.on('connection', (connection) => connection.query(READ_COMMITTED));
  // The connection that `initialize` opened is older than the listener, and the only one there is.
  await dataSource.query(READ_COMMITTED);
  return dataSource;
}

interface MysqlPool {
  on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): void;
}
