import type { Instant } from '../ground/instant';
import type { PaymentMethod } from '../payments/words';
import type { RefundStatus } from './status';
import type { RefundCause } from './words';

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
  createdAt: Instant;
  sentAt: Instant | null;
  endedAt: Instant | null;
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
