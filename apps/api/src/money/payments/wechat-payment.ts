import { Inject, Injectable, Logger } from '@nestjs/common';
import { type PaySheetView, type PaymentView, paymentNames, wrongStatus } from '@cailan/shared-types';
import { audit } from '../../ground/audit/audit';
import { Clock } from '../../ground/clock';
import { Lately } from '../../ground/kept';
import { CONFIG, type Config } from '../../ground/settings/config';
import { apart } from '../../ground/db/answering';
import { Db } from '../../ground/db/db';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, Refused } from '../../ground/refused';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import { PayClient } from '../../ground/wechat/pay/pay-client';
import { PayError } from '../../ground/wechat/pay/pay-error';
import { payeeOfPayment } from './payees';
import type { Payment } from './payment.entity';
import { payments } from './payments.moves';
import { paymentInCare, paymentTitle, paymentView } from './payments.sql';
import { PaymentQuery } from './payment-query';

/** Codes with which WeChat says that this payee cannot be paid with this mini-program. */
const PAYEE_NOT_READY = ['NO_AUTH', 'APPID_MCHID_NOT_MATCH', 'MCH_NOT_EXISTS'];

/** A WeChat payment from the payer's tap to its end, as people ask for it (domain §7). */
@Injectable()
export class WechatPayment {
  private readonly log = new Logger('payments');

  private readonly asked = new Lately(this.config.limits.wechatAgainMs);

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly client: PayClient,
    private readonly query: PaymentQuery,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * What the payer's phone opens its payment sheet with. Asked again it is the same payment, signed anew: one number,
   * one amount, one charge.
   * @throws Refused `payment_not_wechat`, `wrong_status`, `payment_deadline_passed`, `no_wechat_account`,
   * `payee_not_ready`, `wechat_unavailable`.
   */
  async prepay(me: Actor, id: string): Promise<PaySheetView> {
    const payment = await this.db.one<Payment>('SELECT * FROM payments WHERE id = ? AND payerId = ?', [
      id,
      me.personId,
    ]);
    const { payableUntil, status } = requireWechat(payment);
    if (payment?.status !== 'pending') throw new Refused(wrongStatus(paymentNames, status, 'succeeded'));
    if (!payableUntil || this.clock.now() >= payableUntil) refuse('payment_deadline_passed');
    const prepayId = payment.prepayId ?? (await this.askFor(me, payment, payableUntil));
    return this.client.paySheet(payeeOfPayment(payment), prepayId);
  }

  /** Asks WeChat now how a payment stands, unless it was asked a moment ago. @throws Refused `payment_not_wechat`, `wechat_unavailable`. */
  async check(me: Actor, id: string): Promise<PaymentView> {
    const payment = requireWechat(await paymentInCare(this.db, me, this.clock, id));
    const open = payment.status === 'pending' && payment.prepayId;
    if (open && !this.asked.did(id)) await this.orUnavailable(() => this.query.ask(payment));
    return paymentView(this.db, me, id);
  }

  /**
   * Gives a payment up: it is closed at WeChat first, and is paid where the money was quicker. Giving up the same again
   * changes nothing. @throws Refused `payment_not_wechat`, `wrong_status`, `wechat_unavailable`.
   */
  async cancel(me: Actor, id: string): Promise<PaymentView> {
    const payment = requireWechat(await paymentInCare(this.db, me, this.clock, id));
    if (payment.status === 'cancelled') return paymentView(this.db, me, id);
    if (payment.status !== 'pending')
      throw new Refused(wrongStatus(paymentNames, payment.status, 'cancelled'));
    await this.orUnavailable(() => this.query.close(payment));
    return this.db.transaction(async (tx) => {
      const view = await paymentView(tx, me, id);
      const entry = { actorId: me.personId, action: 'payment.cancel', subjectId: id };
      if (view.status === 'cancelled') await audit(tx, this.clock, entry);
      return view;
    });
  }

  private async askFor(me: Actor, payment: Payment, timeExpire: string): Promise<string> {
    const { appId } = this.config.wechat ?? refuse('wechat_not_configured');
    const openids = await openidsOf(this.db, appId, [me.personId]);
    const openid = openids.get(me.personId) ?? refuse('no_wechat_account');
    const { outTradeNo, amountFen } = payment;
    const request = {
      outTradeNo,
      amountFen,
      openid,
      timeExpire,
      description: await paymentTitle(this.db, payment.id),
    };
    const prepayId = await this.orUnavailable(
      () => this.client.prepay(payeeOfPayment(payment), request),
      (error) => this.afterRefusal(payment, error),
    );
    return this.keep(payment, prepayId);
  }

  /** Of two that asked at once the first one's number is kept, and both answer with it. */
  private async keep(payment: Payment, prepayId: string): Promise<string> {
    const kept = await this.db.transaction(async (tx) => {
      const first = await payments.keepSheet(tx, payment.id, prepayId);
      if (first === 1) await this.query.begin(tx, payment.id);
      return tx.one<Payment>('SELECT * FROM payments WHERE id = ?', [payment.id]);
    });
    if (kept?.status === 'pending' && kept.prepayId) return kept.prepayId;
    // It ended while WeChat was asked: nobody gets a sheet for it.
    await this.client
      .close(payeeOfPayment(payment), payment.outTradeNo)
      .catch((error: unknown) => this.warn(payment.id, error));
    throw new Refused(wrongStatus(paymentNames, (kept ?? payment).status, 'succeeded'));
  }

  /** WeChat does not take the number: because it is paid or closed already, or because the payee cannot be paid. */
  private async afterRefusal(payment: Payment, { code }: PayError): Promise<never> {
    await this.orUnavailable(() => this.query.ask(payment));
    const { status } =
      (await this.db.one<Payment>('SELECT * FROM payments WHERE id = ?', [payment.id])) ?? payment;
    if (status !== 'pending') throw new Refused(wrongStatus(paymentNames, status, 'succeeded'));
    return refuse(PAYEE_NOT_READY.includes(code) ? 'payee_not_ready' : 'wechat_unavailable');
  }

  /** What WeChat does not answer is refused as `wechat_unavailable`; what it refuses for good goes to `refused`. */
  private async orUnavailable<T>(
    ask: () => Promise<T>,
    refused?: (error: PayError) => Promise<T>,
  ): Promise<T> {
    try {
      return await apart('what WeChat says is applied, whoever asked; asked again, it is there', ask);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      this.warn('', error);
      return refused && !error.retryable ? refused(error) : refuse('wechat_unavailable');
    }
  }

  private warn(payment: string, error: unknown): void {
    this.log.warn({ payment, error: error instanceof PayError ? error.code : error });
  }
}

function requireWechat(payment: Payment | undefined): Payment {
  if (!payment) refuse('not_found');
  return payment.method === 'wechat' ? payment : refuse('payment_not_wechat');
}
