import { createSign, createVerify, randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import type { Credentials, Merchant } from '../credentials';
import type { Faults } from '../faults';
import { PayProblem } from './problem';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const ALLOWED_SKEW_SECONDS = 300;

const sign = (text: string, privateKey: string): string =>
  createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');

export const verify = (text: string | Buffer, signature: string, publicKey: string): boolean =>
  createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'base64');

/** The headers under which the platform answers and calls back. */
export type SignatureHeaders = {
  'Wechatpay-Timestamp': string;
  'Wechatpay-Nonce': string;
  'Wechatpay-Signature': string;
  'Wechatpay-Signature-Type': string;
  'Wechatpay-Serial': string;
};

/** Verifies what merchants sign, and signs what the platform says. */
export class Signing {
  /** The serial of the key that signs where the request asks for none. */
  private current: string;

  constructor(
    private readonly credentials: Credentials,
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {
    this.current = credentials.platform.publicKey.serial;
  }

  get serial(): string {
    return this.current;
  }

  serials(): string[] {
    return Object.values(this.credentials.platform).map((key) => key.serial);
  }

  /** Lets the platform sign with this key from now on. */
  use(serial: string): void {
    this.current = this.platformKey(serial).serial;
  }

  /** Signs an answer or a callback with the key asked for, or the current one. */
  headers(body: string, occasion: string, serial = this.current): SignatureHeaders {
    const key = this.platformKey(serial);
    const skew = this.faults.strikes('clock_skew', occasion)?.seconds ?? 0;
    const timestamp = String(this.clock.seconds() + skew);
    const nonce = randomBytes(16).toString('hex');
    return {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': nonce,
      'Wechatpay-Signature': sign(`${timestamp}\n${nonce}\n${body}\n`, key.privateKey),
      'Wechatpay-Signature-Type': SCHEME,
      'Wechatpay-Serial': key.serial,
    };
  }

  /**
   * The merchant who signed this request, over exactly these bytes.
   * @throws PayProblem SIGN_ERROR where the header, the time, the serial or the signature is not right.
   */
  merchantOf(method: string, url: string, body: Buffer, authorization: string | undefined): Merchant {
    const { mchid, nonce_str, signature, timestamp, serial_no } = this.parse(authorization);
    if (
      !/^\d{1,12}$/.test(timestamp) ||
      Math.abs(this.clock.seconds() - Number(timestamp)) > ALLOWED_SKEW_SECONDS
    ) {
      throw new PayProblem('SIGN_ERROR', 'HTTP头Authorization中的timestamp与发起请求的时间不得超过5分钟');
    }
    const merchant = this.credentials.merchants.find((one) => one.mchid === mchid);
    if (!merchant || merchant.key.serial !== serial_no) {
      throw new PayProblem('SIGN_ERROR', '商户证书序列号有误。请使用签名私钥匹配的证书序列号');
    }
    const signed = Buffer.concat([
      Buffer.from(`${method}\n${url}\n${timestamp}\n${nonce_str}\n`),
      body,
      Buffer.from('\n'),
    ]);
    if (!verify(signed, signature, merchant.key.publicKey)) {
      throw new PayProblem('SIGN_ERROR', '错误的签名，验签失败', {
        sign_information: { method, url, body_length: body.length, timestamp },
      });
    }
    return merchant;
  }

  private parse(authorization = ''): Record<(typeof PARTS)[number], string> {
    const [scheme, ...rest] = authorization.split(' ');
    if (scheme !== SCHEME) throw new PayProblem('SIGN_ERROR', 'Http头缺少Authorization或认证类型不正确');
    const found = [...rest.join(' ').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    const parts = Object.fromEntries(found) as Record<string, string>;
    for (const name of PARTS) {
      if (!parts[name]) throw new PayProblem('SIGN_ERROR', `Http头Authorization值格式错误：缺少 ${name}`);
    }
    return parts;
  }

  private platformKey(serial: string): { serial: string; privateKey: string } {
    const key = Object.values(this.credentials.platform).find((one) => one.serial === serial);
    if (!key) throw new PayProblem('PARAM_ERROR', `Wechatpay-Serial 有误：没有平台证书或公钥 ${serial}`);
    return key;
  }
}

const PARTS = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const;
