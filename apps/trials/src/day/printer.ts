import type { Day, DayRound, DayWindow } from './world';

/** Prints beside the other stages, as the printer in the supermarket's back room does while people pack and load. */
export class Printer {
  /** From the first sheet of a window's papers to the last, over all windows. */
  seconds = 0;
  private printing: Promise<void> = Promise.resolve();
  private failure: unknown;

  /** `most` rounds of a window at most. */
  constructor(
    private readonly day: Day,
    private readonly most = Infinity,
  ) {}

  /** Queues papers of a window's picked rounds; paper after paper. */
  add(window: DayWindow, print: (day: Day, round: DayRound) => Promise<void>): void {
    const rounds = window.rounds.filter(({ wave }) => wave > 0).slice(0, this.most);
    this.printing = this.printing
      .then(async () => {
        const began = performance.now();
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
