import type { PaperHead } from '../paper-head';

/** A round's statement (domain §10), by delivery group. Amounts in fen. */
export interface StatementDoc extends PaperHead {
  /** '已结算'. */
  status: string;
  invoiceNo: string;
  groups: readonly {
    name: string;
    households: number;
    orderedFen: number;
    paidFen: number;
    finalFen: number;
    refundedFen: number;
    refundDueFen: number;
  }[];
}
