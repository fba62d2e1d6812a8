import type { HouseholdOrderStatus, RoundStatus } from '../status';
import type { AccountKind, LossBearer } from '../words';

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
  status: HouseholdOrderStatus;
  amountFen: number;
  finalFen: number | null;
  collectedFen: number;
  /** What the household still owes its leader; negative: what the leader owes the household. */
  balanceFen: number;
  /** What the leader has ticked as given back and the household has not acknowledged yet. */
  returnWaitingFen: number;
  /** The earliest first. */
  passed: DuesPassView[];
}

/** Money that passed between a household and its leader, with the names of those whose hands it went through. */
export interface DuesPassView {
  direction: 'collected' | 'returned';
  amountFen: number;
  /** Who ticked it for the leader's side, and when. */
  by: string;
  tickedAt: string;
  /** Who said that a return had arrived, and when; null until then, and for what was collected. */
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
}

/** A bag that was lost, and who bears it; by default the supermarket (domain §9). */
export interface LossView {
  bagCode: string;
  orderId: string;
  door: string;
  deliveryGroupName: string;
  lossKind: 'missing' | 'damaged' | 'returned';
  /** Whether it was lost after the gate's signature: before it the supermarket bears it, and nobody decides. */
  afterGate: boolean;
  /** What was refunded for it; null until the round is settled. */
  lossFen: number | null;
  bearer: LossBearer;
  decidedAt: string | null;
  note: string | null;
}

/** The district's view of the books: balances of every kind of account, and each supermarket's sums. */
export interface BooksView {
  asOf: string;
  accounts: { kind: AccountKind; name: string; debitFen: number; creditFen: number; balanceFen: number }[];
  supermarkets: {
    supermarketId: string;
    name: string;
    rounds: number;
    orderedFen: number;
    paidFen: number;
    finalFen: number;
    refundedFen: number;
    refundDueFen: number;
  }[];
  losses: { bearer: LossBearer; name: string; lossFen: number }[];
  /** The sum of every balance: zero, or the books are broken. */
  totalFen: number;
}
