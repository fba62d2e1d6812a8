import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Ground } from './ground';
import { peakRssMb } from './machine';

const MAIN = join(__dirname, '../main.js');

/** The service as it runs in production, in a process of its own. */
export interface ApiProcess {
  /** `http://127.0.0.1:port/api`. */
  url: string;
  pid: number;
  peakRssMb(): number;
  stop(): Promise<void>;
}

/** Starts the compiled service on a free port. `API_NODE_OPTIONS` are its Node options, for profiling. */
export async function startApi({ environment }: Pick<Ground, 'environment'>): Promise<ApiProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], NODE_OPTIONS: process.env['API_NODE_OPTIONS'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = child.pid ?? 0;
  return {
    url: `${await listening(child)}/api`,
    pid,
    peakRssMb: () => peakRssMb(pid),
    stop: () => ended(child),
  };
}

function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      const url = /listening on (\S+)/.exec(said)?.[1];
      if (url) resolve(url);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}\n${said}`)));
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await exit;
  clearTimeout(killer);
}
