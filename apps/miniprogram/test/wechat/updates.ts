/** WeChat's search for a newer build, which it does by itself; a mini-program that is told may have itself started anew with it. */
export class Updates {
  /** How often the mini-program asked to be started anew. */
  applied = 0;
  private readonly onReady: (() => void)[] = [];
  private readonly onFailed: (() => void)[] = [];

  /** A newer build was fetched. */
  fetch(): void {
    for (const told of this.onReady) told();
  }

  /** A newer build could not be fetched. */
  fail(): void {
    for (const told of this.onFailed) told();
  }

  readonly manager = {
    onCheckForUpdate: () => undefined,
    onUpdateReady: (told: () => void) => void this.onReady.push(told),
    onUpdateFailed: (told: () => void) => void this.onFailed.push(told),
    applyUpdate: () => void (this.applied += 1),
  };
}
