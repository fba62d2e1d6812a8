import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Clock } from '@cailan/api/ground/clock';
import type { Config } from '@cailan/api/ground/settings/config';
import { PlanLoader } from '@cailan/api/plans/plan.loader';
import { checkedServer } from '../world/answers';
import type { TestDatabase, TestEngine } from '../world/engines';
import { smallPlan } from '../world/small-plan';
import { TapedService, type Taped } from './tape';

export type Engine = TestEngine['name'];
const MORNING = '2026-11-21T01:00:00.000Z';

/** Keys of tests alone: what was sealed in a kept database must open again. */
const KEYS: Pick<Config, 'tokenSecret' | 'dataKeys' | 'hashKey'> = {
  tokenSecret: 'a secret of the kept evening, of tests alone',
  dataKeys: [{ id: 'k1', key: Buffer.alloc(32, 'kept evening') }],
  hashKey: Buffer.alloc(32, 'hash of the kept evening'),
};

/** The service on a database, with the keys of kept evenings. */
export async function serviceOn(database: TestDatabase, load = false): Promise<TapedService> {
  const config = { ...database.config, ...KEYS };
  const app = await checkedServer(config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  app.get(Clock).set(MORNING);
  const { plan, rules } = smallPlan();
  if (load) await app.get(PlanLoader).load(plan, rules);
  return new TapedService(app, config, () => database.close());
}

const run = promisify(execFile);

/** The database as it stands: the embedded engine's file, or MariaDB's dump. */
export async function snapshot(service: TapedService): Promise<Buffer> {
  const { databaseUrl, dataDir } = service.config;
  if (!databaseUrl) {
    const file = join(dataDir, 'snapshot.sqlite');
    await service.db.many(`VACUUM INTO '${file}'`);
    return gzipSync(await readFile(file), { level: 9 });
  }
  const { stdout } = await run(
    'mariadb-dump',
    [...client(databaseUrl), '--skip-comments', '--no-tablespaces'],
    {
      maxBuffer: 64 * 1024 * 1024,
      encoding: 'utf8',
    },
  );
  return gzipSync(stdout, { level: 9 });
}

/** Fills an empty database with what was kept, and brings it to today's tables. */
export async function restored(engine: TestEngine, kept: Buffer): Promise<TestDatabase> {
  const database = await engine.start({ migrate: false });
  const content = gunzipSync(kept);
  const { databaseUrl, dataDir } = database.config;
  if (databaseUrl) {
    const file = join(dataDir, 'kept.sql');
    await writeFile(file, content);
    const child = run('mariadb', client(databaseUrl));
    createReadStream(file).pipe(child.child.stdin as NodeJS.WritableStream);
    await child;
  } else {
    await database.dataSource.destroy();
    await writeFile(join(dataDir, 'cailan.sqlite'), content);
    await database.dataSource.initialize();
  }
  await database.dataSource.runMigrations();
  return database;
}

function client(url: string): string[] {
  const { hostname, port, username, password, pathname } = new URL(url);
  return ['-h', hostname, '-P', port, '-u', username, `-p${password}`, pathname.slice(1)];
}

const KEPT = join(__dirname, 'kept');
const FILES: Record<Engine, string> = { sqlite: 'evening.sqlite.gz', mysql: 'evening.sql.gz' };

export async function keep(engine: Engine, database: Buffer, tape: readonly Taped[]): Promise<void> {
  await mkdir(KEPT, { recursive: true });
  await writeFile(join(KEPT, FILES[engine]), database);
  await writeFile(join(KEPT, `${FILES[engine]}.tape.gz`), gzipSync(JSON.stringify(tape), { level: 9 }));
}

export async function kept(engine: Engine): Promise<{ database: Buffer; tape: Taped[] }> {
  const tape = gunzipSync(await readFile(join(KEPT, `${FILES[engine]}.tape.gz`))).toString();
  return { database: await readFile(join(KEPT, FILES[engine])), tape: JSON.parse(tape) as Taped[] };
}
