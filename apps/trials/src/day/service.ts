import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, startPrivateMariadb } from '@cailan/api/ground/db/private-mariadb';
import { starting } from '@cailan/api/ends';

const READY_TRIES = 1800;
const READY_PAUSE_MS = 100;
const END_MS = 15_000;

/** Where the day's own SQL reads. */
export type DatabasePlace = { engine: 'sqlite'; file: string } | { engine: 'mysql'; url: string };

/** The service that the day is played on. */
export interface Service {
  url: string;
  database: DatabasePlace;
  /** The most memory that it has held, in MiB; undefined where it runs elsewhere. */
  peakRssMb: () => number | undefined;
  /** The processor seconds that it has used. */
  cpuSeconds: () => number | undefined;
  /** Kills it in the middle of whatever it does, and starts it again on the same data and port. */
  crash: () => Promise<void>;
  /** Ends whatever was started, and removes its files. */
  stop: () => Promise<void>;
}

export interface ServiceOptions {
  planFile: string;
  out: string;
  mysql: boolean;
  profile: boolean;
  /** An empty database of MySQL or MariaDB. */
  databaseUrl?: string;
  /** Writes the WeChat configuration of a service that will answer at `url`, and gives the file. */
  wechatFile?: (url: string) => string;
}

/** Starts the service as `npm start` does, on a private port, with data of its own and without the demonstration. */
export async function startService(options: ServiceOptions): Promise<Service> {
  return starting(async (ends) => {
    const folder = mkdtempSync(join(tmpdir(), 'cailan-day-'));
    const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    process.once('exit', remove);
    await ends.of(remove, () => {
      remove();
      process.off('exit', remove);
    });
    const mariadb = options.mysql
      ? await ends.of(startPrivateMariadb({ flushAtCommit: 2, bufferPoolMib: 512 }), (it) => it.stop())
      : undefined;
    const databaseUrl = mariadb?.url ?? options.databaseUrl;
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const environment = {
      ...process.env,
      PORT: String(port),
      DATA_DIR: folder,
      // A day's evening passes in a minute.
      LIMIT_REQUESTS_PER_MINUTE: '1000000',
      DATABASE_URL: databaseUrl ?? '',
      PLAN: options.planFile,
      WECHAT_FILE: options.wechatFile?.(url) ?? '',
    };
    const run = (program: string, flags: readonly string[] = []) =>
      launch(
        program,
        flags,
        { ...environment, HOST: '127.0.0.1', DEMONSTRATION: 'off', NODE_ENV: 'development' },
        options.out,
      );
    if (databaseUrl) await done(run('migrate'));
    const main = () => run('main', options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.out}`] : []);
    let child = main();
    await ends.of(child, () => endChild(child));
    await ready(url, child);
    const crash = async () => {
      await endChild(child, 'SIGKILL');
      child = main();
      await ready(url, child);
    };
    const database: DatabasePlace = databaseUrl
      ? { engine: 'mysql', url: databaseUrl }
      : { engine: 'sqlite', file: join(folder, 'cailan.sqlite') };
    return {
      url,
      database,
      peakRssMb: () => peakRssMb(child.pid),
      cpuSeconds: () => cpuSeconds(child.pid),
      crash,
      stop: () => ends.all(),
    };
  });
}

/** A service that runs already. @throws Error when it is not said where its data is: the day checks it by SQL. */
export function runningService(url: string, databaseUrl?: string, dataDir?: string): Service {
  if (!databaseUrl && !dataDir)
    throw new Error('--url: DATABASE_URL or DATA_DIR must say where the service keeps its data');
  const database: DatabasePlace = databaseUrl
    ? { engine: 'mysql', url: databaseUrl }
    : { engine: 'sqlite', file: join(dataDir ?? '', 'cailan.sqlite') };
  return {
    url,
    database,
    peakRssMb: () => undefined,
    cpuSeconds: () => undefined,
    crash: () => Promise.reject(new Error('a service that runs elsewhere is not killed')),
    stop: () => Promise.resolve(),
  };
}

/** The service's own words go to a file beside the report. */
function launch(
  program: string,
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
  out: string,
): ChildProcess {
  mkdirSync(out, { recursive: true });
  const log = createWriteStream(join(out, 'service.log'), { flags: 'a' });
  const child = spawn(process.execPath, [...flags, require.resolve(`@cailan/api/${program}`)], {
    env,
    // The channel: whoever kills the day ends its service too.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('close', () => {
    process.off('exit', kill);
    log.end();
  });
  return child;
}

function done(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error('the schema could not be made: see service.log')),
    );
  });
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < READY_TRIES; i++) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(READY_PAUSE_MS);
  }
  throw new Error('the service did not start: see service.log');
}

async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
  await ended;
  clearTimeout(late);
}

/** The peak of a process's resident memory as the kernel keeps it. */
function peakRssMb(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1];
  return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
}

const TICKS_PER_SECOND = 100;

/** User and system time of a process and its threads, as the kernel counts it. */
function cpuSeconds(pid: number | undefined): number | undefined {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}
