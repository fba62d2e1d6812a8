import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { freePort } from './ground/db/private-mariadb';

const DIST = resolve(__dirname, '../dist');
const WAIT_MS = 50;
const DEMONSTRATED = { DEMONSTRATION: '' };

/** Who holds a folder. */
interface Holder {
  pid: number;
  name: string;
  since: string;
}

/** `npm start` without its builds: npm, a shell, `start.js`, the service. */
class Start {
  private said = '';
  private readonly ended: Promise<unknown>;

  private constructor(
    readonly child: ChildProcess,
    readonly port: number,
  ) {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (words: Buffer) => (this.said += words.toString()));
    this.ended = once(child, 'close');
  }

  static async npm(folder: string, env: Record<string, string> = {}): Promise<Start> {
    const port = await freePort();
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ scripts: { start: `true && node ${join(DIST, 'start.js')}` } }),
    );
    const child = spawn('npm', ['start', '--silent'], {
      cwd: folder,
      env: {
        ...process.env,
        NODE_ENV: '',
        WECHAT_FILE: '',
        DATABASE_URL: '',
        PORT: String(port),
        DATA_DIR: join(folder, 'data'),
        PLAN: resolve(__dirname, '../../../plans/a8-regiment.yaml'),
        DEMONSTRATION: 'off',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Start(child, port);
  }

  async runs(): Promise<void> {
    while (!(await this.answers())) {
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.said}`);
      await sleep(WAIT_MS);
    }
  }

  /** Once nobody answers on the port any more; the test's own time limit is the only one. */
  async isGone(): Promise<void> {
    while (await this.answers()) await sleep(WAIT_MS);
  }

  async end(): Promise<string> {
    await this.ended;
    return this.said;
  }

  async get(path: string): Promise<unknown> {
    return (await fetch(`http://127.0.0.1:${this.port}/api/${path}`)).json();
  }

  private answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}/api/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

describe('npm start', () => {
  let folder: string;
  const started: Start[] = [];
  const start = async (env?: Record<string, string>) => {
    const made = await Start.npm(folder, env);
    started.push(made);
    return made;
  };
  const held = (of = 'data') => JSON.parse(readFileSync(join(folder, of, 'writer.json'), 'utf8')) as Holder;
  /** The rounds of the demonstration by their status, and how many there are once it is whole. */
  const demonstration = () => {
    const file = join(folder, 'data/cailan.sqlite');
    const none = { open: 0, other: 0, whole: -1, begun: 0 };
    if (!existsSync(file)) return none;
    const db = new Database(file, { readonly: true });
    try {
      const [found] = db
        .prepare<[], typeof none>(
          `SELECT (SELECT COUNT(*) FROM rounds WHERE status = 'open') AS open,
                  (SELECT COUNT(*) FROM rounds WHERE status <> 'open') AS other,
                  (SELECT SUM(json_array_length(s.termsJson, '$.windows')) FROM supermarkets s)
                    AS whole,
                  (SELECT COUNT(*) FROM jobs WHERE kind = 'demonstration.open') AS begun`,
        )
        .all();
      return found ?? none;
    } catch {
      // Its schema is being made.
      return none;
    } finally {
      db.close();
    }
  };

  beforeAll(() => {
    if (!existsSync(join(DIST, 'start.js'))) throw new Error('apps/api/dist is missing: npm run build');
  });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-start-'));
  });
  afterEach(async () => {
    for (const { child } of started) child.kill('SIGTERM');
    for (const each of started.splice(0)) await each.isGone();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('ends the service with npm at %s', async (signal) => {
    const service = await start();
    await service.runs();
    service.child.kill(signal);
    await service.isGone();
  });

  it('ends the service with a start program that was killed', async () => {
    const service = await start();
    await service.runs();
    process.kill(held('data/wechat').pid, 'SIGKILL');
    await service.isGone();
  });

  it('says at a second start who holds the folder, and leaves the first one whole', async () => {
    const first = await start();
    await first.runs();
    const journal = () => statSync(join(folder, 'data/wechat/journal.jsonl')).ino;
    const before = journal();
    const second = await start();
    expect(await second.end()).toMatch(/数据目录 .*data.* 正由npm start使用（进程 \d+，/);
    expect(second.child.exitCode).toBe(1);
    expect(journal()).toBe(before);
    await first.runs();
  });

  it('starts again on a folder whose service was killed, and the second of two services is refused', async () => {
    const first = await start();
    await first.runs();
    process.kill(held().pid, 'SIGKILL');
    await first.isGone();
    await first.end();
    const again = await start();
    await again.runs();
    const service = spawn(process.execPath, [join(DIST, 'main.js')], {
      env: { ...process.env, NODE_ENV: '', PORT: String(await freePort()), DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let said = '';
    service.stderr?.on('data', (words: Buffer) => (said += words.toString()));
    await once(service, 'close');
    expect(said).toContain(`正由服务使用（进程 ${held().pid}，`);
  });

  it('runs once of two in the same second, whole, and tells the other who holds the folder, and since when', async () => {
    const both = await Promise.all([start(DEMONSTRATED), start(DEMONSTRATED)]);
    const refused = await Promise.race(both.map((each) => each.end().then(() => each)));
    const runs = both.find((each) => each !== refused);
    await runs?.runs();
    const { pid } = held('data/wechat');
    const since = `（进程 ${pid}，\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} 起）`;
    expect(await refused.end()).toMatch(new RegExp(`数据目录 .*/data/wechat 正由npm start使用${since}`));
    expect(refused.child.exitCode).toBe(1);
    const { open, other, whole, begun } = demonstration();
    expect([open, other, begun]).toEqual([whole, 0, 0]);
    expect(whole).toBeGreaterThan(1);
    // The journal in the folder is the one that the stand-in of the first writes.
    const sandbox = (await runs?.get('development/wechat')) as { sandboxUrl: string };
    const key = 'who-came-after';
    await fetch(`${sandbox.sandboxUrl}/sandbox/people`, { method: 'POST', body: JSON.stringify({ key }) });
    expect(readFileSync(join(folder, 'data/wechat/journal.jsonl'), 'utf8')).toContain(key);
  });

  it('finishes a demonstration that was killed in the middle', async () => {
    const killed = await start(DEMONSTRATED);
    while (demonstration().open === 0) await sleep(1);
    process.kill(held().pid, 'SIGKILL');
    await killed.end();
    expect(demonstration().begun).toBe(1);
    expect(demonstration().open).toBeLessThan(demonstration().whole);
    const again = await start(DEMONSTRATED);
    await again.runs();
    const { open, other, whole, begun } = demonstration();
    expect([open, other, begun]).toEqual([whole, 0, 0]);
  });

  it('does not start on a database whose keys it lacks, and leaves it as it was', async () => {
    const first = await start();
    await first.runs();
    first.child.kill('SIGTERM');
    await first.isGone();
    await first.end();
    const file = join(folder, 'data/development-keys.json');
    const own = readFileSync(file, 'utf8');
    const stored = () => readFileSync(join(folder, 'data/cailan.sqlite'));
    const before = stored();
    const other = { DATA_KEYS: `k1:${randomBytes(32).toString('base64')}` };
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(own) as object), ...other }));
    const refused = await start();
    expect(await refused.end()).toMatch(/DATA_KEYS 不是这个数据库的：\w+\..*DATA_KEYS 里的 k1 打不开它/);
    expect(refused.child.exitCode).toBe(1);
    expect(stored()).toEqual(before);
    writeFileSync(file, own);
    await (await start()).runs();
  });

  it('keeps what it writes to its user', async () => {
    const service = await start();
    await service.runs();
    const modes = ['', 'cailan.sqlite', 'cailan.sqlite-wal', 'development-keys.json', 'wechat'].map(
      (name) => statSync(join(folder, 'data', name)).mode & 0o077,
    );
    expect(modes).toEqual([0, 0, 0, 0, 0]);
  });
});
