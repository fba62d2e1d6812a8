import { request } from 'undici';
import type { PaySheetView } from '@cailan/shared-types';

/** What people do in WeChat on their phones, each known by a key of their own: the sandbox plays the phones. */
export class Phones {
  constructor(private readonly sandboxUrl: string) {}

  /** What `wx.login` gives: a code that is good once. */
  async loginCode(key: string): Promise<string> {
    const { code } = await this.post<{ code: string }>('/sandbox/login-codes', { key });
    return code;
  }

  /** What a tap on 手机号 gives: a code for the number, good once. */
  async phoneCode(key: string, phone: string): Promise<string> {
    const { code } = await this.post<{ code: string }>('/sandbox/phone-codes', { key, phone });
    return code;
  }

  /** Answers the payment sheet: the right password, or 不支付. @throws Error when WeChat refuses the sheet. */
  async answer(key: string, sheet: PaySheetView, outcome: 'pay' | 'cancel'): Promise<void> {
    await this.post('/sandbox/payments', { key, ...sheet, outcome });
  }

  /** What time it is at WeChat, as a UTC instant. */
  async time(): Promise<string> {
    const reply = await request(`${this.sandboxUrl}/sandbox/clock`);
    return ((await reply.body.json()) as { now: string }).now;
  }

  /** Sets WeChat's clock, if to anything, and waits for what WeChat sends at that time. */
  async sent(now?: string): Promise<void> {
    await this.post('/sandbox/clock', now === undefined ? { advanceSeconds: 0 } : { now });
  }

  private async post<T>(path: string, body: object): Promise<T> {
    const reply = await request(this.sandboxUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await reply.body.text();
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.statusCode} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : {}) as T;
  }
}
