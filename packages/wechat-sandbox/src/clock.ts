import type { Store } from './store';

interface Timer {
  at: number;
  run: () => Promise<void> | void;
}

/** The machine's own time; WeChat's is this and what it was moved by. */
export const machineMs = (): number => Date.now();

/** No timer of the machine may be longer than this. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * WeChat's time. It follows the machine's until somebody sets it, and runs on from there. Whatever is due once time was
 * moved happens at once, in the order in which it was due, and is dated with the new time: as on a machine that slept.
 */
export class Clock {
  private readonly timers = new Set<Timer>();
  private readonly running = new Set<Promise<void>>();
  private readonly moves;
  private alarm: NodeJS.Timeout | undefined;
  private stopped = false;
  private offsetMs: number;

  constructor(
    store: Store,
    private readonly machine = machineMs,
  ) {
    this.moves = store.table<{ offsetMs: number }>('clock');
    this.offsetMs = this.moves.get('clock')?.offsetMs ?? 0;
  }

  ms(): number {
    return this.machine() + this.offsetMs;
  }

  seconds(): number {
    return Math.floor(this.ms() / 1000);
  }

  /** Moves time by so many milliseconds and waits until everything due, and what followed from it, is done. */
  async move(byMs: number): Promise<void> {
    this.offsetMs += byMs;
    this.moves.put('clock', { offsetMs: this.offsetMs });
    do {
      this.runDue();
      while (this.running.size > 0) await Promise.all(this.running);
    } while (this.isDue());
  }

  /** Does `run` at that instant, at once where it has passed. */
  at(ms: number, run: Timer['run']): void {
    if (this.stopped) return;
    this.timers.add({ at: ms, run });
    this.arm();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.alarm);
    this.timers.clear();
  }

  private isDue(): boolean {
    return [...this.timers].some((timer) => timer.at <= this.ms());
  }

  private runDue(): void {
    const now = this.ms();
    const due = [...this.timers].filter((timer) => timer.at <= now).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      this.timers.delete(timer);
      const done = Promise.resolve(timer.run()).finally(() => this.running.delete(done));
      this.running.add(done);
    }
    this.arm();
  }

  private arm(): void {
    clearTimeout(this.alarm);
    if (this.timers.size === 0) return;
    const next = Math.min(...[...this.timers].map((timer) => timer.at));
    const wait = Math.min(Math.max(next - this.ms(), 0), LONGEST_WAIT_MS);
    this.alarm = setTimeout(() => this.runDue(), wait);
  }
}

/** An instant as WeChat Pay writes it: `2026-03-01T19:30:00+08:00`. */
export function shanghai(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00';
}

/** The instant of an RFC 3339 text in milliseconds, or undefined. */
export function instant(text: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}
