import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ending, starting } from '@cailan/api/ends';

const ROOT = resolve(__dirname, '../../..');

describe('what was started', () => {
  const ended: string[] = [];
  const start = (name: string, fails = false) =>
    Promise.resolve({
      name,
      stop: () => {
        ended.push(name);
        if (fails) throw new Error(`${name} did not end`);
      },
    });
  beforeEach(() => void ended.splice(0));

  it('ends in the reverse order, each whatever becomes of the others, and the first failure is told', async () => {
    const work = ending(async (ends) => {
      await ends.of(start('first'), (it) => it.stop());
      await ends.of(start('second', true), (it) => it.stop());
      await ends.of(start('third'), (it) => it.stop());
      return 'done';
    });
    await expect(work).rejects.toThrow('second did not end');
    expect(ended).toEqual(['third', 'second', 'first']);
  });

  it('ends when what comes after it does not start, and that is what is told', async () => {
    const work = starting(async (ends) => {
      await ends.of(start('first', true), (it) => it.stop());
      await ends.of(Promise.reject(new Error('no service')), () => ended.push('never'));
    });
    await expect(work).rejects.toThrow('no service');
    expect(ended).toEqual(['first']);
  });

  it('stays where all of it started, until its owner ends it, once', async () => {
    const { name, stop } = await starting(async (ends) => {
      const first = await ends.of(start('first'), (it) => it.stop());
      return { name: first.name, stop: () => ends.all() };
    });
    expect([name, ended]).toEqual(['first', []]);
    await stop();
    await stop();
    expect(ended).toEqual(['first']);
  });
});

describe('a runner whose service does not start', () => {
  let folder: string;
  let runner: ChildProcess;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cailan-runner-'));
  });
  afterEach(() => {
    runner.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['day', ['--plan', 'plans/a8-regiment.yaml', '--households', '12']],
    ['chaos', ['--payments', '2', '--refunds', '0', '--kills', '0']],
  ])('%s says so, ends, and leaves nothing behind', async (name, flags) => {
    const out = join(folder, 'out');
    const main = join(ROOT, `apps/trials/dist/${name}/main.js`);
    runner = spawn(process.execPath, [main, ...flags, '--out', out], {
      cwd: ROOT,
      // A setting that no service takes.
      env: { ...process.env, DATABASE_URL: '', LIMIT_NONE: '1', TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    runner.stderr?.on('data', (words: Buffer) => (said += words.toString()));
    await once(runner, 'close');
    expect([runner.exitCode, said]).toEqual([1, expect.stringContaining('the service did not start')]);
    expect(readdirSync(folder).filter((left) => left !== 'out')).toEqual([]);
  });
});
