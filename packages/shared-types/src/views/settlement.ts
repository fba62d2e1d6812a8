import type { RoundStatus } from '../status';

/** A round's statement for leader and supermarket, read from the books. All amounts in fen. */
export interface StatementView {
  roundId: string;
  roundCode: string;
  status: RoundStatus;
  orderedFen: number;
  paidFen: number;
  finalFen: number;
  refundDueFen: number;
  groups: StatementGroupView[];
}

export interface StatementGroupView {
  groupOrderId: string;
  name: string;
  households: number;
  orderedFen: number;
  paidFen: number;
  finalFen: number;
  refundDueFen: number;
}

/** The leader's dues book for one group order: who owes what, and whom the leader owes. */
export interface DuesView {
  groupOrderId: string;
  households: DuesLineView[];
  owedToLeaderFen: number;
  owedByLeaderFen: number;
}

export interface DuesLineView {
  orderId: string;
  door: string;
  runningNumber: number | null;
  amountFen: number;
  finalFen: number | null;
  collectedFen: number;
  /** What the household still owes its leader; negative: what the leader owes the household. */
  balanceFen: number;
}
