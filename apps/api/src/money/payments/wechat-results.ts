import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../ground/clock';
import { CONFIG, type Config } from '../../ground/settings/config';
import { isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { refuse } from '../../ground/refused';
import { tell } from '../../messages/messages';
import { openidsOf } from '../../people/people/wechat-accounts.sql';
import type { Transaction } from '../../ground/wechat/pay/pay.types';
import { mismatchNames, mismatchOf, type Mismatch } from './match';
import { MoneyBack } from './money-back';
import { payeeOfPayment, supermarketOfPayee } from './payees';
import { Payment } from './payment.entity';
import { PaymentResults } from './payment-results';

/** What applying a paid transaction came to. */
export type NoticeOutcome = 'applied' | 'repeated' | 'mismatch' | 'unknown_order' | 'second_payment';

/** A transaction in which money was paid; all that WeChat says of such a one is there. */
export type PaidTransaction = Transaction & { transactionId: string; amountFen: number };

/** Columns of amounts hold no more. */
const MOST_FEN = 2_147_483_647;

/** Whether money was paid: what was refunded since was paid before. */
export function isPaid(transaction: Transaction): transaction is PaidTransaction {
  const { tradeState, transactionId, amountFen = 0 } = transaction;
  return (
    (tradeState === 'SUCCESS' || tradeState === 'REFUND') &&
    transactionId !== undefined &&
    amountFen > 0 &&
    amountFen <= MOST_FEN
  );
}

/** Applies what WeChat Pay says was paid, whether it came as a notice or was asked for. */
@Injectable()
export class WechatResults {
  private readonly log = new Logger('payments');

  constructor(
    private readonly clock: Clock,
    private readonly results: PaymentResults,
    private readonly back: MoneyBack,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Records the money once. What does not match its payment in amount, payee, payer or order is recorded and owed back,
   * and payer, supermarket and district are told (domain §7).
   */
  async apply(tx: Tx, paid: PaidTransaction): Promise<NoticeOutcome> {
    const payment = await this.byNumber(tx, paid.outTradeNo);
    if (!payment) return this.unknown(tx, paid);
    if (payment.transactionId || payment.method !== 'wechat') return this.again(payment, paid);
    const mismatch = await this.mismatch(tx, payment, paid);
    if (mismatch) return this.mismatched(tx, payment, paid, mismatch);
    await this.results.apply(tx, payment.id, {
      status: 'succeeded',
      byId: null,
      note: null,
      transactionId: paid.transactionId,
      paidAt: paid.successTime,
    });
    return 'applied';
  }

  private byNumber(tx: Tx, outTradeNo: string): Promise<Payment | undefined> {
    return tx.one<Payment>('SELECT * FROM payments WHERE outTradeNo = ?', [outTradeNo]);
  }

  private again(payment: Payment, paid: PaidTransaction): NoticeOutcome {
    if (payment.transactionId === paid.transactionId) return 'repeated';
    // WeChat takes one payment for a number; the reconciliation lists what the books do not have.
    this.log.error({ payment: payment.id, problem: 'paid twice under one number' });
    return 'second_payment';
  }

  private async mismatch(tx: Tx, payment: Payment, paid: PaidTransaction): Promise<Mismatch | undefined> {
    const { appId } = this.config.wechat ?? refuse('wechat_not_configured');
    const openids = await openidsOf(tx, appId, payment.payerId ? [payment.payerId] : []);
    const { outTradeNo, amountFen } = payment;
    const openid = openids.get(payment.payerId ?? '');
    return mismatchOf({ outTradeNo, amountFen, payee: payeeOfPayment(payment), appId, openid }, paid);
  }

  /** The money is not for the group orders that the payment was made for: it stands under the payment alone. */
  private async mismatched(
    tx: Tx,
    { id }: Payment,
    paid: PaidTransaction,
    mismatch: Mismatch,
  ): Promise<NoticeOutcome> {
    const payment = (await tx.lockById(Payment, id)) ?? refuse('not_found');
    if (payment.transactionId) return this.again(payment, paid);
    await tx.run('DELETE FROM payment_allocations WHERE paymentId = ?', [id]);
    await tx.run(
      `UPDATE payments SET status = 'succeeded', amountFen = ?, mchid = ?, subMchid = ?, transactionId = ?,
         answeredAt = ?, note = ? WHERE id = ?`,
      [
        paid.amountFen,
        paid.mchid,
        paid.subMchid ?? null,
        paid.transactionId,
        paid.successTime ?? this.clock.now(),
        `付款不符：${mismatchNames[mismatch]}`,
        id,
      ],
    );
    await this.oweBack(tx, payment, paid, mismatch);
    return 'mismatch';
  }

  /** Money under a number that nobody here gave out becomes a payment of its own, of nobody and for nothing. */
  private async unknown(tx: Tx, paid: PaidTransaction): Promise<NoticeOutcome> {
    const config = this.config.wechat ?? refuse('wechat_not_configured');
    const supermarket = await supermarketOfPayee(tx, config, paid);
    if (!supermarket) throw new Error('money of a payee that no supermarket has');
    const payment: Payment = {
      id: newId(),
      districtId: supermarket.districtId,
      supermarketId: supermarket.id,
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
      answeredAt: paid.successTime ?? this.clock.now(),
      note: `付款不符：${mismatchNames.order}`,
      createdAt: this.clock.now(),
    };
    try {
      await tx.insert(Payment, [payment]);
    } catch (error) {
      // Two notices of it at once.
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
    await this.back.ofPayment(tx, payment, { causeKind: 'mismatch', causeId: payment.id, amountFen });
    const { payerId, supermarketId, districtId } = payment;
    const now = this.clock.now();
    const people = await tx.many<{ personId: string }>(
      `SELECT DISTINCT personId FROM role_grants
       WHERE ((role = 'supermarket_staff' AND scopeId = ?) OR (role = 'district_admin' AND scopeId = ?))
         AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)`,
      [supermarketId, districtId, now, now],
    );
    const told = new Set([...(payerId ? [payerId] : []), ...people.map(({ personId }) => personId)]);
    const yuan = (amountFen / 100).toFixed(2);
    const text = `收到一笔微信付款 ${yuan} 元，${mismatchNames[mismatch]}与订单不符，已记账，会原路退回。`;
    await tell(
      tx,
      this.clock,
      [...told].map((personId) => ({ personId, kind: 'payment_mismatch', text })),
    );
  }
}
