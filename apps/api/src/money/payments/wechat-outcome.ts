import { Inject, Injectable, Logger } from '@nestjs/common';
import { formatFen } from '@cailan/shared-types';
import { refundsOwed } from '../../books/owed/refund-items';
import { supermarketOfPayee } from '../../district/supermarkets/payees.sql';
import { Clock } from '../../ground/clock';
import { Db, isDuplicate, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { JobsService } from '../../ground/jobs/jobs.service';
import { refuse } from '../../ground/refused';
import { CONFIG, type Config } from '../../ground/settings/config';
import type { WechatConfig } from '../../ground/settings/wechat-config';
import type { PaidTransaction, Transaction } from '../../ground/wechat/pay/pay.types';
import { tell } from '../../messages/messages';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import { PaymentOutcomes } from './outcome';
import { payeeOfPayment, samePayee } from './payees';
import { Payment } from './payment.entity';
import { payments } from './payments.moves';

/** What applying a callback came to. */
export type CallbackOutcome = 'applied' | 'repeated' | 'mismatch' | 'unknown_order' | 'second_payment';

/** In what the money that came differs from what was to be paid. */
export type Mismatch = 'amount' | 'payee' | 'app' | 'payer' | 'order';

const mismatchNames: Record<Mismatch, string> = {
  amount: '金额',
  payee: '收款方',
  app: '收款小程序',
  payer: '付款人',
  order: '订单号',
};

/** The first thing in which paid money is not what was asked for; undefined when all of it is. */
export function mismatchOf(
  asked: Pick<Payment, 'outTradeNo' | 'amountFen' | 'mchid' | 'subMchid'>,
  // The openid is unknown once the payer has no WeChat account here any more.
  { appId, openid }: { appId: string; openid: string | undefined },
  paid: Transaction,
): Mismatch | undefined {
  if (paid.outTradeNo !== asked.outTradeNo) return 'order';
  if (!samePayee(payeeOfPayment(asked), paid)) return 'payee';
  if (paid.appId !== appId) return 'app';
  if (paid.amountFen !== asked.amountFen) return 'amount';
  return openid !== undefined && paid.payerOpenid !== openid ? 'payer' : undefined;
}

/** What WeChat Pay says of payments, whether it came as a callback or was asked for. */
@Injectable()
export class WechatPaymentOutcome {
  private readonly log = new Logger('payments');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: JobsService,
    private readonly outcomes: PaymentOutcomes,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether a payee is one of this service's, or was when the payment was made. */
  async wasOurs(told: { outTradeNo: string; mchid: string; subMchid?: string }): Promise<boolean> {
    const payment = await paymentByNumber(this.db, told.outTradeNo);
    if (payment?.mchid && samePayee(payeeOfPayment(payment), told)) return true;
    return (await supermarketOfPayee(this.db, told)) !== undefined;
  }

  /**
   * Records the money once. What does not match its payment in amount, payee, payer or order is recorded and owed back,
   * and payer, supermarket and district are told (domain §7).
   */
  async record(tx: Tx, paid: PaidTransaction): Promise<CallbackOutcome> {
    const payment = await paymentByNumber(tx, paid.outTradeNo);
    if (!payment) return this.recordUnknown(tx, paid);
    if (payment.transactionId || payment.method !== 'wechat') return this.again(payment, paid);
    const mismatch = await this.mismatch(tx, payment, paid);
    if (mismatch) return this.recordMismatch(tx, payment, paid, mismatch);
    await this.outcomes.settleOutcome(tx, payment.id, {
      status: 'succeeded',
      byId: null,
      note: null,
      transactionId: paid.transactionId,
      paidAt: paid.successTime,
    });
    return 'applied';
  }

  /** Ends a payment that WeChat closed, unless its money was told of meanwhile. */
  async endWithout(tx: Tx, id: string): Promise<void> {
    const payment = await tx.one<Payment>('SELECT * FROM payments WHERE id = ?', [id]);
    if (payment?.status !== 'pending') return;
    await this.outcomes.settleOutcome(tx, id, { status: 'cancelled', byId: null, note: null });
  }

  private wechat(): WechatConfig {
    return this.config.wechat ?? refuse('wechat_not_configured');
  }

  private again(payment: Payment, paid: PaidTransaction): CallbackOutcome {
    if (payment.transactionId === paid.transactionId) return 'repeated';
    // WeChat takes one payment for a number; the reconciliation lists what the books do not have.
    this.log.error({ payment: payment.id, problem: 'paid twice under one number' });
    return 'second_payment';
  }

  private async mismatch(tx: Tx, payment: Payment, paid: PaidTransaction): Promise<Mismatch | undefined> {
    const { appId } = this.wechat();
    const openids = await openidsOf(tx, appId, payment.payerId ? [payment.payerId] : []);
    return mismatchOf(payment, { appId, openid: openids.get(payment.payerId ?? '') }, paid);
  }

  /** The money is not for the group orders that the payment was made for: it stands under the payment alone. */
  private async recordMismatch(
    tx: Tx,
    { id }: Payment,
    paid: PaidTransaction,
    mismatch: Mismatch,
  ): Promise<CallbackOutcome> {
    const payment = (await tx.lockById(Payment, id)) ?? refuse('not_found');
    if (payment.transactionId || payment.status === 'succeeded') return this.again(payment, paid);
    await payments.succeedOtherwise(tx, id, {
      amountFen: paid.amountFen,
      mchid: paid.mchid,
      subMchid: paid.subMchid ?? null,
      transactionId: paid.transactionId,
      answeredAt: paid.successTime ?? this.clock.now(),
      note: `付款不符：${mismatchNames[mismatch]}`,
    });
    await this.oweBack(tx, payment, paid, mismatch);
    return 'mismatch';
  }

  /** Money under a number that nobody here gave out becomes a payment of its own, of nobody and for nothing. */
  private async recordUnknown(tx: Tx, paid: PaidTransaction): Promise<CallbackOutcome> {
    const supermarket = await supermarketOfPayee(tx, paid);
    if (!supermarket) throw new Error('money of a payee that no supermarket has');
    const payment = paymentOfNobody(supermarket, paid, this.clock.now());
    try {
      await payments.add(tx, payment, []);
    } catch (error) {
      // Two callbacks of it at once.
      if (isDuplicate(error)) return 'repeated';
      throw error;
    }
    await this.oweBack(tx, payment, paid, 'order');
    return 'unknown_order';
  }

  private async oweBack(
    tx: Tx,
    payment: Payment,
    { amountFen }: PaidTransaction,
    mismatch: Mismatch,
  ): Promise<void> {
    const { id, payerId, supermarketId, districtId } = payment;
    const back = { paymentId: id, group: null, cause: 'mismatch', causeId: id, amountFen } as const;
    await refundsOwed.forPayment(tx, this.clock, this.jobs, back);
    const now = this.clock.now();
    const people = await tx.many<{ personId: string }>(
      `SELECT DISTINCT personId FROM role_grants
       WHERE ((role = 'supermarket_staff' AND scopeId = ?) OR (role = 'district_admin' AND scopeId = ?))
         AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
      [supermarketId, districtId, now, now],
    );
    const told = new Set([...(payerId ? [payerId] : []), ...people.map(({ personId }) => personId)]);
    const text = `收到一笔微信付款 ${formatFen(amountFen)}，${mismatchNames[mismatch]}与订单不符，已记账，会原路退回。`;
    await tell(
      tx,
      this.clock,
      [...told].map((personId) => ({ personId, kind: 'payment_mismatch', text })),
    );
  }
}

function paymentByNumber(sql: Reader, outTradeNo: string): Promise<Payment | undefined> {
  return sql.one<Payment>('SELECT * FROM payments WHERE outTradeNo = ?', [outTradeNo]);
}

function paymentOfNobody(
  { id: supermarketId, districtId }: { id: string; districtId: string },
  paid: PaidTransaction,
  now: string,
): Payment {
  return {
    id: newId(),
    districtId,
    supermarketId,
    payerId: null,
    method: 'wechat',
    status: 'succeeded',
    amountFen: paid.amountFen,
    outTradeNo: paid.outTradeNo,
    transactionId: paid.transactionId,
    prepayId: null,
    payableUntil: null,
    mchid: paid.mchid,
    subMchid: paid.subMchid ?? null,
    voucherNo: null,
    voucherFileId: null,
    answeredById: null,
    answeredAt: paid.successTime ?? now,
    note: `付款不符：${mismatchNames.order}`,
    createdAt: now,
  };
}
