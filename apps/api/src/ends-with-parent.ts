import { readFileSync } from 'node:fs';

const LOOK_MS = 500;

/** The `npm` (or other package manager) that runs this as a script, as far as the machine can say. */
interface Runner {
  pid: number;
}

/**
 * Calls `end` once the package manager that started this process is gone. `npm` takes a SIGTERM for itself and passes
 * nothing on, so that what it started would run on without a parent. A process started by hand is left alone: it may
 * be meant to outlive its terminal.
 */
export function endWithRunner(end: () => void): void {
  if (!process.env['npm_lifecycle_event']) return;
  const runner = runnerOf(process.ppid);
  // npm was ended while it still built: nobody is left to stop this one.
  if (runner === 'gone') return end();
  if (!runner) return;
  const timer = setInterval(() => {
    if (isAlive(runner.pid)) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
}

/** Calls `end` once the process that spawned this one with a channel is gone, however it ended. */
export function endWithChannel(end: () => void): void {
  if (process.channel) process.once('disconnect', end);
}

/** npm is the parent, or has a shell between; undefined where the machine does not say (no /proc). */
function runnerOf(parent: number): Runner | 'gone' | undefined {
  const shellOf = commandOf(parent);
  if (shellOf === undefined) return undefined;
  if (isRunner(shellOf)) return { pid: parent };
  const pid = parentOf(parent);
  const command = pid === undefined ? undefined : commandOf(pid);
  if (pid === undefined || command === undefined) return parent === 1 ? 'gone' : undefined;
  if (isRunner(command)) return { pid };
  return pid === 1 ? 'gone' : undefined;
}

const isRunner = (command: string): boolean => /\b(npm|npx|yarn|pnpm|bun)\b/.test(command);

function commandOf(pid: number): string | undefined {
  return read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ');
}

function parentOf(pid: number): number | undefined {
  const status = read(`/proc/${pid}/status`);
  const parent = Number(/^PPid:\s+(\d+)/m.exec(status ?? '')?.[1]);
  return parent > 0 ? parent : undefined;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
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
