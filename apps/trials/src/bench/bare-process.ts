import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { BareJob } from './bare-callbacks.worker';

/** The baseline's server, in a process of its own. */
export interface BareProcess {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts the bare server on a free port; it ends with this process. */
export async function startBare(job: BareJob): Promise<BareProcess> {
  const child = fork(join(__dirname, 'bare-callbacks.worker.js'), {
    serialization: 'advanced',
    execArgv: [],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(message as number));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)));
    child.send(job);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
