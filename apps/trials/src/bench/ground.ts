import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { machine } from '@cailan/api/ground/clock';
import { loadConfig } from '@cailan/api/ground/settings/config';
import { Db } from '@cailan/api/ground/db/db';
import { startPrivateMariadb } from '@cailan/api/ground/db/private-mariadb';
import { starting } from '@cailan/api/ends';
import { createServer } from '@cailan/api/server';
import { answerWith } from '../in-process';
import { say } from './say';
import { scaledPlan } from './scaled-plan';

/** A fresh database with a scaled street of A12 in it, and the services in this process to fill it further. */
export interface Ground {
  app: NestFastifyApplication;
  db: Db;
  /** What a process of the service over this database is started with. */
  environment: Record<string, string>;
  /** The engine's name, version and settings. */
  database: string;
  /** An access token that the service will take. */
  tokenOf: (personId: string) => string;
  close(): Promise<void>;
}

const BUFFER_POOL_MIB = 1024;
/** Longer than any measuring takes. */
const TOKEN_LIFE = '12h';

/** Starts the engine (MariaDB privately, every commit written through), makes the schema and loads the plan. */
export async function openGround(engine: 'mysql' | 'sqlite', households: number): Promise<Ground> {
  return starting(async (ends) => {
    const folder = mkdtempSync(join(tmpdir(), 'cailan-bench-'));
    const dataDir = await ends.of(folder, (it) => rmSync(it, { recursive: true, force: true }));
    const own = { flushAtCommit: 1, bufferPoolMib: BUFFER_POOL_MIB } as const;
    const server =
      engine === 'mysql' ? await ends.of(startPrivateMariadb(own), (it) => it.stop()) : undefined;
    const environment = environmentOf(dataDir, server?.url);
    // A trial: its people are invented, as production would not have them.
    const config = { ...loadConfig(environment), production: false };
    const app = await ends.of(createServer(config), (it) => it.close());
    await app.get(DataSource).runMigrations();
    const scaled = scaledPlan(households);
    say(`loading ${scaled.plan.households.length} households …`);
    await answerWith(app, scaled);
    await signEverybodyIn(app.get(Db));
    return {
      app,
      db: app.get(Db),
      environment,
      database: server
        ? `MariaDB ${server.version}, innodb_flush_log_at_trx_commit=1, innodb_buffer_pool_size=${BUFFER_POOL_MIB}M`
        : 'better-sqlite3, WAL, synchronous=NORMAL',
      tokenOf: (personId) =>
        app.get(JwtService).sign({ sub: personId, sid: personId }, { expiresIn: TOKEN_LIFE }),
      close: () => ends.all(),
    };
  });
}

/** A session each, named as its person is, that outlasts the measuring. Whoever is invented would lose their posts at the start. */
async function signEverybodyIn(db: Db): Promise<void> {
  const until = new Date(machine.ms() + 86_400_000).toISOString();
  await db.transaction(async (tx) => {
    await tx.run('UPDATE people SET invented = 0');
    await tx.run(
      `INSERT INTO sessions (id, personId, tokenHash, generation, createdAt, renewedAt, expiresAt, revokedAt)
       SELECT id, id, '', 0, createdAt, createdAt, ?, NULL FROM people`,
      [until],
    );
  });
}

function environmentOf(dataDir: string, databaseUrl = ''): Record<string, string> {
  const secret = () => randomBytes(32).toString('base64');
  return {
    NODE_ENV: 'production',
    TRUST_PROXY: 'none',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    WEB_DIR: join(dataDir, 'no-web'),
    LOG_LEVEL: 'silent',
    LIMIT_REQUESTS_PER_MINUTE: '100000000',
    TOKEN_SECRET: secret(),
    DATA_KEYS: `k1:${secret()}`,
    HASH_KEY: secret(),
  };
}
