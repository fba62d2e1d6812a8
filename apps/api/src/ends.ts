/** How something that was started ends; what it gives is waited for. */
type End = () => unknown;

/** What was started so far, and how each ends. Whoever starts something hands its end over in the same breath. */
export class Ends {
  private readonly ends: End[] = [];

  /** Waits for what is being started, and keeps how it ends. */
  async of<T>(started: T | Promise<T>, end: (started: Awaited<T>) => unknown): Promise<Awaited<T>> {
    const it = await started;
    this.ends.push(() => end(it));
    return it;
  }

  /** Ends all of it, the latest first and each once, whatever becomes of the others. @throws the first that failed. */
  async all(): Promise<void> {
    const failures: unknown[] = [];
    for (let end = this.ends.pop(); end; end = this.ends.pop())
      try {
        await end();
      } catch (error) {
        failures.push(error);
      }
    if (failures.length > 0) throw failures[0];
  }
}

/** Runs work that starts things: when it fails they end. When it does not, its owner ends them by `ends.all`. */
export async function starting<T>(work: (ends: Ends) => Promise<T>): Promise<T> {
  const ends = new Ends();
  try {
    return await work(ends);
  } catch (error) {
    // Why it failed is what is told.
    await ends.all().catch(() => undefined);
    throw error;
  }
}

/** As `starting`, and when the work is done they end, too. */
export const ending = <T>(work: (ends: Ends) => Promise<T>): Promise<T> =>
  starting(async (ends) => {
    const result = await work(ends);
    await ends.all();
    return result;
  });

const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * As `ending`, for a program that may be interrupted: at a signal what was started ends before the process does; what
 * still starts ends as the process exits.
 */
export const endingAtSignals = <T>(work: (ends: Ends) => Promise<T>): Promise<T> =>
  ending(async (ends) => {
    const interrupt = () => void ends.all().finally(() => process.exit(INTERRUPTED));
    for (const signal of SIGNALS) process.on(signal, interrupt);
    await ends.of(interrupt, () => SIGNALS.forEach((signal) => process.off(signal, interrupt)));
    return work(ends);
  });
