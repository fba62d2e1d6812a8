import type { IncomingHttpHeaders } from 'node:http';
import type { Merchant } from '../wechat-config';
import type { Notification } from './pay.types';

export type BadNotificationCode =
  | 'signature_missing'
  | 'unknown_serial'
  | 'stale'
  | 'bad_signature'
  | 'sign_test'
  | 'bad_json'
  | 'duplicate_key'
  | 'bad_tag'
  | 'bad_envelope';

/** A notice that is not WeChat's, or that cannot be read; nothing of it may be believed. */
export class BadNotification extends Error {
  readonly httpStatus: 400 | 401;

  constructor(readonly code: BadNotificationCode) {
    super(code);
    this.httpStatus =
      code.startsWith('bad_') && code !== 'bad_signature' ? 400 : code === 'duplicate_key' ? 400 : 401;
  }
}

/**
 * Opens a notice: its signature is checked over the raw bytes (±300 s of `now`, a UTC instant), its JSON read strictly,
 * its content decrypted with the tag checked. @throws BadNotification
 */
export function openNotification(
  merchants: readonly Merchant[],
  headers: IncomingHttpHeaders,
  rawBody: Buffer,
  now: string,
): Notification {
  throw new Error(`not opened: ${merchants.length} ${Object.keys(headers).length} ${rawBody.length} ${now}`);
}
