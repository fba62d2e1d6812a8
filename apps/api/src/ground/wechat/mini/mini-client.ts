import { Inject, Injectable } from '@nestjs/common';
import { phoneWithin, type Phone } from '@cailan/shared-types';
import { Clock } from '../../clock';
import { CONFIG, type Config } from '../../settings/config';
import { refuse } from '../../refused';
import { chinaTime } from '../../china-time';
import { cut } from '../cut';
import { ANSWER_WITHIN_MS } from '../exchange';
import { BadFields, type Fields } from '../fields';
import type { WechatConfig } from '../../settings/wechat-config';
import { AccessToken } from './access-token';
import { MiniHttp, readAnswer } from './mini-http';
import { WechatError } from './wechat-error';

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

/** The person did not ask for this message, or not for one more. */
const NOT_SUBSCRIBED = 43101;
const OPINIONS = ['pass', 'review', 'risky'] as const;
const LOGISTICS = { same_city: 2, self_pick_up: 4 } as const;

/** WeChat's server API of a mini-program. Every method @throws WechatError, and Refused `wechat_not_configured`. */
@Injectable()
export class MiniClient {
  private token: AccessToken | undefined;
  /** How long an answer may take; a spec has less patience. */
  private withinMs = ANSWER_WITHIN_MS;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Who signed in with a code of `wx.login`. A code is good once: 40029 when it is not. The session key is not kept. */
  async session(code: string): Promise<{ openid: string; unionid?: string }> {
    const { appId, appSecret } = this.wechat;
    const query = { appid: appId, secret: appSecret, js_code: code, grant_type: 'authorization_code' };
    const answer = await this.http().get('/sns/jscode2session', query);
    return readAnswer(() => ({ openid: answer.text('openid'), unionid: answer.textIf('unionid') }));
  }

  /** The phone number behind the code of a `getPhoneNumber` button, with its country. */
  async phoneNumber(code: string): Promise<Phone> {
    const answer = await this.post('/wxa/business/getuserphonenumber', { code });
    return readAnswer(() => {
      const info = answer.object('phone_info');
      info.object('watermark').oneOf('appid', [this.wechat.appId]);
      const phone = phoneWithin(info.text('countryCode'), info.text('purePhoneNumber'));
      if (!phone) throw new BadFields('phone_info: not a number with its country');
      return phone;
    });
  }

  /** Sends a subscribe message; `not_subscribed` (43101) when the person did not ask for it, or for no more. */
  async sendSubscribeMessage(message: SubscribeMessage): Promise<'sent' | 'not_subscribed'> {
    const data = Object.fromEntries(Object.entries(message.data).map(([field, value]) => [field, { value }]));
    const body = { touser: message.openid, template_id: message.templateId, page: message.page, data };
    try {
      await this.post('/cgi-bin/message/subscribe/send', { ...body, lang: 'zh_CN' });
      return 'sent';
    } catch (error) {
      if (error instanceof WechatError && error.errcode === NOT_SUBSCRIBED) return 'not_subscribed';
      throw error;
    }
  }

  /** Says that paid goods were given out, so that the payee gets the money. 10060001 just after the payment. */
  async uploadShipping(shipping: Shipping): Promise<void> {
    await this.post('/wxa/sec/order/upload_shipping_info', {
      order_key: { order_number_type: 2, transaction_id: shipping.transactionId },
      logistics_type: LOGISTICS[shipping.deliveryMode],
      delivery_mode: 1,
      shipping_list: [{ item_desc: cut(shipping.description, 120) }],
      upload_time: chinaTime(shipping.at, 'ms'),
      payer: { openid: shipping.openid },
    });
  }

  /** The picture of a mini-program code that opens `page` (no leading slash) with `scene` (at most 32 characters). */
  code(scene: string, page: string): Promise<Buffer> {
    const body = { scene, page, check_path: true, env_version: 'release', width: 430 };
    return this.bearing((query) => this.http().picture('/wxa/getwxacodeunlimit', query, body));
  }

  /** What WeChat thinks of a text that others will read (at most 2,500 characters). */
  async checkText(openid: string, content: string): Promise<'pass' | 'review' | 'risky'> {
    const answer = await this.post('/wxa/msg_sec_check', { version: 2, openid, scene: 2, content });
    return readAnswer(() => answer.object('result').oneOf('suggest', OPINIONS));
  }

  private post(path: string, body: object): Promise<Fields> {
    return this.bearing((query) => this.http().post(path, query, body));
  }

  private bearing<T>(ask: (query: { access_token: string }) => Promise<T>): Promise<T> {
    this.token ??= new AccessToken(this.wechat, this.http(), this.clock);
    return this.token.with((token) => ask({ access_token: token }));
  }

  private http(): MiniHttp {
    return new MiniHttp(this.wechat.apiUrl, this.withinMs);
  }

  private get wechat(): WechatConfig {
    return this.config.wechat ?? refuse('wechat_not_configured');
  }
}
