import { cpus, loadavg, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import type { Ground } from './ground';

/** What a run ran on. */
export function machine({ database }: Pick<Ground, 'database'>): Record<string, unknown> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    /** Of the last minute, the benchmark itself included: above the cores, others were at work too. */
    loadAverage: loadavg()[0],
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

const TICKS_PER_SECOND = 100;

/** Processor seconds that a process has used so far (Linux; 0 elsewhere). */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** The process of the ground's MariaDB. */
export async function databasePid({ db }: Pick<Ground, 'db'>): Promise<number> {
  const row = await db.one<{ file: string }>('SELECT @@pid_file AS file');
  return Number(readFileSync(row?.file ?? '', 'utf8'));
}
