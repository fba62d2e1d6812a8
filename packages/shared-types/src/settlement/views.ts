import type { RoundStatus } from '../rounds/status';

/** A round's statement for leader and supermarket, read from the books. All amounts in fen. */
export interface StatementView {
  roundId: string;
  roundCode: string;
  status: RoundStatus;
  orderedFen: number;
  paidFen: number;
  finalFen: number;
  /** What went back already. */
  refundedFen: number;
  /** What is still to go back. */
  refundDueFen: number;
  invoiceNo: string | null;
  groups: StatementGroupView[];
}

export interface StatementGroupView {
  groupOrderId: string;
  name: string;
  households: number;
  orderedFen: number;
  paidFen: number;
  finalFen: number;
  refundedFen: number;
  refundDueFen: number;
}
