import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'undici';
import type { Ground } from './ground';
import { peakRssMb } from './machine';

const MAIN = require.resolve('@cailan/api/main');

/** The service as it runs in production, in a process of its own. */
export interface ApiProcess {
  /** `http://127.0.0.1:port/api`. */
  url: string;
  pid: number;
  peakRssMb(): number;
  /** Milliseconds until the last byte of a GET arrived. @throws Error when it is refused. */
  timeGet(path: string, token?: string): Promise<number>;
  stop(): Promise<void>;
}

/** Of this process's environment where programs are, and the clock that the run is under (faketime): of two clocks one is wrong. */
function clockOfRun(): NodeJS.ProcessEnv {
  const named = Object.entries(process.env).filter(([name]) =>
    /^(PATH|TZ|LD_PRELOAD|FAKETIME.*)$/.test(name),
  );
  return Object.fromEntries(named);
}

/** Starts the compiled service on a free port. `API_NODE_OPTIONS` are its Node options, for profiling. */
export async function startApi({ environment }: Pick<Ground, 'environment'>): Promise<ApiProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...clockOfRun(), NODE_OPTIONS: process.env['API_NODE_OPTIONS'], ...environment },
    // The channel: whoever kills the run ends its service too.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const pid = child.pid ?? 0;
  endWithUs(child);
  const url = `${await listening(child)}/api`;
  return {
    url,
    pid,
    timeGet: (path, token) => timeGet(url + path, token),
    peakRssMb: () => peakRssMb(pid),
    stop: () => ended(child),
  };
}

/** However this process ends short of a SIGKILL, the service does not outlive it. */
function endWithUs(child: ChildProcess): void {
  const end = () => void child.kill('SIGTERM');
  const endings = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const ending of endings) process.once(ending, end);
  child.once('exit', () => endings.forEach((ending) => process.off(ending, end)));
}

async function timeGet(url: string, token = ''): Promise<number> {
  const start = performance.now();
  const reply = await request(url, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  const text = await reply.body.text();
  if (reply.statusCode !== 200) throw new Error(`${url}: ${reply.statusCode} ${text.slice(0, 200)}`);
  return performance.now() - start;
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
