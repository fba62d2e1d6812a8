import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderHeld, holdFolder } from './folder-lock';

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
      `数据目录 ${folder} 正由服务使用（进程 ${process.pid}）`,
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

  it('is open to its owner alone', () => {
    const release = holdFolder(join(folder, 'data'), '服务');
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    release();
  });
});

describe('the programs that open a database', () => {
  const root = join(__dirname, '..');
  const programs = readdirSync(root).filter((name) => /\.ts$/.test(name) && !/\.spec\.ts$/.test(name));
  const text = (name: string) => readFileSync(join(root, name), 'utf8');

  it('each hold its folder while they write', () => {
    const opening = programs.filter((name) => /\b(connect|createServer)\((?!config: )/.test(text(name)));
    expect(opening.sort()).toEqual(['app.module.ts', 'main.ts', 'migrate.ts', 'reseal.ts']);
    // The module is opened by whoever starts the server: the service, or a test on a folder of its own.
    for (const name of opening.filter((each) => each !== 'app.module.ts'))
      expect([name, text(name)]).toEqual([name, expect.stringContaining('holdDatabase(')]);
  });
});
