import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../clock';
import { Db, isDuplicate, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { Job } from './job.entity';

type Handler = (payload: never) => Promise<void>;

const LEASE_SECONDS = 120;
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
  private running: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Names the handler of a kind of job. */
  handle<P>(kind: string, handler: (payload: P) => Promise<void>): void {
    this.handlers.set(kind, handler);
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
      await tx.insert(Job, [
        {
          id: newId(),
          kind,
          payloadJson: JSON.stringify(payload),
          status: 'waiting',
          runAt,
          attempts: 0,
          leaseUntil: null,
          leasedBy: null,
          lastError: null,
          uniqueKey,
          createdAt: this.clock.now(),
        },
      ]);
    } catch (error) {
      if (!uniqueKey || !isDuplicate(error)) throw error;
    }
  }

  /** Takes back a job that another did the work of; one that runs already finds it done. */
  async withdraw(tx: Tx, uniqueKey: string): Promise<void> {
    await tx.run(`DELETE FROM jobs WHERE uniqueKey = ? AND status = 'waiting'`, [uniqueKey]);
  }

  /** Begins to look for due jobs every second. */
  start(): void {
    if (this.timer) return;
    this.timer = setInterval(
      () => void this.runDue().catch((error: unknown) => this.log.error(error)),
      POLL_MS,
    );
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Runs every job that is due, those among them that they add; gives their number. One pass at a time. */
  runDue(): Promise<number> {
    this.running = this.running.catch(() => 0).then(() => this.drain());
    return this.running;
  }

  private async drain(): Promise<number> {
    let ran = 0;
    for (;;) {
      const due = await this.due();
      if (due.length === 0) return ran;
      for (const job of due) if (await this.claim(job)) ran += await this.work(job);
    }
  }

  private due(): Promise<Job[]> {
    const now = this.clock.now();
    return this.db.many<Job>(
      `SELECT * FROM jobs WHERE (status = 'waiting' AND runAt <= ?) OR (status = 'running' AND leaseUntil < ?)
       ORDER BY runAt, id LIMIT ${BATCH}`,
      [now, now],
    );
  }

  private async claim(job: Job): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const claimed = await tx.run(
        `UPDATE jobs SET status = 'running', attempts = attempts + 1, leaseUntil = ?, leasedBy = ?
         WHERE id = ? AND status = ? AND attempts = ?`,
        [this.clock.in(LEASE_SECONDS), this.instance, job.id, job.status, job.attempts],
      );
      return claimed === 1;
    });
  }

  private async work(job: Job): Promise<1> {
    try {
      const handler = this.handlers.get(job.kind);
      if (!handler) throw new Error(`no handler for ${job.kind}`);
      await handler(JSON.parse(job.payloadJson) as never);
      await this.finish(job, 'done', null);
    } catch (error) {
      await this.retryLater(job, error);
    }
    return 1;
  }

  private async retryLater(job: Job, error: unknown): Promise<void> {
    const attempts = job.attempts + 1;
    this.log.error({ job: job.id, kind: job.kind, attempts, error });
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    if (attempts >= MAX_ATTEMPTS) return this.finish(job, 'failed', text);
    await this.finish(job, 'waiting', text, this.clock.in(Math.min(3600, 2 ** attempts)));
  }

  private async finish(job: Job, status: string, lastError: string | null, runAt = job.runAt): Promise<void> {
    await this.db.transaction((tx) =>
      tx.run(
        'UPDATE jobs SET status = ?, lastError = ?, runAt = ?, leaseUntil = NULL WHERE id = ? AND leasedBy = ?',
        [status, lastError, runAt, job.id, this.instance],
      ),
    );
  }
}
