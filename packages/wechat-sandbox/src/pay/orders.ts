import { randomBytes } from 'node:crypto';
import { type Clock, instant, shanghai } from '../clock';
import type { Credentials, Merchant } from '../credentials';
import { Fields } from '../fields';
import type { People } from '../phone/people';
import { type Account, isPaid, type Ledger, type Order } from './ledger';
import { paramError, PayProblem } from './problem';

const OUT_TRADE_NO = /^[\w\-*]{6,32}$/;
export const CURRENCY = /^CNY$/;
const PREPAY_LIFE_MS = 2 * 3_600_000;
const MOST_FEN = 1_000_000_000;

const STATE_WORDS: Record<Order['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '订单发生过退款',
};

/** JSAPI orders, direct and of a service provider: prepay, query, close. */
export class Orders {
  constructor(
    private readonly ledger: Ledger,
    private readonly credentials: Credentials,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** POST …/transactions/jsapi. The same request again gets the order's prepay id, made anew once it has run out. */
  prepay(merchant: Merchant, mode: Merchant['mode'], body: unknown): { prepay_id: string } {
    const asked = this.asked(merchant, mode, Fields.of(body, paramError));
    const known = this.ledger.order(asked, asked.outTradeNo);
    if (!known) return { prepay_id: this.open(asked).prepayId };
    if (known.state === 'CLOSED') throw new PayProblem('ORDER_CLOSED', '订单已关闭，请更换商户订单号');
    if (isPaid(known)) throw new PayProblem('OUT_TRADE_NO_USED', '商户订单号重复：该订单已支付');
    if (known.asked !== asked.asked) {
      throw new PayProblem('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
    }
    return { prepay_id: this.isPayable(known) ? known.prepayId : this.open(asked).prepayId };
  }

  /** GET …/transactions/out-trade-no/:no and …/transactions/id/:id. */
  query(account: Account, is: { outTradeNo: string } | { transactionId: string }): object {
    const order =
      'outTradeNo' in is
        ? this.ledger.order(account, is.outTradeNo)
        : this.ledger.findOrder((one) => one.transactionId === is.transactionId && isOf(one, account));
    if (!order) throw new PayProblem('ORDER_NOT_EXIST', '订单不存在');
    return transactionView(order);
  }

  /** POST …/transactions/out-trade-no/:no/close. */
  close(account: Account, outTradeNo: string): void {
    const order = this.ledger.order(account, outTradeNo);
    if (!order) throw new PayProblem('ORDER_NOT_EXIST', '订单不存在');
    if (isPaid(order)) throw new PayProblem('TRADE_ERROR', '订单已支付，不能关闭');
    if (order.state === 'CLOSED') throw new PayProblem('ORDER_CLOSED', '订单已关闭');
    this.ledger.putOrder({ ...order, state: 'CLOSED' });
  }

  /** Whether the phone can still pay with the order's prepay id. */
  isPayable(order: Order): boolean {
    const now = this.clock.ms();
    return (
      order.state === 'NOTPAY' &&
      now < order.prepaidAt + PREPAY_LIFE_MS &&
      (order.timeExpire === null || now < order.timeExpire)
    );
  }

  private open(asked: Asked): Order {
    return this.ledger.putOrder({
      ...asked,
      prepayId: `wx${randomBytes(17).toString('hex')}`,
      prepaidAt: this.clock.ms(),
      state: 'NOTPAY',
      transactionId: null,
      paidAt: null,
    });
  }

  private asked(merchant: Merchant, mode: Merchant['mode'], body: Fields): Asked {
    const partner = mode === 'partner';
    const appid = body.text(partner ? 'sp_appid' : 'appid', 32);
    const account = accountOf(merchant, mode, {
      mchid: body.text(partner ? 'sp_mchid' : 'mchid', 32),
      subMchid: partner ? body.text('sub_mchid', 32) : null,
    });
    if (appid !== this.credentials.appId) {
      throw new PayProblem('APPID_MCHID_NOT_MATCH', 'appid 与 mchid 不匹配');
    }
    const amount = body.object('amount');
    amount.optionalText('currency', 3, CURRENCY);
    return {
      ...account,
      appid,
      description: body.text('description', 127),
      outTradeNo: body.text('out_trade_no', 32, OUT_TRADE_NO),
      timeExpire: this.timeExpire(body),
      attach: body.optionalText('attach', 128) ?? null,
      notifyUrl: notifyUrl(body),
      total: amount.integer('total', 1, MOST_FEN),
      openid: this.payer(body.object('payer'), partner ? 'sp_openid' : 'openid'),
      asked: body.json(),
    };
  }

  private timeExpire(body: Fields): number | null {
    const text = body.optionalText('time_expire', 64);
    if (text === undefined) return null;
    const ms = instant(text);
    if (ms === undefined) return body.wrong('time_expire', '应为 RFC 3339 时间');
    return ms > this.clock.ms() ? ms : body.wrong('time_expire', '已经过去');
  }

  private payer(payer: Fields, name: string): string {
    const openid = payer.text(name, 128);
    return this.people.byOpenid(openid) ? openid : payer.wrong(name, '无效的 openid');
  }
}

type Asked = Omit<Order, 'prepayId' | 'prepaidAt' | 'state' | 'transactionId' | 'paidAt'>;

const isOf = (order: Order, account: Account): boolean =>
  order.mchid === account.mchid && order.subMchid === account.subMchid;

/** The address that hears of it: http(s), without a query. */
export function notifyUrl(body: Fields): string {
  return body.text('notify_url', 255, /^https?:\/\/[^\s?#]+$/);
}

/**
 * Checks that the one who signed is the merchant named, acts in its mode and for a sub-merchant of its own.
 * @throws PayProblem NO_AUTH
 */
export function accountOf(merchant: Merchant, mode: Merchant['mode'], account: Account): Account {
  if (account.mchid !== merchant.mchid) throw new PayProblem('NO_AUTH', '请求的商户号与签名的商户号不一致');
  if (mode !== merchant.mode) throw new PayProblem('NO_AUTH', '商户无此接口权限');
  if (account.subMchid !== null && !Object.values(merchant.subMerchants).includes(account.subMchid)) {
    throw new PayProblem('NO_AUTH', '子商户未授权给该服务商');
  }
  return account;
}

/** An order as the query and the callback's plaintext show it. */
export function transactionView(order: Order): object {
  const whose =
    order.subMchid === null
      ? { appid: order.appid, mchid: order.mchid }
      : { sp_appid: order.appid, sp_mchid: order.mchid, sub_mchid: order.subMchid };
  const { total } = order;
  return {
    ...whose,
    out_trade_no: order.outTradeNo,
    ...(isPaid(order)
      ? {
          transaction_id: order.transactionId,
          trade_type: 'JSAPI',
          bank_type: 'OTHERS',
          success_time: shanghai(order.paidAt),
        }
      : {}),
    trade_state: order.state,
    trade_state_desc: STATE_WORDS[order.state],
    attach: order.attach ?? '',
    payer: order.subMchid === null ? { openid: order.openid } : { sp_openid: order.openid },
    amount: isPaid(order)
      ? { currency: 'CNY', payer_currency: 'CNY', payer_total: total, total }
      : { currency: 'CNY', total },
  };
}
