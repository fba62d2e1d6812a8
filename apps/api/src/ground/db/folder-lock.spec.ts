import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { FolderHeld, holdFolder } from './folder-lock';

const ROOT = join(__dirname, '../../..');

describe('the lock on a data folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is one program’s at a time; the second is told who holds it', () => {
    const release = holdFolder(folder, '服务');
    expect(() => holdFolder(folder, 'npm run reseal')).toThrow(FolderHeld);
    expect(() => holdFolder(folder, 'npm run reseal')).toThrow(
      new RegExp(
        `数据目录 ${folder} 正由服务使用（进程 ${process.pid}，\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d 起）`,
      ),
    );
    release();
    holdFolder(folder, 'npm run reseal')();
  });

  it('ends with a process that was killed', async () => {
    const child = spawn(process.execPath, [
      '-e',
      `const lock = new (require(${JSON.stringify(require.resolve('better-sqlite3'))}))(process.argv[1]);
       lock.exec('BEGIN EXCLUSIVE');
       console.log('held');
       setInterval(() => undefined, 1000);`,
      join(folder, 'writer.lock'),
    ]);
    await once(child.stdout, 'data');
    expect(() => holdFolder(folder, '服务')).toThrow('正由另一个程序使用');
    child.kill('SIGKILL');
    await once(child, 'close');
    holdFolder(folder, '服务')();
  });

  it('does not name who held it before, while its new holder has not said so yet', async () => {
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'close');
    writeFileSync(join(folder, 'writer.json'), JSON.stringify({ name: '服务', pid: gone.pid }));
    const lock = new Database(join(folder, 'writer.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    expect(() => holdFolder(folder, '服务')).toThrow('正由另一个程序使用（进程 不明）');
    lock.close();
  });

  it('is one’s of eight that come at once, and the others all name it', async () => {
    const program = `require(${JSON.stringify(join(ROOT, 'dist/ground/db/folder-lock.js'))}).holdFolder(process.argv[1], '服务');
      console.log('held');
      setInterval(() => undefined, 1000);`;
    const all = Array.from({ length: 8 }, () => {
      const child = spawn(process.execPath, ['-e', program, folder]);
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (words: Buffer) => (said += words.toString()));
      return { child, closed: once(child, 'close'), said: () => said };
    });
    try {
      const holds = await Promise.race(all.map((each) => once(each.child.stdout, 'data').then(() => each)));
      const refused = all.filter((each) => each !== holds);
      await Promise.all(refused.map(({ closed }) => closed));
      expect(refused.map(({ child }) => child.exitCode)).toEqual(refused.map(() => 1));
      for (const { said } of refused) expect(said()).toContain(`正由服务使用（进程 ${holds.child.pid}，`);
    } finally {
      for (const { child } of all) child.kill();
      await Promise.all(all.map(({ closed }) => closed));
    }
  });

  it('is open to its owner alone', () => {
    const release = holdFolder(join(folder, 'data'), '服务');
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    release();
  });
});

describe('the programs that open a database', () => {
  const root = join(__dirname, '../..');
  const programs = readdirSync(root).filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$/.test(name));
  const text = (name: string) => readFileSync(join(root, name), 'utf8');

  it('each hold its folder while they write', () => {
    const opening = programs.filter((name) => /\b(connect|createServer)\((?!config: )/.test(text(name)));
    expect(opening.sort()).toEqual(['admin.ts', 'app.module.ts', 'main.ts', 'migrate.ts', 'reseal.ts']);
    // The module is opened by whoever starts the server: the service, or a test on a folder of its own.
    for (const name of opening.filter((each) => each !== 'app.module.ts'))
      expect([name, text(name)]).toEqual([name, expect.stringContaining('holdDatabase(')]);
  });
});
