import { cpus, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import type { Ground } from './ground';

/** What a run ran on. */
export function machine({ database }: Pick<Ground, 'database'>): Record<string, unknown> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    database,
  };
}

/** The most memory that a process ever held, in MiB (Linux; 0 elsewhere). */
export function peakRssMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}
