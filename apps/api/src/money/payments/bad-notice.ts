import { BadNotification, type BadNotificationCode } from '../../ground/wechat/pay/callback';

export type BadNoticeCode =
  BadNotificationCode | 'foreign_merchant' | 'wrong_currency' | 'wechat_not_configured';

/** A notice that is refused: its code says why, and nothing of it was applied. */
export class BadNotice extends Error {
  constructor(
    readonly code: BadNoticeCode,
    readonly httpStatus = 400,
  ) {
    super(code);
  }
}

/** What is wrong with the notice, where that is the error. */
export function badNotice(error: unknown): BadNotice | undefined {
  if (error instanceof BadNotification) return new BadNotice(error.code, error.httpStatus);
  return error instanceof BadNotice ? error : undefined;
}
