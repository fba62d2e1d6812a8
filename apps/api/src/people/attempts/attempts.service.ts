import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { Clock, machine } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { apart } from '../../ground/db/answering';
import { Db, isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { refuse } from '../../ground/refused';
import { JobsService } from '../../ground/jobs/jobs.service';
import type { Attempt } from './attempt.entity';
import { attempts } from './attempts.moves';
import { network } from './network';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_SECONDS = 86_400;

/**
 * What is counted, how often it may be, and in which window. By address only what was
 * wrong, since behind a carrier's address sit thousands of phones (and sign-ins at a rate that no city has); strict by
 * person and session, and for what was wrong, since only guessing goes wrong often.
 */
const LIMITS = {
  sign_in_address: { most: 20_000, windowMs: 10 * MINUTE_MS },
  sign_in_person: { most: 30, windowMs: 10 * MINUTE_MS },
  confirm_person: { most: 120, windowMs: HOUR_MS },
  desk_address: { most: 300, windowMs: 10 * MINUTE_MS },
  wrong_login_address: { most: 100, windowMs: 10 * MINUTE_MS },
  refresh_session: { most: 60, windowMs: 10 * MINUTE_MS },
  wrong_token_address: { most: 100, windowMs: 10 * MINUTE_MS },
  phone_person: { most: 10, windowMs: HOUR_MS },
  binding_person: { most: 30, windowMs: HOUR_MS },
  deputy_person: { most: 20, windowMs: HOUR_MS },
  wrong_code_person: { most: 10, windowMs: HOUR_MS },
  wrong_code_address: { most: 200, windowMs: HOUR_MS },
} as const;

type Kind = keyof typeof LIMITS;
/** By kind, who tried: an address for a kind by address, else an id. */
export type Tried = Partial<Record<Kind, string>>;

const isByAddress = (kind: Kind): boolean => kind.endsWith('_address');

interface Counter {
  kind: Kind;
  bucket: string;
  windowStart: string;
  most: number;
  minutesLeft: number;
}

/** Limits how often people may try to get in. Counted in the database, so that all instances count together. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.jobs.handle('attempts.sweep', () => this.sweep());
  }

  /** Counts tries, each in a transaction of its own: what is refused later was tried all the same. @throws Refused `too_many_attempts`. */
  async take(tried: Tried): Promise<void> {
    for (const counter of this.countersOf(tried))
      await apart('a try counts, whatever becomes of it', () =>
        this.db.transaction((tx) => this.count(tx, counter)),
      );
  }

  /** Counts what was right, with what it brings. @throws Refused `too_many_attempts`. */
  async takeIn(tx: Tx, tried: Tried): Promise<void> {
    for (const counter of this.countersOf(tried)) await this.count(tx, counter);
  }

  /**
   * Does `work` unless it went wrong too often for this person, and counts when it goes wrong, which `isWrong` says of
   * the error. What an address tried is only counted: whoever has the right secret is let in, however much others guess
   * beside them. @throws Refused `too_many_attempts`, or what `work` throws.
   */
  async guard<T>(tried: Tried, isWrong: (error: unknown) => boolean, work: () => Promise<T>): Promise<T> {
    for (const { kind, bucket, windowStart, most, minutesLeft } of this.countersOf(tried)) {
      if (isByAddress(kind)) continue;
      const row = await this.db.one<Attempt>('SELECT * FROM attempts WHERE bucket = ? AND windowStart = ?', [
        bucket,
        windowStart,
      ]);
      if ((row?.count ?? 0) >= most) refuse('too_many_attempts', { minutes: minutesLeft });
    }
    try {
      return await work();
    } catch (error) {
      if (isWrong(error)) await this.take(tried);
      throw error;
    }
  }

  private countersOf(tried: Tried): Counter[] {
    const nowMs = machine.ms();
    return (Object.keys(tried) as Kind[]).map((kind) => {
      const { most, windowMs } = LIMITS[kind];
      const startMs = nowMs - (nowMs % windowMs);
      const who = tried[kind] ?? '';
      // Named for its use: the same key finds phone numbers.
      const hash = createHmac('sha256', this.config.hashKey)
        .update('attempt ')
        .update(isByAddress(kind) ? network(who) : who);
      return {
        kind,
        bucket: `${kind}:${hash.digest('base64url')}`,
        windowStart: new Date(startMs).toISOString(),
        most,
        minutesLeft: Math.ceil((startMs + windowMs - nowMs) / MINUTE_MS),
      };
    });
  }

  private async count(tx: Tx, counter: Counter): Promise<void> {
    if (!(await this.counted(tx, counter))) refuse('too_many_attempts', { minutes: counter.minutesLeft });
  }

  private async counted(tx: Tx, counter: Counter): Promise<boolean> {
    const { bucket, windowStart, most } = counter;
    if (await attempts.count(tx, counter, most)) return true;
    try {
      await attempts.begin(tx, { id: newId(), bucket, windowStart, count: 1 });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return attempts.count(tx, counter, most);
    }
    const runAt = this.clock.in(DAY_SECONDS);
    await this.jobs.add(tx, 'attempts.sweep', {}, runAt, `attempts.sweep:${runAt.slice(0, 10)}`);
    return true;
  }

  /** Removes counters that are over. */
  private async sweep(): Promise<void> {
    const over = new Date(machine.ms() - 2 * HOUR_MS).toISOString();
    await this.db.transaction((tx) => attempts.drop(tx, over));
  }
}
