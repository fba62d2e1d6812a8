import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../settings/config';
import { refuse } from '../refused';

const MINUTE_MS = 60_000;

/**
 * How much one person may ask of this instance in a minute, whatever they ask: one phone or program can not take the
 * service from everybody else. Counted in memory, since it protects this process; it holds who asked in this minute.
 */
@Injectable()
export class Budget {
  private readonly asked = new Map<string, number>();
  private startedAt = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Counts a request of a person, or of whatever else asks. @throws Refused `too_many_requests`, with the seconds to wait. */
  take(asker: string, most = this.config.limits.requestsPerMinute): void {
    const now = performance.now();
    if (now - this.startedAt >= MINUTE_MS) {
      this.asked.clear();
      this.startedAt = now;
    }
    const count = (this.asked.get(asker) ?? 0) + 1;
    this.asked.set(asker, count);
    if (count > most)
      refuse('too_many_requests', { seconds: Math.ceil((this.startedAt + MINUTE_MS - now) / 1000) });
  }
}
