import type { Clock } from '../../clock';
import type { WechatConfig } from '../../settings/wechat-config';
import { readAnswer, type MiniHttp } from './mini-http';
import { WechatError } from './wechat-error';

/** WeChat gives a new one in a token's last five minutes, and both are good till then. */
const RENEW_BEFORE_SECONDS = 300;
/** The token is not, or no longer, good. */
const STALE_TOKEN = [40001, 40014, 42001];

interface Token {
  value: string;
  /** A UTC instant. */
  goodUntil: string;
}

/**
 * The service's token for WeChat's server API. Instances share it by asking for the stable one: each gets the same, and
 * none spoils another's.
 */
export class AccessToken {
  private token: Token | undefined;
  private asking: Promise<Token> | undefined;

  constructor(
    private readonly config: WechatConfig,
    private readonly http: MiniHttp,
    private readonly clock: Clock,
  ) {}

  /** Does something with a good token; when WeChat says that it is not good, once more with a new one. */
  async with<T>(work: (token: string) => Promise<T>): Promise<T> {
    const token = await this.current();
    try {
      return await work(token);
    } catch (error) {
      if (!(error instanceof WechatError && STALE_TOKEN.includes(error.errcode))) throw error;
      return work(await this.instead(token));
    }
  }

  private async current(): Promise<string> {
    if (this.token && this.clock.now() < this.token.goodUntil) return this.token.value;
    return (await this.ask()).value;
  }

  /** A token other than the one that was refused; another caller may have got it meanwhile. */
  private async instead(refused: string): Promise<string> {
    if (this.token?.value === refused) this.token = undefined;
    const token = await this.current();
    if (token !== refused) return token;
    // Forcing is rationed (20 a day), so only when WeChat still names the one that it refuses.
    return (await this.ask(true)).value;
  }

  /** One request at a time, whoever waits for it. */
  private ask(force = false): Promise<Token> {
    this.asking ??= this.request(force).finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async request(force: boolean): Promise<Token> {
    const { appId, appSecret } = this.config;
    const body = { grant_type: 'client_credential', appid: appId, secret: appSecret, force_refresh: force };
    const answer = await this.http.post('/cgi-bin/stable_token', {}, body);
    return readAnswer(() => {
      const left = Math.max(0, answer.count('expires_in') - RENEW_BEFORE_SECONDS);
      return (this.token = { value: answer.text('access_token'), goodUntil: this.clock.in(left) });
    });
  }
}
