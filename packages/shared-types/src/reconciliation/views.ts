import type { Instant } from '../ground/instant';
import type { ReconciliationStatus } from './status';

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
  createdAt: Instant;
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
