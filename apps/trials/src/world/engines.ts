import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import type { Config } from '@cailan/api/ground/settings/config';
import { connect, createDataSource } from '@cailan/api/ground/db/data-source';
import { schema } from '@cailan/api/schema';
import { Db } from '@cailan/api/ground/db/db';
import { keepMysql, keepSqlite, layMysql, laySqlite } from './schemas';
import { LIMITS } from '@cailan/api/ground/settings/limits';

/** A fresh database of one engine, its schema migrated, and the configuration that leads to it. */
export interface TestDatabase {
  db: Db;
  dataSource: DataSource;
  config: Config;
  /** Disconnects and removes the database with all its files. */
  close(): Promise<void>;
}

export interface TestEngine {
  name: 'sqlite' | 'mysql';
  /** Makes a database of its own: call it in `beforeAll`, and `close` what it gives in `afterAll`. */
  start(options?: { migrate?: boolean }): Promise<TestDatabase>;
}

/** Runs the block for the embedded engine, and for MariaDB where this machine has it (else its tests show as skipped). */
export function describeEngines(name: string, block: (engine: TestEngine) => void): void {
  describe(`${name} (sqlite)`, () => block({ name: 'sqlite', start: startSqlite }));
  const url = process.env['TEST_MYSQL_URL'];
  const describeMysql = url ? describe : describe.skip;
  describeMysql(`${name} (mysql)`, () =>
    block({ name: 'mysql', start: (options) => startMysql(url ?? '', options) }),
  );
}

/** Runs the block for the embedded engine alone: for what no engine changes. */
export function describeEmbedded(name: string, block: (engine: TestEngine) => void): void {
  describe(name, () => block({ name: 'sqlite', start: startSqlite }));
}

interface StartOptions {
  migrate?: boolean;
}

/** A server of one's own. */
export const engineAt = (url: string): TestEngine => ({
  name: 'mysql',
  start: (options) => startMysql(url, options),
});

async function startSqlite({ migrate = true }: StartOptions = {}): Promise<TestDatabase> {
  const config = testConfig();
  const isLaid = migrate && laySqlite(join(config.dataDir, 'cailan.sqlite'));
  const database = await open(config, { migrate: migrate && !isLaid }, () => Promise.resolve());
  if (migrate && !isLaid) await keepSqlite(database.dataSource);
  return database;
}

async function startMysql(url: string, { migrate = true }: StartOptions = {}): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await execute(url, `CREATE DATABASE ${name}`);
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href;
  const isLaid = migrate && (await layMysql(databaseUrl));
  const config = { ...testConfig(), databaseUrl };
  const drop = () => execute(url, `DROP DATABASE ${name}`);
  const database = await open(config, { migrate: migrate && !isLaid }, drop);
  if (migrate && !isLaid) await keepMysql(database.dataSource);
  return database;
}

async function open(
  config: Config,
  { migrate }: StartOptions,
  drop: () => Promise<void>,
): Promise<TestDatabase> {
  const dataSource = createDataSource(config, schema);
  const close = async () => {
    if (dataSource.isInitialized) await dataSource.destroy();
    await drop();
    rmSync(config.dataDir, { recursive: true, force: true });
  };
  try {
    await connect(dataSource);
    if (migrate) await dataSource.runMigrations();
  } catch (error) {
    await close();
    throw error;
  }
  return { db: new Db(dataSource), dataSource, config, close };
}

/** A configuration with a data folder and keys of its own, quiet, on the embedded engine. */
function testConfig(): Config {
  return {
    production: false,
    host: '127.0.0.1',
    port: 0,
    databaseUrl: undefined,
    webDir: '',
    dataDir: mkdtempSync(join(tmpdir(), 'cailan-test-')),
    tokenSecret: randomBytes(32).toString('base64'),
    dataKeys: [{ id: 'k1', key: randomBytes(32) }],
    hashKey: randomBytes(32),
    logLevel: 'silent',
    sessionless: true,
    poolSize: 16,
    deskHours: 12,
    // One person of a spec does the work of hundreds.
    limits: { ...LIMITS, requestsPerMinute: 1_000_000, picturesPerDay: 1_000_000, wechatAgainMs: 0 },
  };
}

async function execute(url: string, sql: string): Promise<void> {
  const connection = await createConnection(url);
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
