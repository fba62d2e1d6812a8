import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { PayError } from '../../ground/wechat/pay/pay-error';
import { RefundProvider } from './refund-provider';
import { RefundOutcomes } from './outcome';
import { refunds } from './refunds.moves';
import type { PaidBatch } from './refunds.sql';
import { WechatRefundOutcome } from './wechat-outcome';

interface RefundFollowUp {
  batchId: string;
  /** How often the provider was asked before. */
  attempt: number;
}

/** Seconds until the provider is asked again; the last goes on as long as it takes. */
const BACK_OFF = [15, 30, 60, 180, 600, 1200, 1800, 3600, 10_800, 21_600];
const DAY_SECONDS = 86_400;
/** A supermarket's empty account is waited for that long. */
const EMPTY_ACCOUNT_DAYS = 7;
/** The service's own faults, which say nothing of the refund. */
const OWN_FAULTS = ['SIGN_ERROR', 'NO_AUTH', 'APPID_MCHID_NOT_MATCH'];

/**
 * Sends a frozen batch and follows it to its end, with its one number: a retry, a kill or two workers cannot refund
 * twice. Each asking first writes down that it is made and adds the job of the next one, so that a kill at any point
 * leaves it followed up, and by one job only.
 */
@Injectable()
export class RefundFollowUpService implements OnModuleInit {
  private readonly log = new Logger('refunds');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly outcomes: RefundOutcomes,
    private readonly wechat: WechatRefundOutcome,
    private readonly provider: RefundProvider,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<RefundFollowUp>('refund.follow-up', (job) => this.followUp(job), { waits: true });
  }

  private async followUp({ batchId, attempt }: RefundFollowUp): Promise<void> {
    const batch = await this.db.transaction((tx) => this.take(tx, batchId, attempt));
    if (!batch) return;
    try {
      const refund = await this.provider.ask(batch);
      if (refund) await this.db.transaction((tx) => this.wechat.recordAnswer(tx, batchId, refund));
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      await this.failed(batch, error);
    }
  }

  /** The batch, when this asking is the next one and due; with it the job of the one after it. */
  private async take(tx: Tx, batchId: string, attempt: number): Promise<PaidBatch | undefined> {
    const batch = await this.outcomes.lock(tx, batchId);
    if ((batch.status !== 'ready' && batch.status !== 'processing') || batch.attempts !== attempt) return;
    if (batch.method === 'test') {
      await this.outcomes.settleOutcome(tx, batch, 'refunded');
      return;
    }
    const now = this.clock.now();
    if (batch.nextTryAt !== null && batch.nextTryAt > now) {
      await this.jobs.add(tx, 'refund.follow-up', { batchId, attempt }, batch.nextTryAt);
      return;
    }
    await refunds.ask(tx, batchId, attempt + 1, now);
    const seconds = BACK_OFF[Math.min(attempt, BACK_OFF.length - 1)] ?? DAY_SECONDS;
    await this.jobs.add(
      tx,
      'refund.follow-up',
      { batchId, attempt: attempt + 1 },
      this.clock.in(seconds),
      `refund-follow-up:${batchId}:${attempt + 1}`,
    );
    return batch;
  }

  /** What is not known is asked again; what is refused for good goes to a person, an empty account after a week. */
  private async failed(batch: PaidBatch, error: PayError): Promise<void> {
    const { code, status, retryable } = error;
    this.log.warn({ refund: batch.outRefundNo, code, status });
    const refused = batch.status === 'ready' && !retryable && status >= 400 && !OWN_FAULTS.includes(code);
    if (!refused) return;
    const waitUntil = Date.parse(batch.createdAt) + EMPTY_ACCOUNT_DAYS * DAY_SECONDS * 1000;
    if (code === 'NOT_ENOUGH' && this.clock.ms() < waitUntil) return this.tomorrow(batch.id, code);
    await this.handToPerson(batch, code);
  }

  private async tomorrow(batchId: string, note: string): Promise<void> {
    await this.db.transaction((tx) => refunds.putOff(tx, batchId, this.clock.in(DAY_SECONDS), note));
  }

  /** An earlier asking whose answer was lost may have been heard: only what WeChat does not know goes to a person. */
  private async handToPerson(batch: PaidBatch, code: string): Promise<void> {
    const known = await this.provider.query(batch).catch((error: unknown) => this.unknown(error));
    if (known === 'unknown') return;
    await this.db.transaction(async (tx) => {
      if (known) return void (await this.wechat.recordAnswer(tx, batch.id, known));
      const current = await this.outcomes.lock(tx, batch.id);
      if (current.status === 'ready') await this.outcomes.byHand(tx, current, code);
    });
  }

  /** WeChat did not answer: the next asking finds out. */
  private unknown(error: unknown): 'unknown' {
    if (error instanceof PayError) return 'unknown';
    throw error;
  }
}
