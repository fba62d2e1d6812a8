import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { Db, type Tx } from '../../ground/db/db';
import { JobsService } from '../../ground/jobs/jobs.service';
import { Refused } from '../../ground/refused';
import { isPaid } from '../../ground/wechat/pay/paid';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { PayError } from '../../ground/wechat/pay/pay-error';
import type { Transaction } from '../../ground/wechat/pay/pay.types';
import { payeeOfPayment } from './payees';
import type { Payment } from './payment.entity';
import { WechatPaymentOutcome } from './wechat-outcome';

/** Seconds between questions after a payment that nobody told of; the last is repeated until it ends. */
const ASK_AFTER_SECONDS = [15, 30, 60, 180, 600, 1200, 1800];
/** Seconds until a payment that could not be closed is closed again. */
const CLOSE_AGAIN_SECONDS = 60;
const CLOSED = ['CLOSED', 'REVOKED'];

/**
 * Brings a WeChat payment to its end when nobody tells of it: asks WeChat with back-off (查询订单), and closes it there
 * before it ends here. Every step may be repeated, and a killed one is taken up again by its job (domain §7).
 */
@Injectable()
export class PaymentQuery implements OnModuleInit {
  private readonly log = new Logger('payments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly client: PayClient,
    private readonly outcome: WechatPaymentOutcome,
  ) {}

  onModuleInit(): void {
    const waits = { waits: true };
    this.jobs.handle<{ paymentId: string; asked: number }>(
      'payment.query',
      (job) => this.askByJob(job),
      waits,
    );
    this.jobs.handle<{ paymentId: string }>(
      'payment.close',
      ({ paymentId }) => this.closeByJob(paymentId),
      waits,
    );
  }

  /** Asks from now on with back-off; from the moment on when somebody can pay. */
  async begin(tx: Tx, paymentId: string): Promise<void> {
    await this.jobs.add(
      tx,
      'payment.query',
      { paymentId, asked: 1 },
      this.clock.in(ASK_AFTER_SECONDS[0] ?? 0),
      `payment.query:${paymentId}`,
    );
  }

  /** Asks WeChat how a pending payment stands, and records it. @throws PayError */
  async ask(payment: Payment): Promise<void> {
    const known = await this.client.query(payeeOfPayment(payment), payment.outTradeNo);
    if (known) await this.record(payment, known);
  }

  /**
   * Closes a pending payment at WeChat, asks a last time, and ends it: paid where money was quicker, else cancelled.
   * @throws PayError when WeChat does not say, so that it stays pending.
   */
  async close(payment: Payment): Promise<void> {
    // Without a prepay number nobody ever had a sheet to pay with.
    if (!payment.prepayId) return this.endWithout(payment);
    const payee = payeeOfPayment(payment);
    try {
      await this.client.close(payee, payment.outTradeNo);
    } catch (error) {
      // WeChat does not close what is paid, or what it does not know: the question below tells which.
      if (!(error instanceof PayError) || error.retryable) throw error;
      this.log.warn({ payment: payment.id, close: error.code });
    }
    const known = await this.client.query(payee, payment.outTradeNo);
    if (!known) return this.endWithout(payment);
    await this.record(payment, known);
    if (!isPaid(known) && !CLOSED.includes(known.tradeState))
      throw new PayError('NOT_CLOSED', 200, true, known.tradeState);
  }

  /** Closes as `close` does where WeChat can be asked; else the payment stays pending, and who wants it closed tries again. */
  tryClose(payment: Payment): Promise<void> {
    return this.orNextTime(payment, () => this.close(payment));
  }

  private async record(payment: Payment, known: Transaction): Promise<void> {
    if (isPaid(known)) await this.db.transaction((tx) => this.outcome.record(tx, known));
    else if (CLOSED.includes(known.tradeState)) await this.endWithout(payment);
  }

  private endWithout({ id }: Payment): Promise<void> {
    return this.db.transaction((tx) => this.outcome.endWithout(tx, id));
  }

  private async askByJob({ paymentId, asked }: { paymentId: string; asked: number }): Promise<void> {
    const payment = await this.pending(paymentId);
    if (!payment) return;
    await this.orNextTime(payment, () => this.ask(payment));
    if (!(await this.pending(paymentId))) return;
    const wait = ASK_AFTER_SECONDS[Math.min(asked, ASK_AFTER_SECONDS.length - 1)] ?? 0;
    await this.db.transaction((tx) =>
      this.jobs.add(tx, 'payment.query', { paymentId, asked: asked + 1 }, this.clock.in(wait)),
    );
  }

  private async closeByJob(paymentId: string): Promise<void> {
    const payment = await this.pending(paymentId);
    if (!payment) return;
    await this.tryClose(payment);
    if (!(await this.pending(paymentId))) return;
    await this.db.transaction((tx) =>
      this.jobs.add(tx, 'payment.close', { paymentId }, this.clock.in(CLOSE_AGAIN_SECONDS)),
    );
  }

  /** WeChat may be out of reach for longer than a job is tried again: then the next job asks. */
  private async orNextTime({ id }: Payment, ask: () => Promise<void>): Promise<void> {
    try {
      await ask();
    } catch (error) {
      const code = whyNotAsked(error);
      if (!code) throw error;
      this.log.warn({ payment: id, code });
    }
  }

  private pending(id: string): Promise<Payment | undefined> {
    return this.db.one<Payment>(
      `SELECT * FROM payments WHERE id = ? AND status = 'pending' AND method = 'wechat'`,
      [id],
    );
  }
}

/** Why WeChat could not be asked; undefined for what is another error. */
function whyNotAsked(error: unknown): string | undefined {
  if (error instanceof PayError) return error.code;
  if (!(error instanceof Refused)) return undefined;
  const { code } = error.refusal;
  return code === 'wechat_not_configured' ? code : undefined;
}
