import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxConfiguration } from './options';

/** The built program, as `npm start` brings it up. */
const PROGRAM = join(__dirname, '../dist/main.js');

describe('The sandbox as a process', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'wechat-sandbox-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const start = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [PROGRAM, '--port', '0', '--data', join(dir, 'data'), ...args], {
      stdio: 'pipe',
    });
  const firstWords = async (from: NodeJS.ReadableStream | null): Promise<string> => {
    if (!from) throw new Error('no output');
    return String((await once(from, 'data'))[0]);
  };

  it('says where it is, writes what the API reads, ends on SIGTERM and comes back as it was', async () => {
    const file = join(dir, 'wechat.json');
    const args = ['--write', file, '--notify-url', 'http://127.0.0.1:3999', '--payee', 'RT=direct'];
    const read = () => JSON.parse(readFileSync(file, 'utf8')) as SandboxConfiguration;
    const first = start(...args);
    const url = /http:\S+/.exec(await firstWords(first.stdout))?.[0] ?? '';
    expect((await fetch(`${url}/sandbox/people`)).status).toBe(200);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = read();
    expect(before).toMatchObject({ apiUrl: url, payUrl: url, notifyUrl: 'http://127.0.0.1:3999' });
    expect(before.payees.RT).toEqual({ mode: 'direct', mchid: '1900000109' });
    await fetch(`${url}/sandbox/people`, { method: 'POST', body: '{"key":"wang"}' });
    first.kill('SIGTERM');
    expect((await once(first, 'exit'))[0]).toBe(0);

    const second = start(...args);
    const again = /http:\S+/.exec(await firstWords(second.stdout))?.[0] ?? '';
    expect(await (await fetch(`${again}/sandbox/people`)).json()).toMatchObject([{ key: 'wang' }]);
    expect(read().merchants).toEqual(before.merchants);
    second.kill('SIGKILL');
    await once(second, 'exit');
  });

  it.each([
    ['--payee', 'RT=free'],
    ['--seed', 'x'],
  ])('refuses %s %s', async (...args) => {
    const child = start(...args);
    expect(await firstWords(child.stderr)).toContain(args[0]);
    expect((await once(child, 'close'))[0]).toBe(1);
  });
});
