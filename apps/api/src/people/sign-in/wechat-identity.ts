import { Inject, Injectable } from '@nestjs/common';
import type { Phone, PlainCode } from '@cailan/shared-types';
import { CONFIG, type Config } from '../../ground/settings/config';
import { Refused, refuse } from '../../ground/refused';
import { MiniClient } from '../../ground/wechat/mini/mini-client';
import { WechatError } from '../../ground/wechat/mini/wechat-error';

/** What WeChat says of a code: 40029 unknown, used or too old; 40163 used; 41008 none. */
const BAD_CODES: readonly number[] = [40029, 40163, 41008];

/** The headers that WeChat Cloud Run puts on a request, by lower-case name. */
export type CloudRunHeaders = Record<string, string | string[] | undefined>;

/** Who someone is to WeChat. Asks over the network: never inside a transaction. */
@Injectable()
export class WechatIdentity {
  constructor(
    private readonly mini: MiniClient,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Refused `wechat_not_configured`. */
  get appId(): string {
    return (this.config.wechat ?? refuse('wechat_not_configured')).appId;
  }

  /** The openid behind a code of `wx.login`. @throws Refused `bad_login_code`, `wechat_unavailable`. */
  async openid(code: string): Promise<string> {
    const { openid } = await asked(this.mini.session(code), 'bad_login_code');
    return openid;
  }

  /** The phone number behind a phone button's code. @throws Refused `bad_phone_code`, `wechat_unavailable`. */
  phone(code: string): Promise<Phone> {
    return asked(this.mini.phoneNumber(code), 'bad_phone_code');
  }

  /**
   * The openid that WeChat Cloud Run vouches for. Anywhere else a client could write these headers itself, so they are
   * looked at only where the deployment says so. @throws Refused `not_found` where it does not; `not_signed_in`.
   */
  cloudRunOpenid(headers: CloudRunHeaders): string {
    if (!this.config.wechat?.cloudRun) refuse('not_found');
    const one = (name: string): string => {
      const value = headers[name];
      return typeof value === 'string' ? value : '';
    };
    const openid = one('x-wx-openid');
    const vouched = one('x-wx-source') !== '' && one('x-wx-appid') === this.appId;
    if (!vouched || !/^[\w-]{10,64}$/.test(openid)) refuse('not_signed_in');
    return openid;
  }
}

async function asked<T>(answer: Promise<T>, badCode: PlainCode): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused || !(error instanceof WechatError)) throw error;
    return refuse(BAD_CODES.includes(error.errcode) ? badCode : 'wechat_unavailable');
  }
}
