import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../clock';
import { CONFIG, type Config } from '../../settings/config';
import { refuse } from '../../refused';
import { chinaTime } from '../../china-time';
import { cut } from '../cut';
import { ANSWER_WITHIN_MS } from '../exchange';
import type { Fields } from '../fields';
import type { Merchant, Payee, WechatConfig } from '../../settings/wechat-config';
import { downloadBill } from './bill-download';
import { PayError } from './pay-error';
import { PayHttp, wellFormed } from './pay-http';
import type { BillFile, PaySheet, PrepayRequest, Refund, RefundRequest, Transaction } from './pay.types';
import { readRefund, readTransaction } from './read-pay';
import { newNonce, paySheet } from './sign';

/** The route of this service that takes notices. */
const NOTIFY_PATH = '/api/wechat-pay/notifications';
const UNKNOWN = ['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS', 'RESOURCE_NOT_EXIST'];

/**
 * WeChat Pay v3, for merchants that are paid themselves and for a service provider's sub-merchants. Reads are repeated
 * when they fail for now; a write is sent once, and its caller repeats it with the same numbers.
 * Every method @throws PayError, and Refused `wechat_not_configured`.
 */
@Injectable()
export class PayClient {
  /** How long an answer may take; a spec has less patience. */
  private withinMs = ANSWER_WITHIN_MS;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Asks for a payment; gives the `prepay_id`, good for two hours. */
  async prepay(payee: Payee, request: PrepayRequest): Promise<string> {
    const { appId, notifyUrl } = this.wechat;
    const { openid } = request;
    const who =
      payee.mode === 'direct'
        ? { appid: appId, mchid: payee.mchid, payer: { openid } }
        : { sp_appid: appId, ...payeeFields(payee), payer: { sp_openid: openid } };
    const body = {
      ...who,
      description: cut(request.description, 127),
      out_trade_no: request.outTradeNo,
      time_expire: chinaTime(request.timeExpire),
      attach: request.attach,
      notify_url: `${notifyUrl}${NOTIFY_PATH}`,
      amount: { total: request.amountFen, currency: 'CNY' },
    };
    const answer = await this.post(payee, `${transactions(payee)}/jsapi`, body);
    return wellFormed(200, () => present(answer).text('prepay_id'));
  }

  /** What the phone needs to show its payment sheet. */
  paySheet(payee: Payee, prepayId: string): PaySheet {
    const timestamp = String(Math.floor(this.clock.ms() / 1000));
    return paySheet(this.merchant(payee.mchid), this.wechat.appId, prepayId, {
      timestamp,
      nonce: newNonce(),
    });
  }

  /**
   * A payment as it stands; undefined when WeChat does not know it. Number, appid and payee are found to be those that
   * were asked for; whether the amount is the one that was due, the caller says.
   */
  async query(payee: Payee, outTradeNo: string): Promise<Transaction | undefined> {
    const asked = new URLSearchParams(payeeFields(payee)).toString();
    const answer = await this.find(
      payee,
      `${transactions(payee)}/out-trade-no/${encodeURIComponent(outTradeNo)}?${asked}`,
    );
    if (!answer) return undefined;
    const found = wellFormed(200, () => readTransaction(answer));
    requireSame('out_trade_no', found.outTradeNo, outTradeNo);
    requireSame('appid', found.appId, this.wechat.appId);
    requireSame('mchid', found.mchid, payee.mchid);
    requireSame('sub_mchid', found.subMchid, payee.subMchid);
    return found;
  }

  /** Closes a payment that nobody made; one that is closed already stays so. */
  async close(payee: Payee, outTradeNo: string): Promise<void> {
    const path = `${transactions(payee)}/out-trade-no/${encodeURIComponent(outTradeNo)}/close`;
    try {
      await this.post(payee, path, payeeFields(payee));
    } catch (error) {
      if (!(error instanceof PayError && error.code === 'ORDER_CLOSED')) throw error;
    }
  }

