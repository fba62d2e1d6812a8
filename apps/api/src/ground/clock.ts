/** The machine's own time, for what no demonstration may move: sessions, limits, leases. Nothing else reads it directly. */
export const machine = {
  ms: (): number => Date.now(),
  now: (): string => new Date(machine.ms()).toISOString(),
};

/** The one clock of the service. Rules and rows get their time from here, so that tests and a played day can move it. */
export class Clock {
  private offsetMs = 0;

  /** The present instant, ISO 8601 in UTC. */
  now(): string {
    return new Date(this.ms()).toISOString();
  }

  ms(): number {
    return machine.ms() + this.offsetMs;
  }

  /** The instant `seconds` from now. */
  in(seconds: number): string {
    return new Date(this.ms() + seconds * 1000).toISOString();
  }

  /** Sets the present (development and tests); it runs on from there. */
  set(now: string): void {
    this.offsetMs = Date.parse(now) - machine.ms();
  }
}
