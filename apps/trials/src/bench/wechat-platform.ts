import { createCipheriv, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { machine } from '@cailan/api/ground/clock';

/** What a notice is checked and opened with. */
export interface OpeningKeys {
  /** PEM. */
  publicKey: string;
  apiV3Key: string;
}

/** A notice as it is posted. */
export interface PostedNotice {
  headers: Record<string, string>;
  /** JSON text; the signature is over these bytes. */
  body: string;
}

const SERIAL = 'PUB_KEY_ID_0119000001';
const APP_ID = 'wx8888888888888888';
/** Nobody answers there: what the service asks WeChat meanwhile fails at once. */
const NOWHERE = 'https://127.0.0.1:9';

/** Whom every payment of a run is made to. */
export const PAYEE = { mode: 'partner', mchid: '1900000100', subMchid: '1900000201' } as const;

/** WeChat Pay's side of a run: keys that were made for it, and the notices that are sealed and signed with them. */
export class WechatPlatform {
  readonly appId = APP_ID;
  readonly opening: OpeningKeys;
  private readonly signing: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.signing = privateKey;
    this.opening = {
      publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      apiV3Key: randomBytes(16).toString('hex'),
    };
  }

  /** The content of the service's `WECHAT_FILE`. */
  configuration(): object {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return {
      appId: APP_ID,
      appSecret: randomBytes(16).toString('hex'),
      apiUrl: NOWHERE,
      payUrl: NOWHERE,
      notifyUrl: NOWHERE,
      templates: { confirmed: 'confirmed', arrived: 'arrived', refunded: 'refunded' },
      merchants: [
        {
          mchid: PAYEE.mchid,
          serialNo: randomBytes(20).toString('hex').toUpperCase(),
          privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
          apiV3Key: this.opening.apiV3Key,
          platformKeys: { [SERIAL]: this.opening.publicKey },
        },
      ],
      payees: { '*': PAYEE },
    };
  }

  /** Tells that a payment was made: sealed, and signed at this moment. */
  notice(eventId: string, content: object): PostedNotice {
    const now = new Date(machine.ms());
    const body = JSON.stringify({
      id: eventId,
      create_time: now.toISOString(),
      resource_type: 'encrypt-resource',
      event_type: 'TRANSACTION.SUCCESS',
      summary: '支付成功',
      resource: this.sealed(JSON.stringify(content)),
    });
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const signature = sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), this.signing);
    return {
      headers: {
        'Wechatpay-Timestamp': timestamp,
        'Wechatpay-Nonce': nonce,
        'Wechatpay-Signature': signature.toString('base64'),
        'Wechatpay-Serial': SERIAL,
      },
      body,
    };
  }

  private sealed(content: string): object {
    const nonce = randomBytes(6).toString('hex');
    const kind = 'transaction';
    const cipher = createCipheriv('aes-256-gcm', this.opening.apiV3Key, nonce).setAAD(Buffer.from(kind));
    const ciphertext = Buffer.concat([cipher.update(content, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return {
      original_type: kind,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: ciphertext.toString('base64'),
      associated_data: kind,
      nonce,
    };
  }
}
