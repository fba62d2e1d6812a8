import type { Instant } from '../ground/instant';
import type { PaymentStatus } from './status';
import type { PaymentMethod } from './words';

/** Money for one or several group orders of one payee. */
export interface PaymentView {
  id: string;
  method: PaymentMethod;
  status: PaymentStatus;
  supermarketId: string;
  supermarketName: string;
  amountFen: number;
  /** What of it went back, and what is on its way back. */
  refundedFen: number;
  refundingFen: number;
  voucherNo: string | null;
  voucherFileId: string | null;
  createdAt: Instant;
  /** WeChat Pay: until when it can be paid (UTC instant). */
  payableUntil: Instant | null;
  answeredAt: Instant | null;
  note: string | null;
  /** Whether I am its payer, who alone can pay it in WeChat. */
  mine: boolean;
  allocations: { groupOrderId: string; deliveryGroupName: string; amountFen: number }[];
}

/** What `wx.requestPayment` takes. */
export interface PaySheetView {
  appId: string;
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

/** What WeChat reads of a notice that was not taken: it sends it again later. */
export interface NoticeRefusedView {
  code: 'FAIL';
  message: string;
}
