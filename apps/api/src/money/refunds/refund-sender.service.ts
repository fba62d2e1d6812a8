import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PayError } from '../../ground/wechat/pay/pay-error';
import { RefundProvider } from './refund-provider';
import { RefundResults } from './refund-results';
import type { PaidBatch } from './refunds.sql';

interface Pursuit {
  batchId: string;
  /** How often the provider was asked before. */
  attempt: number;
}

/** Seconds until the provider is asked again; the last goes on as long as it takes. */
const BACK_OFF = [15, 30, 60, 180, 600, 1200, 1800, 3600, 10_800, 21_600];
const DAY_SECONDS = 86_400;
/** The supermarket's balance is waited for that long. */
const POOR_DAYS = 7;
/** The service's own faults, which say nothing of the refund. */
const OWN_FAULTS = ['SIGN_ERROR', 'NO_AUTH', 'APPID_MCHID_NOT_MATCH'];

/**
 * Sends a frozen batch and follows it to its end, with its one number: a retry, a kill or two workers cannot refund
 * twice. Each asking first writes down that it is made and adds the job of the next one, so that a kill at any point
 * leaves the pursuit alive, and one pursuit only.
 */
@Injectable()
export class RefundSenderService implements OnModuleInit {
  private readonly log = new Logger('refunds');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly results: RefundResults,
    private readonly provider: RefundProvider,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<Pursuit>('refund.pursue', (job) => this.pursue(job), { waits: true });
  }

  private async pursue({ batchId, attempt }: Pursuit): Promise<void> {
    const batch = await this.db.transaction((tx) => this.take(tx, batchId, attempt));
    if (!batch) return;
    try {
      const refund = await this.provider.ask(batch);
      if (refund) await this.db.transaction((tx) => this.results.apply(tx, batchId, refund));
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      await this.failed(batch, error);
    }
  }

  /** The batch, when this asking is the next one and due; with it the job of the one after it. */
  private async take(tx: Tx, batchId: string, attempt: number): Promise<PaidBatch | undefined> {
    const batch = await this.results.lock(tx, batchId);
    if ((batch.status !== 'ready' && batch.status !== 'processing') || batch.attempts !== attempt) return;
    if (batch.method === 'test') {
      await this.results.made(tx, batch);
      return;
    }
    const now = this.clock.now();
    if (batch.nextTryAt !== null && batch.nextTryAt > now) {
      await this.jobs.add(tx, 'refund.pursue', { batchId, attempt }, batch.nextTryAt);
      return;
    }
    await tx.run(
      `UPDATE refund_batches SET attempts = ?, nextTryAt = NULL,
         sentAt = CASE WHEN status = 'ready' THEN ? ELSE sentAt END WHERE id = ?`,
      [attempt + 1, now, batchId],
    );
    const seconds = BACK_OFF[Math.min(attempt, BACK_OFF.length - 1)] ?? DAY_SECONDS;
    await this.jobs.add(
      tx,
      'refund.pursue',
      { batchId, attempt: attempt + 1 },
      this.clock.in(seconds),
      `refund-pursue:${batchId}:${attempt + 1}`,
    );
    return batch;
  }

  /** What is not known is asked again; what is refused for good goes to a person, an empty account after a week. */
  private async failed(batch: PaidBatch, error: PayError): Promise<void> {
    const { code, status, retryable } = error;
    this.log.warn({ refund: batch.outRefundNo, code, status });
    const forGood = batch.status === 'ready' && !retryable && status >= 400 && !OWN_FAULTS.includes(code);
    if (!forGood) return;
    const poor = code === 'NOT_ENOUGH';
    const waitUntil = Date.parse(batch.createdAt) + POOR_DAYS * DAY_SECONDS * 1000;
    if (poor && this.clock.ms() < waitUntil) return this.tomorrow(batch.id, code);
    await this.giveToPerson(batch, code);
  }

  private async tomorrow(batchId: string, note: string): Promise<void> {
    await this.db.transaction((tx) =>
      tx.run(`UPDATE refund_batches SET nextTryAt = ?, note = ? WHERE id = ? AND status = 'ready'`, [
        this.clock.in(DAY_SECONDS),
        note,
        batchId,
      ]),
    );
  }

  /** An earlier asking whose answer was lost may have been heard: only what WeChat does not know goes to a person. */
  private async giveToPerson(batch: PaidBatch, code: string): Promise<void> {
    const known = await this.provider.query(batch).catch((error: unknown) => this.unknown(error));
    if (known === 'unknown') return;
    await this.db.transaction(async (tx) => {
      if (known) return void (await this.results.apply(tx, batch.id, known));
      const current = await this.results.lock(tx, batch.id);
      if (current.status === 'ready') await this.results.byHand(tx, current, code);
    });
  }

  /** WeChat did not answer: the next asking finds out. */
  private unknown(error: unknown): 'unknown' {
    if (error instanceof PayError) return 'unknown';
    throw error;
  }
}
