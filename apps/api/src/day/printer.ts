import { print } from './stages/papers';
import type { Day, DayWindow } from './world';

/** Prints beside the other stages, as the printer in the supermarket's back room does while vehicles are loaded. */
export class Printer {
  /** From the first sheet to the last. */
  seconds = 0;
  private readonly started = new Set<DayWindow>();
  private printing: Promise<void> = Promise.resolve();
  private failure: unknown;

  constructor(
    private readonly day: Day,
    private readonly papers: 'all' | 'first',
  ) {}

  /** Begins with a window's papers once its rounds are packed; paper after paper, one window after the other. */
  startFor(window: DayWindow): void {
    const packed = window.rounds.filter(({ wave }) => wave > 0);
    if (packed.length === 0 || this.started.has(window)) return;
    const first = this.started.size === 0;
    this.started.add(window);
    const rounds = this.papers === 'all' ? packed : first ? packed.slice(0, 1) : [];
    const began = performance.now();
    this.printing = this.printing
      .then(async () => {
        for (const round of rounds) await print(this.day, round);
        this.seconds += (performance.now() - began) / 1000;
      })
      .catch((error: unknown) => void (this.failure ??= error));
  }

  /** Waits for the last sheet. @throws what went wrong on the way. */
  async finish(): Promise<void> {
    await this.printing;
    if (this.failure instanceof Error) throw this.failure;
  }
}
