import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { Aes, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { Merchant } from '../../settings/wechat-config';

/** A merchant and what only WeChat and the merchant's own machine hold of its keys. */
export interface KnownMerchant {
  merchant: Merchant;
  publicKey: KeyObject;
  /** What WeChat signs with, by serial. */
  platform: Map<string, KeyObject>;
}

export const CERTIFICATE = '7132D72A03E93CDDF8C03BBD1F37EEDF00000001';
export const PUBLIC_KEY = 'PUB_KEY_ID_0119000001';

const rsaPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A merchant whose platform moves from a certificate to a public key, so that both sign. */
export function newMerchant(mchid: string): KnownMerchant {
  const own = rsaPair();
  const platform = new Map([CERTIFICATE, PUBLIC_KEY].map((serial) => [serial, rsaPair()]));
  const of = (side: 'publicKey' | 'privateKey') =>
    new Map([...platform].map(([serial, pair]) => [serial, pair[side]]));
  const merchant = {
    mchid,
    serialNo: randomBytes(20).toString('hex').toUpperCase(),
    privateKey: own.privateKey,
    apiV3Key: Buffer.from(randomBytes(16).toString('hex')),
    platformKeys: of('publicKey'),
  };
  return { merchant, publicKey: own.publicKey, platform: of('privateKey') };
}

/** A notice as the other implementation makes it. */
export interface Notice {
  headers: Record<string, string>;
  body: Buffer;
}

/** Encrypts a notice's content with the merchant's key. */
export function sealed(
  { merchant }: KnownMerchant,
  content: unknown,
  eventType = 'TRANSACTION.SUCCESS',
): Record<string, unknown> {
  const nonce = Formatter.nonce(12);
  const kind = eventType.startsWith('REFUND') ? 'refund' : 'transaction';
  const plain = typeof content === 'string' ? content : JSON.stringify(content);
  const ciphertext = Aes.AesGcm.encrypt(plain, merchant.apiV3Key, nonce, kind);
  return {
    id: 'EV-2018022511223320873',
    create_time: '2026-11-21T20:30:00+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: {
      original_type: kind,
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext,
      associated_data: kind,
      nonce,
    },
  };
}

/** Signs a body as WeChat does, at `seconds` by the serial's key. */
export function signed(
  { platform }: KnownMerchant,
  body: unknown,
  seconds: number,
  serial = PUBLIC_KEY,
): Notice {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const nonce = Formatter.nonce();
  const key = platform.get(serial) ?? [...platform.values()][0];
  return {
    headers: {
      'wechatpay-timestamp': String(seconds),
      'wechatpay-nonce': nonce,
      'wechatpay-signature': Rsa.sign(Formatter.response(seconds, nonce, text), key as KeyObject),
      'wechatpay-serial': serial,
    },
    body: Buffer.from(text),
  };
}
