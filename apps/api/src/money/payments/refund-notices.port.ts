import type { RefundResource } from '../../ground/wechat/pay/pay.types';

/** Where the inbox hands WeChat Pay's refund notices to. Applying the same notice again changes nothing. */
export abstract class RefundNotices {
  /** Runs transactions of its own. What it throws is tried again later. */
  abstract applyRefund(resource: RefundResource): Promise<void>;
}
