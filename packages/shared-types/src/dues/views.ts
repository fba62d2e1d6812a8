import type { Instant } from '../ground/instant';
import type { HouseholdOrderStatus } from '../lists/status';

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
  tickedAt: Instant;
  /** Who said that a return had arrived, and when; null until then, and for what was collected. */
  acknowledgedBy: string | null;
  acknowledgedAt: Instant | null;
}
