import { createDecipheriv } from 'node:crypto';
import { BadFields, Fields } from '../fields';
import type { Merchant } from '../../settings/wechat-config';
import { isPaid } from './paid';
import type {
  Notification,
  PaidTransaction,
  RefundResource,
  Transaction,
  TransactionResource,
} from './pay.types';
import { readRefund, readTransaction } from './read-pay';
import { headerOf, signatureFault, type Headers, type SignatureFault } from './sign';
import { DuplicateKey, strictJson } from './strict-json';

export type BadNotificationCode =
  | SignatureFault
  | 'bad_json'
  | 'duplicate_key'
  | 'bad_tag'
  | 'bad_envelope'
  | 'wrong_currency'
  | 'foreign_merchant'
  | 'wechat_not_configured';

const UNSIGNED: readonly string[] = [
  'signature_missing',
  'sign_test',
  'stale',
  'unknown_serial',
  'bad_signature',
] satisfies SignatureFault[];
const EVENTS = [
  'TRANSACTION.SUCCESS',
  'REFUND.SUCCESS',
  'REFUND.ABNORMAL',
  'REFUND.CLOSED',
] as const satisfies readonly Notification['eventType'][];
const TAG_BYTES = 16;
const PRINTABLE_32 = /^[\x21-\x7e]{1,32}$/;
const PRINTABLE_64 = /^[\x21-\x7e]{1,64}$/;

/** A notice that is not WeChat's, or that cannot be read; nothing of it may be believed. */
export class BadNotification extends Error {
  readonly httpStatus: 400 | 401 | 503;

  constructor(readonly code: BadNotificationCode) {
    super(code);
    this.httpStatus = code === 'wechat_not_configured' ? 503 : UNSIGNED.includes(code) ? 401 : 400;
  }
}

/**
 * Opens a notice: its signature is checked over the raw bytes (±300 s of `now`, a UTC instant), its JSON read strictly,
 * its content decrypted with the tag checked, and found to be of the merchant whose key opened it, and sound: a payment's
 * notice tells of money that was paid, in fen. @throws BadNotification
 */
export function openNotification(
  merchants: readonly Merchant[],
  headers: Headers,
  rawBody: Buffer,
  now: string,
): Notification {
  const signers = signersOf(merchants, headers, rawBody, now);
  const body = parse(rawBody);
  return wellFormed(() => {
    const envelope = new Fields(body);
    envelope.oneOf('resource_type', ['encrypt-resource']);
    const eventType = envelope.oneOf('event_type', EVENTS);
    const id = envelope.text('id');
    const createTime = envelope.instant('create_time');
    const { opener, content } = unseal(signers, envelope.object('resource'));
    const resource = resourceOf(eventType, new Fields(parse(content), 'resource'));
    const { mchid } = resource;
    const ours = signers.some((merchant) => merchant.mchid === mchid && merchant.apiV3Key.equals(opener));
    if (!ours || !PRINTABLE_64.test(id) || !PRINTABLE_32.test(resource.outTradeNo))
      throw new BadNotification('bad_envelope');
    return { id, eventType, createTime, mchid, resource };
  });
}

/** The merchants whose platform signed it: several may share one, and their serials may be the same. */
function signersOf(
  merchants: readonly Merchant[],
  headers: Headers,
  rawBody: Buffer,
  now: string,
): Merchant[] {
  const seconds = Date.parse(now) / 1000;
  const serial = headerOf(headers, 'wechatpay-serial') ?? '';
  const holders = merchants.filter(({ platformKeys }) => platformKeys.has(serial));
  let fault: SignatureFault | undefined;
  const signers = holders.filter(({ platformKeys }) => {
    const found = signatureFault(platformKeys, headers, rawBody, seconds);
    fault ??= found;
    return found === undefined;
  });
  if (signers.length > 0) return signers;
  throw new BadNotification(
    fault ?? signatureFault(new Map(), headers, rawBody, seconds) ?? 'unknown_serial',
  );
}

function unseal(signers: readonly Merchant[], sealed: Fields): { opener: Buffer; content: Buffer } {
  sealed.oneOf('algorithm', ['AEAD_AES_256_GCM']);
  const nonce = Buffer.from(sealed.text('nonce'), 'utf8');
  if (nonce.length !== 12) throw new BadNotification('bad_envelope');
  const aad = Buffer.from(sealed.textIf('associated_data') ?? '', 'utf8');
  const bytes = Buffer.from(sealed.text('ciphertext'), 'base64');
  for (const { apiV3Key } of signers) {
    const content = decrypt(apiV3Key, nonce, aad, bytes);
    if (content) return { opener: apiV3Key, content };
  }
  throw new BadNotification('bad_tag');
}

/** The content; undefined when the tag does not fit key, nonce, associated data and every byte. */
function decrypt(key: Buffer, nonce: Buffer, aad: Buffer, bytes: Buffer): Buffer | undefined {
  if (bytes.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const content = decipher.update(bytes.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return undefined;
  }
}

function resourceOf(
  eventType: Notification['eventType'],
  content: Fields,
): TransactionResource | RefundResource {
  if (eventType === 'TRANSACTION.SUCCESS')
    return { kind: 'transaction', ...paidIn(readTransaction(content)) };
  const refund = readRefund(content, 'refund_status');
  if (eventType !== `REFUND.${refund.status}`) throw new BadNotification('bad_envelope');
  const mchid = content.textIf('sp_mchid', 32) ?? content.text('mchid', 32);
  return { kind: 'refund', ...refund, mchid, subMchid: content.textIf('sub_mchid', 32) };
}

function paidIn(transaction: Transaction): PaidTransaction {
  const { currency } = transaction;
  if (currency !== undefined && currency !== 'CNY') throw new BadNotification('wrong_currency');
  if (!isPaid(transaction) || !PRINTABLE_32.test(transaction.transactionId))
    throw new BadNotification('bad_envelope');
  return transaction;
}

function parse(bytes: Buffer): unknown {
  try {
    return strictJson(bytes);
  } catch (error) {
    throw new BadNotification(error instanceof DuplicateKey ? 'duplicate_key' : 'bad_json');
  }
}

function wellFormed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadFields) throw new BadNotification('bad_envelope');
    throw error;
  }
}
