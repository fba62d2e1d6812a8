import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../clock';
import { CONFIG, type Config } from '../../config';
import { refuse } from '../../http/refused';
import type { Payee, WechatConfig } from '../wechat-config';
import type { BillFile, PaySheet, PrepayRequest, Refund, RefundRequest, Transaction } from './pay.types';

/** WeChat Pay v3 (docs: wechat.md §2). Every method @throws PayError, and Refused `wechat_not_configured`. */
@Injectable()
export class PayClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Asks for a payment; gives the `prepay_id`, good for two hours. */
  prepay(payee: Payee, request: PrepayRequest): Promise<string> {
    return this.todo(payee, request);
  }

  /** What the phone needs to show its payment sheet. */
  paySheet(payee: Payee, prepayId: string): PaySheet {
    throw new Error(`${payee.mchid} ${prepayId}`);
  }

  /** A payment as it stands; undefined when WeChat does not know it. */
  query(payee: Payee, outTradeNo: string): Promise<Transaction | undefined> {
    return this.todo(payee, outTradeNo);
  }

  /** Closes a payment that nobody made; one that is closed already stays so. */
  close(payee: Payee, outTradeNo: string): Promise<void> {
    return this.todo(payee, outTradeNo);
  }

  /** Asks for a refund; asked again with the same number it is the same refund. */
  refund(payee: Payee, request: RefundRequest): Promise<Refund> {
    return this.todo(payee, request);
  }

  /** A refund as it stands; undefined when WeChat does not know it. */
  queryRefund(payee: Payee, outRefundNo: string): Promise<Refund | undefined> {
    return this.todo(payee, outRefundNo);
  }

  /** A merchant's trade bill of a day in China (`YYYY-MM-DD`), its hash checked; undefined when there is none. */
  tradeBill(mchid: string, date: string): Promise<BillFile | undefined> {
    return this.todo(mchid, date);
  }

  private get wechat(): WechatConfig {
    return this.config.wechat ?? refuse('wechat_not_configured');
  }

  private todo(...asked: unknown[]): Promise<never> {
    return Promise.reject(new Error(`${this.wechat.appId} ${this.clock.now()} ${asked.length}`));
  }
}
