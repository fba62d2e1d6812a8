import type { Clock } from '../clock';
import type { Credentials } from '../credentials';
import { Fields } from '../fields';
import type { Callbacks } from '../pay/callbacks';
import { type Ledger, numberOf, type Order, type PaidOrder } from '../pay/ledger';
import { type Orders, transactionView } from '../pay/orders';
import { verify } from '../pay/signing';
import type { Store } from '../store';
import type { People } from './people';

/** The phone's WeChat says no, in the words that `wx.requestPayment` fails with. */
export class PhoneProblem extends Error {
  constructor(
    readonly errMsg: string,
    readonly status = 400,
  ) {
    super(errMsg);
  }
}

/** The payment sheet on the phone. */
export class PhonePayments {
  constructor(
    private readonly store: Store,
    private readonly credentials: Credentials,
    private readonly ledger: Ledger,
    private readonly orders: Orders,
    private readonly people: People,
    private readonly callbacks: Callbacks,
    private readonly clock: Clock,
  ) {}

  /** What the sheet shows. */
  sheet(prepayId: string): object {
    const order = this.orderOf(prepayId);
    const merchant = this.credentials.merchants.find((one) => one.mchid === order.mchid);
    return {
      appId: order.appid,
      amountFen: order.total,
      description: order.description,
      payee: order.subMchid ? `特约商户 ${order.subMchid}` : (merchant?.name ?? order.mchid),
      outTradeNo: order.outTradeNo,
      payable: this.orders.isPayable(order),
    };
  }

  /** `wx.requestPayment` with the person's decision. Checks what the phone checks: paySign, payer, and that it is payable. */
  decide(raw: unknown): { errMsg: string; transactionId?: string } {
    const body = Fields.of(raw, (field, issue) => refuse(`${field} ${issue}`));
    const outcome = body.text('outcome', 10, /^(pay|cancel|fail)$/);
    const order = this.orderAsked(body);
    if (outcome === 'cancel') return { errMsg: 'requestPayment:fail cancel' };
    if (outcome === 'fail') return { errMsg: 'requestPayment:fail' };
    return { errMsg: 'requestPayment:ok', transactionId: this.pay(order).transactionId };
  }

  private orderAsked(body: Fields): Order {
    const person = this.people.byKey(body.text('key', 64));
    const appId = body.text('appId', 32);
    const packet = body.text('package', 128, /^prepay_id=/);
    const order = this.orderOf(packet.slice('prepay_id='.length));
    const merchant = this.credentials.merchants.find((one) => one.mchid === order.mchid);
    body.text('signType', 3, /^RSA$/);
    const signed = `${appId}\n${body.text('timeStamp', 12, /^\d+$/)}\n${body.text('nonceStr', 32)}\n${packet}\n`;
    const signature = body.text('paySign', 512);
    if (!merchant || !verify(signed, signature, merchant.key.publicKey)) return refuse('支付验证签名失败');
    if (appId !== order.appid) return refuse('appId 与下单时不一致');
    if (person?.openid !== order.openid) return refuse('下单账号与支付账号不一致');
    if (order.transactionId) return refuse('该订单已支付');
    if (!this.orders.isPayable(order)) return refuse('订单已过期或已关闭');
    return order;
  }

  private pay(order: Order): PaidOrder {
    const paid: PaidOrder = {
      ...order,
      state: 'SUCCESS',
      transactionId: numberOf('42000', 28),
      paidAt: this.clock.ms(),
    };
    this.store.together(() => {
      this.ledger.putOrder(paid);
      this.callbacks.notify({
        mchid: paid.mchid,
        url: paid.notifyUrl,
        eventType: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        originalType: 'transaction',
        content: transactionView(paid),
      });
    });
    return paid;
  }

  private orderOf(prepayId: string): Order {
    const order = this.ledger.findOrder((one) => one.prepayId === prepayId);
    if (!order) throw new PhoneProblem('requestPayment:fail 没有这个预支付单', 404);
    return order;
  }
}

function refuse(why: string): never {
  throw new PhoneProblem(`requestPayment:fail ${why}`);
}