  /** Asks for a refund; asked again with the same number it is the same refund. */
  async refund(payee: Payee, request: RefundRequest): Promise<Refund> {
    const { outTradeNo, outRefundNo, refundFen, totalFen } = request;
    const answer = await this.post(payee, '/v3/refund/domestic/refunds', {
      sub_mchid: payee.subMchid,
      out_trade_no: outTradeNo,
      out_refund_no: outRefundNo,
      reason: cut(request.reason, 80, (text) => Buffer.byteLength(text)),
      notify_url: `${this.wechat.notifyUrl}${NOTIFY_PATH}`,
      amount: { refund: refundFen, total: totalFen, currency: 'CNY' },
    });
    const refund = readAnswer(present(answer), outRefundNo);
    requireSame('out_trade_no', refund.outTradeNo, outTradeNo);
    requireSame('amount.refund', refund.refundFen, refundFen);
    requireSame('amount.total', refund.totalFen, totalFen);
    return refund;
  }

  /** A refund as it stands; undefined when WeChat does not know it. */
  async queryRefund(payee: Payee, outRefundNo: string): Promise<Refund | undefined> {
    const asked = payee.subMchid ? `?sub_mchid=${payee.subMchid}` : '';
    const path = `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}${asked}`;
    const answer = await this.find(payee, path);
    return answer && readAnswer(answer, outRefundNo);
  }

  /**
   * A merchant's trade bill of a day in China (`YYYY-MM-DD`), a service provider's with all its sub-merchants, its hash
   * checked; undefined when nothing happened on that day, or it is not over.
   */
  tradeBill(mchid: string, date: string): Promise<BillFile | undefined> {
    return downloadBill(this.http(), this.merchant(mchid), date);
  }

  private post(payee: Payee, path: string, body: object): Promise<Fields | undefined> {
    return this.http().ask(this.merchant(payee.mchid), { method: 'POST', path, body });
  }

  private async find(payee: Payee, path: string): Promise<Fields | undefined> {
    try {
      return present(await this.http().ask(this.merchant(payee.mchid), { method: 'GET', path }));
    } catch (error) {
      if (error instanceof PayError && error.status === 404 && UNKNOWN.includes(error.code)) return undefined;
      throw error;
    }
  }

  private http(): PayHttp {
    return new PayHttp(this.wechat, this.clock, this.withinMs);
  }

  private merchant(mchid: string): Merchant {
    return (
      this.wechat.merchants.find((merchant) => merchant.mchid === mchid) ?? refuse('wechat_not_configured')
    );
  }

  private get wechat(): WechatConfig {
    return this.config.wechat ?? refuse('wechat_not_configured');
  }
}

function transactions(payee: Payee): string {
  return payee.mode === 'direct' ? '/v3/pay/transactions' : '/v3/pay/partner/transactions';
}

/** The payee as bodies and queries name it. */
function payeeFields({ mode, mchid, subMchid = '' }: Payee): Record<string, string> {
  return mode === 'direct' ? { mchid } : { sp_mchid: mchid, sub_mchid: subMchid };
}

function present(answer: Fields | undefined): Fields {
  if (!answer) throw new PayError('BAD_ANSWER', 204, true, 'empty');
  return answer;
}

function readAnswer(answer: Fields, outRefundNo: string): Refund {
  const { refund, currency } = wellFormed(200, () => ({
    refund: readRefund(answer, 'status'),
    currency: answer.object('amount').textIf('currency'),
  }));
  requireSame('out_refund_no', refund.outRefundNo, outRefundNo);
  requireSame('amount.currency', currency, 'CNY');
  return refund;
}

/** An answer about something else than what was asked is nobody's to act on: a person has to look. */
function requireSame(name: string, given: unknown, asked: unknown): void {
  if (given !== asked) throw new PayError('MISMATCH', 200, false, name);
}
