import type { PaymentView } from '@cailan/shared-types';

/** Where a WeChat payment that has no outcome yet stands, as this phone can honestly say it. */
export type WechatStep =
  /** The sheet is open, or about to. */
  | 'in_sheet'
  /** The sheet was used and nobody has said how it ended: WeChat is asked until it is known. */
  | 'confirming'
  /** Nobody has paid yet: it can be paid or given up. */
  | 'to_pay'
  /** Another of the leader's people has it in hand; only they can pay it in WeChat. */
  | 'theirs'
  /** Its time is over: what was paid in time still counts, the rest is closed. */
  | 'late';

interface WechatFacts {
  payment: Pick<PaymentView, 'mine' | 'payableUntil'>;
  /** What this phone knows of the sheet: `opened` without an end, `paid` as WeChat said; undefined: not opened, or closed. */
  seen: 'opened' | 'paid' | undefined;
  live: boolean;
  /** The earliest pay-by time of its orders (UTC instant), where known. */
  payBy: string | undefined;
  /** The service's clock. */
  now: Date;
}

/** What WeChat said of its sheet outlives the deadline; a deadline ends everything else. */
export function wechatStep({ payment, seen, live, payBy, now }: WechatFacts): WechatStep {
  if (live) return 'in_sheet';
  if (seen !== undefined) return 'confirming';
  const until = [payment.payableUntil, payBy].flatMap((each) => each ?? []).sort()[0];
  if (until !== undefined && until <= now.toISOString()) return 'late';
  return payment.mine ? 'to_pay' : 'theirs';
}

/** How long to wait before WeChat is asked again, by how often it was asked: soon at first, then every half minute. */
export function checkDelayMs(asked: number): number {
  return Math.min(30_000, 1_000 * 2 ** Math.min(asked, 5));
}
