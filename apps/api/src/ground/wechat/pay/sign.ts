import { randomBytes, sign as signBytes, verify as verifyBytes, type KeyObject } from 'node:crypto';
import type { Merchant } from '../../settings/wechat-config';
import type { PaySheet } from './pay.types';

/** The most that WeChat's clock and ours may differ. */
const SKEW_SECONDS = 300;
/** WeChat probes with signatures of this kind whether anyone checks them. */
const PROBE = 'WECHATPAY/SIGNTEST/';

/** Headers by their names in lower case, as node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

export type SignatureFault = 'signature_missing' | 'sign_test' | 'stale' | 'unknown_serial' | 'bad_signature';

/** What is signed over: when, which, and the exact bytes of the body. */
interface Signed {
  timestamp: string;
  nonce: string;
}

/**
 * The Authorization header of a request.
 * @param path with its query, as it is sent
 * @param body exactly as it is sent; empty for GET
 */
export function authorization(
  merchant: Merchant,
  request: { method: string; path: string; body: string },
  { timestamp, nonce }: Signed,
): string {
  const { method, path, body } = request;
  const signature = rsaSign(merchant.privateKey, `${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`);
  const parts = {
    mchid: merchant.mchid,
    nonce_str: nonce,
    signature,
    timestamp,
    serial_no: merchant.serialNo,
  };
  const listed = Object.entries(parts).map(([name, value]) => `${name}="${value}"`);
  return `WECHATPAY2-SHA256-RSA2048 ${listed.join(',')}`;
}

/** The arguments of `wx.requestPayment`, signed by the merchant that asked for the payment. */
export function paySheet(
  merchant: Merchant,
  appId: string,
  prepayId: string,
  { timestamp, nonce }: Signed,
): PaySheet {
  const packed = `prepay_id=${prepayId}`;
  return {
    appId,
    timeStamp: timestamp,
    nonceStr: nonce,
    package: packed,
    signType: 'RSA',
    paySign: rsaSign(merchant.privateKey, `${appId}\n${timestamp}\n${nonce}\n${packed}\n`),
  };
}

/** A nonce of 32 characters. */
export function newNonce(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Says what is wrong with the signature of an answer or a notice; undefined when WeChat signed these very bytes.
 * @param keys by serial
 */
export function signatureFault(
  keys: ReadonlyMap<string, KeyObject>,
  headers: Headers,
  rawBody: Buffer,
  nowSeconds: number,
): SignatureFault | undefined {
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map((name) =>
    headerOf(headers, `wechatpay-${name}`),
  );
  if (!timestamp || !nonce || !signature || !serial) return 'signature_missing';
  if (signature.startsWith(PROBE)) return 'sign_test';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > SKEW_SECONDS)
    return 'stale';
  const key = keys.get(serial);
  if (!key) return 'unknown_serial';
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), rawBody, Buffer.from('\n')]);
  const right = verifyBytes('sha256', signed, key, Buffer.from(signature, 'base64'));
  return right ? undefined : 'bad_signature';
}

/** One header; undefined when it is missing or came twice. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}

function rsaSign(key: KeyObject, text: string): string {
  return signBytes('sha256', Buffer.from(text), key).toString('base64');
}
