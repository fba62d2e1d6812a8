import type { Clock } from './clock';

/** A Map that holds so many entries and no more: what was longest not asked for goes first. */
export class Kept<K, V> extends Map<K, V> {
  constructor(private readonly most: number) {
    super();
  }

  override get(key: K): V | undefined {
    const value = super.get(key);
    if (value === undefined) return undefined;
    super.delete(key);
    super.set(key, value);
    return value;
  }

  override set(key: K, value: V): this {
    super.delete(key);
    super.set(key, value);
    if (this.size > this.most) super.delete(this.keys().next().value as K);
    return this;
  }
}

/** Values that hold for a time, so many and no more; a clock that was set back makes them stale too. */
export class TtlCache<V> {
  private readonly kept: Kept<string, { value: V; at: number }>;

  constructor(
    private readonly clock: Pick<Clock, 'ms'>,
    private readonly ttlMs: number,
    most: number,
  ) {
    this.kept = new Kept(most);
  }

  get(key: string): V | undefined {
    const known = this.kept.get(key);
    return known && Math.abs(this.clock.ms() - known.at) < this.ttlMs ? known.value : undefined;
  }

  set(key: string, value: V): void {
    this.kept.set(key, { value, at: this.clock.ms() });
  }

  delete(key: string): void {
    this.kept.delete(key);
  }
}

/** What was done a moment ago, so that it is not done again at once, whoever asks. */
export class Lately {
  private readonly at = new Kept<string, number>(5_000);

  constructor(private readonly withinMs: number) {}

  /** Whether it was done within that time; if not, it is done now. */
  did(what: string): boolean {
    const now = performance.now();
    const before = this.at.get(what);
    if (before !== undefined && now - before < this.withinMs) return true;
    this.at.set(what, now);
    return false;
  }
}

/**
 * What many ask for at the same moment is read once, and all of them are given it: when a round opens everybody wants
 * the same rows, and a cache that is cold lets all of them through.
 */
export class Shared<V> {
  private readonly reading = new Map<string, Promise<V>>();

  /**
   * What is being read under this key, or what `read` gives; a failure is told to all who wait for it.
   * @param keep takes what was read, unless it was forgotten meanwhile.
   */
  read(key: string, read: () => Promise<V>, keep: (value: V) => void = () => undefined): Promise<V> {
    const begun = this.reading.get(key);
    if (begun) return begun;
    const isOurs = () => this.reading.get(key) === reading;
    const reading: Promise<V> = read()
      .then((value) => {
        if (isOurs()) keep(value);
        return value;
      })
      .finally(() => {
        if (isOurs()) this.reading.delete(key);
      });
    this.reading.set(key, reading);
    return reading;
  }

  /** Who asks from now on reads anew. */
  forget(key: string): void {
    this.reading.delete(key);
  }
}
