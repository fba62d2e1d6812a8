import { createHash, randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { apart } from '../db/answering';
import { Db, isDuplicate, type Tx } from '../db/db';
import type { SecurityEvent } from './security-event.entity';
import { securityEvents } from './security-events.moves';
import { ALARM_BOUNDS, COUNTED_TOGETHER, type SecurityKind } from './watched';
import { machine } from '../clock';

export interface Happened {
  kind: SecurityKind;
  actorId: string | null;
  sessionId: string | null;
  route: string;
  outcome: string;
}

const FLUSH_MS = 1000;
/** So many different events may wait to be written; what comes beyond them in that second is counted, not kept. */
const MOST_WAITING = 2000;
const MOST_COUNTERS = 20_000;
const HOUR_MS = 3_600_000;

/**
 * The one security log (decision 0020): the table `security_events`, written a second later and never in a request's
 * way. It holds ids, routes and outcomes alone, a row for a person, route, outcome and minute, and ends after 180 days.
 * Too many of a kind within an hour raise the warning `security_alarm` in the service's log, once.
 */
@Injectable()
export class SecurityLog implements BeforeApplicationShutdown {
  private readonly log = new Logger('security');
  private waiting = new Map<string, SecurityEvent>();
  private missed = 0;
  private counters = new Map<string, number>();
  private hour = 0;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly db: Db) {}

  record(happened: Happened): void {
    this.warn(happened);
    const at = machine.now();
    const { kind, actorId, sessionId, route, outcome } = happened;
    const bucket = createHash('sha256')
      .update([kind, actorId, sessionId, route, outcome, at.slice(0, 16)].join('\n'))
      .digest('base64url');
    const known = this.waiting.get(bucket);
    if (known) known.count++;
    else if (this.waiting.size < MOST_WAITING)
      this.waiting.set(bucket, { id: randomUUID(), bucket, ...happened, count: 1, at });
    else this.missed++;
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const events = [...this.waiting.values()];
    this.waiting = new Map();
    if (this.missed > 0) this.log.warn({ event: 'security_log_full', missed: this.missed });
    this.missed = 0;
    if (events.length > 0)
      this.writing = this.writing
        .then(() => apart('it is nobody’s answer', () => this.write(events)))
        .catch((error: unknown) =>
          this.log.error({ event: 'security_log_failed', lost: events.length, error }),
        );
    return this.writing;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
  }

  private async write(events: readonly SecurityEvent[]): Promise<void> {
    try {
      await this.db.transaction((tx) => securityEvents.add(tx, events));
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      // Some of them happened before in this minute.
      for (const event of events) await this.db.transaction((tx) => add(tx, event));
    }
  }

  private warn({ kind, actorId }: Happened): void {
    const hour = Math.floor(machine.ms() / HOUR_MS);
    if (hour !== this.hour || this.counters.size > MOST_COUNTERS) this.counters = new Map();
    this.hour = hour;
    const whose = COUNTED_TOGETHER.has(kind) ? '' : (actorId ?? '');
    const count = (this.counters.get(`${kind} ${whose}`) ?? 0) + 1;
    this.counters.set(`${kind} ${whose}`, count);
    if (count === ALARM_BOUNDS[kind] + 1)
      this.log.warn({ event: 'security_alarm', kind, actorId: whose || null, count, withinMinutes: 60 });
  }
}

async function add(tx: Tx, event: SecurityEvent): Promise<void> {
  if ((await securityEvents.count(tx, event)) === 0) await securityEvents.add(tx, [event]);
}
