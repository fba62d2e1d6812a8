import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../clock';
import { CONFIG, type Config } from '../../config';
import { refuse } from '../../http/refused';
import type { WechatConfig } from '../wechat-config';

/** A subscribe message; each value must keep within its field's limit. */
export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** The page that it opens, without a leading slash. */
  page: string;
  /** By field of the template: `{ thing1: '…' }`. */
  data: Record<string, string>;
}

/** That goods which were paid for were given out. */
export interface Shipping {
  transactionId: string;
  /** What was shipped; cut to 120 characters. */
  description: string;
  /** The payer. */
  openid: string;
  deliveryMode: 'same_city' | 'self_pick_up';
  /** A UTC instant. */
  at: string;
}

/** WeChat's server API of a mini-program (docs: wechat.md §1). Every method @throws WechatError, and Refused `wechat_not_configured`. */
@Injectable()
export class MiniClient {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Who signed in with a code of `wx.login`. A code is good once: 40029 when it is not. */
  session(code: string): Promise<{ openid: string; unionid?: string }> {
    return this.todo(code);
  }

  /** The phone number behind the code of a `getPhoneNumber` button; one of abroad with `+` and its country. */
  phoneNumber(code: string): Promise<string> {
    return this.todo(code);
  }

  /** Sends a subscribe message; `not_subscribed` (43101) when the person did not ask for it, or for no more. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<'sent' | 'not_subscribed'> {
    return this.todo(message);
  }

  /** Says that paid goods were given out, so that the payee gets the money. 10060001 just after the payment. */
  uploadShipping(shipping: Shipping): Promise<void> {
    return this.todo(shipping);
  }

  /** The picture of a mini-program code that opens `page` with `scene` (at most 32 characters). */
  code(scene: string, page: string): Promise<Buffer> {
    return this.todo(scene, page);
  }

  /** What WeChat thinks of a text that others will read. */
  checkText(openid: string, content: string): Promise<'pass' | 'review' | 'risky'> {
    return this.todo(openid, content);
  }

  private get wechat(): WechatConfig {
    return this.config.wechat ?? refuse('wechat_not_configured');
  }

  private todo(...asked: unknown[]): Promise<never> {
    return Promise.reject(new Error(`${this.wechat.appId} ${this.clock.now()} ${asked.length}`));
  }
}
