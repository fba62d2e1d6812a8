import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock';
import { Db, isDuplicate, marks, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { reportOf } from '../logging';
import type { Job } from './job.entity';
import { jobs } from './jobs.moves';

type Handler = (payload: never) => Promise<void>;
/** Jobs that wait for other servers run several at once, beside those that do not: a slow server holds nobody up. */
type Lane = 'quick' | 'waiting';

/** Renewed while its job runs; a killed instance's is over this soon. */
const LEASE_SECONDS = 30;
const RENEW_MS = 10_000;
const MAX_ATTEMPTS = 12;
const POLL_MS = 1000;
const BATCH = 20;

/**
 * Work for later. A job's row is inserted in the transaction that wants it; any instance may claim it by a guarded
 * update with a lease, so that a killed instance's work is taken up again, and it is tried again with back-off.
 * Handlers must bear being run twice.
 */
@Injectable()
export class JobsService implements OnApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly handlers = new Map<string, Handler>();
  private readonly instance = newId();
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<string>();
  private readonly running: Record<Lane, Promise<number>> = {
    quick: Promise.resolve(0),
    waiting: Promise.resolve(0),
  };

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Names the handler of a kind of job; `waits` for one that asks another server. */
  handle<P>(kind: string, handler: (payload: P) => Promise<void>, { waits = false } = {}): void {
    this.handlers.set(kind, handler);
    if (waits) this.waiting.add(kind);
  }

  /** Adds a job to the caller's transaction; one with a known `uniqueKey` is not added again. */
  async add(
    tx: Tx,
    kind: string,
    payload: object,
    runAt: string,
    uniqueKey: string | null = null,
  ): Promise<void> {
    try {
      const payloadJson = JSON.stringify(payload);
      await jobs.add(tx, { id: newId(), kind, payloadJson, runAt, uniqueKey, createdAt: this.clock.now() });
    } catch (error) {
      if (!uniqueKey || !isDuplicate(error)) throw error;
    }
  }

  /** Takes back a job that another did the work of; one that runs already finds it done. */
  async withdraw(tx: Tx, uniqueKey: string): Promise<void> {
    await jobs.withdraw(tx, uniqueKey);
  }

  /** Begins to look for due jobs every second. */
  async start(): Promise<void> {
    if (this.timer) return;
    await this.takeOver();
    const look = (lane: Lane) => void this.pass(lane).catch((error: unknown) => this.log.error(error));
    this.timer = setInterval(() => {
      look('quick');
      look('waiting');
    }, POLL_MS);
    this.timer.unref();
  }

  /** Whoever starts on the embedded engine holds its folder alone: what runs there by the rows was killed. */
  private async takeOver(): Promise<void> {
    if (this.db.engine !== 'sqlite') return;
    await this.db.transaction((tx) => jobs.takeOver(tx));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([this.running.quick, this.running.waiting]);
  }

  /** Runs every job that is due, those among them that they add; gives their number. */
  async runDue(): Promise<number> {
    for (let ran = 0; ;) {
      const [quick, waiting] = await Promise.all([this.pass('quick'), this.pass('waiting')]);
      ran += quick + waiting;
      // Those of one lane may have added some to the other.
      if (quick + waiting === 0) return ran;
    }
  }

  /** One pass of a lane at a time. */
  private pass(lane: Lane): Promise<number> {
    this.running[lane] = this.running[lane].catch(() => 0).then(() => this.drain(lane));
    return this.running[lane];
  }

  private async drain(lane: Lane): Promise<number> {
    let ran = 0;
    for (;;) {
      const due = await this.due(lane);
      if (due.length === 0) return ran;
      if (lane === 'waiting') {
        const each = await Promise.all(due.map((job) => this.claimAndWork(job)));
        ran += each.reduce((sum, done) => sum + done, 0);
      } else for (const job of due) ran += await this.claimAndWork(job);
    }
  }

  private due(lane: Lane): Promise<Job[]> {
    const now = this.clock.now();
    const kinds = [...this.waiting];
    if (lane === 'waiting' && kinds.length === 0) return Promise.resolve([]);
    const mine =
      kinds.length === 0 ? '' : `AND kind ${lane === 'waiting' ? 'IN' : 'NOT IN'} (${marks(kinds.length)})`;
    return this.db.many<Job>(
      `SELECT * FROM jobs
       WHERE ((status = 'waiting' AND runAt <= ?) OR (status = 'running' AND leaseUntil < ?)) ${mine}
       ORDER BY runAt, id LIMIT ${BATCH}`,
      [now, now, ...kinds],
    );
  }

  private async claimAndWork(job: Job): Promise<number> {
    return (await this.claim(job)) ? this.work(job) : 0;
  }

  private async claim(job: Job): Promise<boolean> {
    const lease = { leaseUntil: this.clock.in(LEASE_SECONDS), leasedBy: this.instance };
    return (await this.db.transaction((tx) => jobs.claim(tx, job, lease))) === 1;
  }

  private held({ id }: Job): { id: string; leasedBy: string } {
    return { id, leasedBy: this.instance };
  }

  private async work(job: Job): Promise<1> {
    const renewing = setInterval(() => void this.renew(job), RENEW_MS);
    try {
      const handler = this.handlers.get(job.kind);
      if (!handler) throw new Error(`no handler for ${job.kind}`);
      await handler(JSON.parse(job.payloadJson) as never);
      await this.db.transaction((tx) => jobs.done(tx, this.held(job)));
    } catch (error) {
      await this.retryLater(job, error);
    } finally {
      clearInterval(renewing);
    }
    return 1;
  }

  /** Says that the job is still worked on; that it could not be said is no reason to leave it. */
  private async renew(job: Job): Promise<void> {
    await this.db
      .transaction((tx) => jobs.renew(tx, this.held(job), this.clock.in(LEASE_SECONDS)))
      .catch((error: unknown) => this.log.error(error));
  }

  private async retryLater(job: Job, error: unknown): Promise<void> {
    const attempts = job.attempts + 1;
    this.log.error({ job: job.id, kind: job.kind, attempts, error });
    const lastError = JSON.stringify(reportOf(error));
    const runAt = this.clock.in(Math.min(3600, 2 ** attempts));
    await this.db.transaction((tx) =>
      attempts >= MAX_ATTEMPTS
        ? jobs.giveUp(tx, this.held(job), lastError)
        : jobs.putOff(tx, this.held(job), { runAt, lastError }),
    );
  }
}
