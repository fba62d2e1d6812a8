import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

const FOLDER = 'cailan-mariadb-';
const START_TIMEOUT_MS = 60_000;
const USER = 'cailan';

export interface PrivateMariadbOptions {
  /** `innodb_flush_log_at_trx_commit`: 1 writes every commit through to the disk, 2 is for tests. */
  flushAtCommit: 1 | 2;
  /** Hundreds of databases come and go: they share one file, and nothing has to outlive the machine. For specs alone. */
  scratch?: boolean;
  /** InnoDB's buffer pool in MiB. */
  bufferPoolMib?: number;
  /** PEM files with which it speaks TLS to whoever asks for it. */
  tls?: { cert: string; key: string };
}

export interface PrivateMariadb {
  /** `mysql://user:password@127.0.0.1:port/cailan`, an empty database; the user may create others. */
  url: string;
  /** The server's own words, such as `10.11.6-MariaDB`. */
  version: string;
  /** Lets the server hang: it keeps its connections and answers nothing until it goes on. */
  hang: () => void;
  goOn: () => void;
  /** Kills the server and removes its files. */
  stop: () => Promise<void>;
}

/** Where this machine keeps a program of MariaDB's server, or undefined. Debian puts the server outside users' PATH. */
function find(program: string): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/bin',
    '/usr/local/sbin',
  ];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Whether this machine has the programs that `startPrivateMariadb` runs. */
export const hasMariadb = (): boolean =>
  find('mariadbd') !== undefined && find('mariadb-install-db') !== undefined;

/**
 * Starts a MariaDB server of one's own in a temporary folder on a free loopback port, for tests, benchmarks and the
 * played day. It ends with this process, however that ends: on exit and signals its files go at once, after a SIGKILL
 * the next start removes them.
 * @throws Error when the machine has no `mariadbd`, or with the end of the server's log when it does not start.
 */
export async function startPrivateMariadb(options: PrivateMariadbOptions): Promise<PrivateMariadb> {
  const server = find('mariadbd');
  const installer = find('mariadb-install-db');
  if (!server || !installer) throw new Error('no mariadbd on this machine: apt-get install mariadb-server');
  removeAbandoned();
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER}${process.pid}-`));
  const password = randomBytes(12).toString('hex');
  try {
    await install(installer, folder);
    const port = await freePort();
    const child = launch(server, serverArguments(folder, port, password, options));
    const discard = discardAtExit(child, folder);
    const url = `mysql://${USER}:${password}@127.0.0.1:${port}/cailan`;
    try {
      return {
        url,
        version: await answered(child, folder, url),
        hang: () => void child.kill('SIGSTOP'),
        goOn: () => void child.kill('SIGCONT'),
        stop: discard,
      };
    } catch (error) {
      await discard();
      throw error;
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const runAs = (): string[] => (process.getuid?.() === 0 ? ['--user=root'] : []);

async function install(installer: string, folder: string): Promise<void> {
  const data = `--datadir=${join(folder, 'data')}`;
  // Two installers at once trip over each other's temporary tables when they share a folder for them.
  const env = { ...process.env, TMPDIR: folder };
  await promisify(execFile)(installer, ['--no-defaults', data, '--skip-test-db', ...runAs()], { env });
}

function serverArguments(
  folder: string,
  port: number,
  password: string,
  { flushAtCommit, bufferPoolMib = 256, scratch, tls }: PrivateMariadbOptions,
): string[] {
  const init = join(folder, 'init.sql');
  const statements = [
    'CREATE DATABASE IF NOT EXISTS cailan',
    `CREATE USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${password}'`,
    `GRANT ALL ON *.* TO '${USER}'@'127.0.0.1'`,
  ];
  writeFileSync(init, `${statements.join(';\n')};\n`, { mode: 0o600 });
  return [
    '--no-defaults',
    ...runAs(),
    `--datadir=${join(folder, 'data')}`,
    `--tmpdir=${folder}`,
    `--socket=${join(folder, 'sock')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'log')}`,
    `--init-file=${init}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--max-connections=200',
    `--innodb-buffer-pool-size=${bufferPoolMib}M`,
    `--innodb-flush-log-at-trx-commit=${flushAtCommit}`,
    ...(scratch ? ['--innodb-file-per-table=0', '--skip-innodb-doublewrite'] : []),
    ...(tls ? [`--ssl-cert=${tls.cert}`, `--ssl-key=${tls.key}`] : []),
  ];
}

/** Where util-linux is there, the kernel ends the server when this process dies without a word. */
function launch(server: string, parameters: string[]): ChildProcess {
  const setpriv = find('setpriv');
  const [program, before] = setpriv ? [setpriv, ['--pdeathsig', 'KILL', '--', server]] : [server, []];
  return spawn(program, [...before, ...parameters], { stdio: 'ignore' });
}

/** Waits until the server answers; gives its version. */
async function answered(child: ChildProcess, folder: string, url: string): Promise<string> {
  let failure: unknown;
  child.once('error', (error) => (failure = error));
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && child.exitCode === null && child.signalCode === null && !failure) {
    try {
      const connection = await createConnection(url);
      const [rows] = await connection.query('SELECT VERSION() AS version');
      await connection.end();
      return (rows as [{ version: string }])[0].version;
    } catch {
      await sleep(50);
    }
  }
  const log = join(folder, 'log');
  const tail = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-20).join('\n') : '';
  throw new Error(`mariadbd did not start\n${tail}`, { cause: failure });
}

/** Gives the function that ends the server and removes its files, and runs it when this process ends first. */
function discardAtExit(child: ChildProcess, folder: string): () => Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const discard = () => {
    child.kill('SIGKILL');
    // The dying server may still write for an instant.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  const onSignal = (signal: NodeJS.Signals) => {
    discard();
    // Whoever else listens is ending what it started, and then this process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once('exit', discard);
  for (const signal of signals) process.once(signal, onSignal);
  return async () => {
    process.off('exit', discard);
    for (const signal of signals) process.off(signal, onSignal);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await ended;
    }
    discard();
  };
}

/** Removes the files of servers whose process was killed before it could. */
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = name.startsWith(FOLDER) ? Number(name.slice(FOLDER.length).split('-')[0]) : NaN;
    if (owner > 0 && !isAlive(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A loopback port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
