/** Kills the service at even distances of the work that is done, so many times in all; nothing is killed twice at once. */
export class Killer {
  kills = 0;
  private done = 0;
  private killing: Promise<void> = Promise.resolve();

  /** @param work how many pieces of work there are. */
  constructor(
    private readonly crash: () => Promise<void>,
    private readonly work: number,
    private readonly times: number,
  ) {}

  /** Counts a piece of work; kills when it is time. */
  tick(): void {
    this.done += 1;
    const due = Math.floor((this.done * (this.times + 1)) / this.work);
    if (due <= this.kills || this.kills >= this.times) return;
    this.kills += 1;
    this.killing = this.killing.then(() => this.crash());
  }

  /** Resolves when what was killed last is up again. @throws Error when it does not come up. */
  rest(): Promise<void> {
    return this.killing;
  }
}
