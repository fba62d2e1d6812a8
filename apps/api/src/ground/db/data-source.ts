import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import type { Config } from '../settings/config';
import { unreachable } from '../settings/start-faults';
import { queryDirectly, type Patience } from './direct';
import { takeTurns } from './embedded';

type Connected = Pick<Config, 'databaseUrl' | 'databaseTls' | 'dataDir' | 'poolSize'> & { limits?: Patience };

/** Tables and the steps that made them, as the rooms declare them. */
export interface Schema {
  entities: Type[];
  migrations: Type<MigrationInterface>[];
}

/** The data source of the configured engine, not yet connected; without limits statements take the time they take. */
export function createDataSource(config: Connected, { entities, migrations }: Schema): DataSource {
  const dataSource = new DataSource({
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    ...(config.databaseUrl ? mysql(config.databaseUrl, config) : embedded(config.dataDir)),
  });
  takeTurns(dataSource);
  queryDirectly(dataSource, config.limits);
  return dataSource;
}

function embedded(dataDir: string): DataSourceOptions {
  const database = join(dataDir, 'cailan.sqlite');
  keepToOwner(dataDir, database);
  return {
    type: 'better-sqlite3',
    database,
    enableWAL: true,
    // A transaction waits for another connection's without holding up its thread (`embedded.ts`), so each try is short.
    timeout: 100,
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

/** The folder and what lies in it are for the service's user alone, those of an earlier version too. */
function keepToOwner(dataDir: string, database: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  chmodSync(dataDir, 0o700);
  const files = ['', '-wal', '-shm'].map((end) => `${database}${end}`).filter((file) => existsSync(file));
  for (const file of files) chmodSync(file, 0o600);
  // SQLite makes an empty file of its own at once, and begins a new database in it.
  if (files.includes(database) && statSync(database).size === 0)
    throw new Error(
      `数据库文件 ${database} 是空的（0 字节）：不是新库，多半是复制中断或磁盘写满留下的。没有启动。\n` +
        '请从备份恢复；确实要从头开始，就删掉这个文件。',
    );
}

function mysql(url: string, { poolSize, databaseTls, limits }: Connected): DataSourceOptions {
  return {
    type: 'mysql',
    url,
    charset: 'utf8mb4_unicode_ci',
    // Counts and sums come back as numbers, as on SQLite.
    bigNumberStrings: false,
    timezone: 'Z',
    poolSize,
    ...(databaseTls && { ssl: databaseTls }),
    extra: {
      decimalNumbers: true,
      connectTimeout: 10_000,
      waitForConnections: true,
      queueLimit: limits?.poolWaiting ?? 0,
    },
  };
}

// Every statement sees what is committed, and inserts of neighbours take no gap locks (decision 0002).
const READ_COMMITTED = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED';
// A use case that waits for a lock runs again, six times at most: all of them within the time that people wait.
const LOCK_WAIT = 'SET SESSION innodb_lock_wait_timeout = 5';

/** Connects. On MySQL every connection reads committed data. @throws Error that names the setting which is wrong. */
export async function connect(dataSource: DataSource): Promise<DataSource> {
  await dataSource.initialize().catch((error: unknown) => {
    throw dataSource.options.type === 'mysql' ? unreachable(error) : error;
  });
  const { pool } = dataSource.driver as unknown as { pool?: MysqlPool };
  if (!pool) return dataSource;
  pool.on('connection', (connection) => {
    connection.query(READ_COMMITTED);
    connection.query(LOCK_WAIT);
  });
  // The connection that `initialize` opened is older than the listener, and the only one there is.
  await dataSource.query(READ_COMMITTED);
  await dataSource.query(LOCK_WAIT);
  return dataSource;
}

interface MysqlPool {
  on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): void;
}
