import { type Clock, shanghai } from '../clock';
import type { Merchant } from '../credentials';
import type { Faults } from '../faults';
import { Fields } from '../fields';
import type { Store } from '../store';
import type { Callbacks } from './callbacks';
import { type Account, isPaid, type Ledger, numberOf, type PaidOrder, type Refund } from './ledger';
import { accountOf, CURRENCY, notifyUrl } from './orders';
import { paramError, PayProblem } from './problem';

const OUT_REFUND_NO = /^[\w\-|*@]{1,64}$/;
const MOST_REFUNDS = 50;
const YEAR_MS = 365 * 24 * 3_600_000;

/** Refunds: asked, PROCESSING, and after a while at their end, which the merchant is told. */
export class Refunds {
  constructor(
    private readonly store: Store,
    private readonly ledger: Ledger,
    private readonly callbacks: Callbacks,
    private readonly clock: Clock,
    private readonly faults: Faults,
    private readonly takesSeconds: number,
  ) {
    for (const refund of ledger.allRefunds()) {
      if (refund.endedAt === null) this.endLater(refund);
    }
  }

  /** POST /v3/refund/domestic/refunds. The same number with the same parameters is the same refund, as it stands now. */
  create(merchant: Merchant, raw: unknown): object {
    const body = Fields.of(raw, paramError);
    const account = accountOf(merchant, merchant.mode, {
      mchid: merchant.mchid,
      subMchid: merchant.mode === 'partner' ? body.text('sub_mchid', 32) : null,
    });
    const asked = this.asked(body);
    const known = this.ledger.refund(account, asked.outRefundNo);
    if (known) {
      if (known.asked === asked.asked) return refundView(known);
      throw new PayProblem('INVALID_REQUEST', '商户退款单号重复：参数与首次请求时不一致');
    }
    const order = this.orderAsked(account, body);
    this.mayRefund(order, asked.refund, asked.total);
    if (this.faults.strikes('refund_not_enough', asked.outRefundNo)) {
      throw new PayProblem('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
    }
    return refundView(this.open(order, asked));
  }

  /** GET /v3/refund/domestic/refunds/:no. */
  query(account: Account, outRefundNo: string): object {
    const refund = this.ledger.refund(account, outRefundNo);
    if (!refund) throw new PayProblem('RESOURCE_NOT_EXISTS', '退款单不存在');
    return refundView(refund);
  }

  private asked(
    body: Fields,
  ): Pick<Refund, 'outRefundNo' | 'reason' | 'notifyUrl' | 'refund' | 'total' | 'asked'> {
    const amount = body.object('amount');
    amount.text('currency', 3, CURRENCY);
    const total = amount.integer('total', 1, Number.MAX_SAFE_INTEGER);
    const refund = amount.integer('refund', 1, Number.MAX_SAFE_INTEGER);
    if (refund > total) amount.wrong('refund', '不能大于原订单金额');
    return {
      outRefundNo: body.text('out_refund_no', 64, OUT_REFUND_NO),
      reason: body.optionalText('reason', 80) ?? null,
      notifyUrl: body.has('notify_url') ? notifyUrl(body) : null,
      refund,
      total,
      asked: body.json(),
    };
  }

  private orderAsked(account: Account, body: Fields): PaidOrder {
    if (body.has('transaction_id') === body.has('out_trade_no')) {
      return body.wrong('transaction_id', '与 out_trade_no 应二选一');
    }
    const order = body.has('out_trade_no')
      ? this.ledger.order(account, body.text('out_trade_no', 32))
      : this.byTransaction(account, body.text('transaction_id', 32));
    if (!order) throw new PayProblem('ORDER_NOT_EXIST', '订单不存在');
    if (!isPaid(order)) throw new PayProblem('TRADE_ERROR', '订单未支付，不能退款');
    return order;
  }

  private byTransaction({ mchid, subMchid }: Account, transactionId: string) {
    return this.ledger.findOrder(
      (one) => one.transactionId === transactionId && one.mchid === mchid && one.subMchid === subMchid,
    );
  }

  private mayRefund(order: PaidOrder, refund: number, total: number): void {
    if (total !== order.total) throw new PayProblem('INVALID_REQUEST', '订单金额与原订单不一致');
    if (this.clock.ms() > order.paidAt + YEAR_MS)
      throw new PayProblem('INVALID_REQUEST', '交易已超过一年，不能退款');
    const earlier = this.ledger.refundsOf(order);
    if (earlier.length >= MOST_REFUNDS) throw new PayProblem('RULE_LIMIT', '一笔订单最多退款 50 次');
    const taken = earlier.filter((one) => one.status !== 'CLOSED').reduce((sum, one) => sum + one.refund, 0);
    if (taken + refund > order.total) throw new PayProblem('NOT_ENOUGH', '退款金额大于订单的可退金额');
  }

  private open(order: PaidOrder, asked: ReturnType<Refunds['asked']>): Refund {
    const now = this.clock.ms();
    const stays = this.faults.strikes('refund_processing', asked.outRefundNo)?.seconds ?? this.takesSeconds;
    const refund: Refund = {
      ...asked,
      mchid: order.mchid,
      subMchid: order.subMchid,
      refundId: numberOf('5030', 29),
      outTradeNo: order.outTradeNo,
      transactionId: order.transactionId,
      createdAt: now,
      status: 'PROCESSING',
      endsAt: now + stays * 1000,
      endsAs: this.endOf(asked.outRefundNo),
      endedAt: null,
    };
    this.store.together(() => {
      this.ledger.putRefund(refund);
      this.ledger.putOrder({ ...order, state: 'REFUND' });
    });
    this.endLater(refund);
    return refund;
  }

  private endOf(outRefundNo: string): Refund['endsAs'] {
    if (this.faults.strikes('refund_abnormal', outRefundNo)) return 'ABNORMAL';
    return this.faults.strikes('refund_closed', outRefundNo) ? 'CLOSED' : 'SUCCESS';
  }

  private endLater(refund: Refund): void {
    this.clock.at(refund.endsAt, () => this.end(refund));
  }

  private end(refund: Refund): void {
    this.store.together(() => {
      const ended = this.ledger.putRefund({ ...refund, status: refund.endsAs, endedAt: this.clock.ms() });
      if (!ended.notifyUrl) return;
      const words = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' } as const;
      this.callbacks.notify({
        mchid: ended.mchid,
        url: ended.notifyUrl,
        eventType: `REFUND.${ended.endsAs}`,
        summary: words[ended.endsAs],
        originalType: 'refund',
        content: refundNotice(ended),
      });
    });
  }
}

const whose = ({ mchid, subMchid }: Account): object =>
  subMchid === null ? { mchid } : { sp_mchid: mchid, sub_mchid: subMchid };

function refundNotice(refund: Refund): object {
  const { total, refund: back } = refund;
  return {
    ...whose(refund),
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    refund_status: refund.status,
    ...(refund.status === 'SUCCESS' && refund.endedAt ? { success_time: shanghai(refund.endedAt) } : {}),
    user_received_account: '支付用户零钱',
    amount: { total, payer_total: total, payer_refund: back, refund: back },
  };
}

function refundView(refund: Refund): object {
  const { total, refund: back } = refund;
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    ...(refund.status === 'SUCCESS' && refund.endedAt ? { success_time: shanghai(refund.endedAt) } : {}),
    create_time: shanghai(refund.createdAt),
    status: refund.status,
    funds_account: 'UNSETTLED',
    amount: {
      total,
      refund: back,
      payer_total: total,
      payer_refund: back,
      settlement_refund: back,
      settlement_total: total,
      discount_refund: 0,
      currency: 'CNY',
    },
  };
}
