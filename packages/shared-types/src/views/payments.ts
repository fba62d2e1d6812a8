import type { PaymentStatus, RefundStatus } from '../status';
import type { PaymentMethod, RefundCause } from '../words';

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
  createdAt: string;
  /** WeChat Pay: until when it can be paid (UTC instant). */
  payableUntil: string | null;
  answeredAt: string | null;
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

/** A refund batch of one payment (domain §10). */
export interface RefundView {
  id: string;
  paymentId: string;
  method: PaymentMethod;
  status: RefundStatus;
  supermarketId: string;
  supermarketName: string;
  amountFen: number;
  /** 1 and up within its payment. */
  batchNo: number;
  outRefundNo: string;
  createdAt: string;
  sentAt: string | null;
  endedAt: string | null;
  /** Where the provider put the money, in its words. */
  account: string | null;
  voucherNo: string | null;
  voucherFileId: string | null;
  note: string | null;
  /** Whether it waits for me: a transfer to make, or one to confirm. */
  mine: boolean;
  /** How many items it is made of. */
  itemCount: number;
  /** Whose group orders they are of. */
  groups: { groupOrderId: string; deliveryGroupName: string }[];
}

export interface RefundItemView {
  cause: RefundCause;
  amountFen: number;
  orderId: string | null;
  door: string | null;
  groupOrderId: string | null;
  deliveryGroupName: string | null;
}

export type ReconciliationStatus = 'balanced' | 'differences' | 'no_bill';

/** One merchant's day: the provider's bill beside the books. */
export interface ReconciliationView {
  id: string;
  mchid: string;
  /** The day of the bill in Asia/Shanghai, `2026-11-21`. */
  date: string;
  status: ReconciliationStatus;
  billPayments: number;
  billPaidFen: number;
  billRefundedFen: number;
  feeFen: number;
  bookPaidFen: number;
  bookRefundedFen: number;
  createdAt: string;
  /** Rows that differ. */
  differing: number;
}

export type ReconciliationCause =
  | 'missing_in_books'
  | 'missing_in_bill'
  | 'amount_differs'
  | 'status_differs'
  | 'foreign_payee'
  | 'bill_sum_differs';

export interface ReconciliationDifferenceView {
  cause: ReconciliationCause;
  /** `out_trade_no` or `out_refund_no`. */
  number: string;
  kind: 'payment' | 'refund';
  billFen: number | null;
  bookFen: number | null;
  /** What to do, for people. */
  text: string;
}
