import type { PaperHead } from '../paper-head';

/** What passed between a household and its leader (domain §10), for both to keep. Amounts in fen. */
export interface DuesReceiptDoc extends PaperHead {
  /** '甲苑 3-2-501'. */
  household: string;
  leader: string;
  runningNumber: string;
  /** What the household owes in all, by what it has come to so far. */
  dueFen: number;
  /** What it still owes; below zero its leader owes. */
  balanceFen: number;
  passed: readonly {
    direction: 'collected' | 'returned';
    amountFen: number;
    at: string;
    by: string;
    /** Who acknowledged a return, and when; both left out while it waits. */
    acknowledgedBy?: string;
    acknowledgedAt?: string;
  }[];
}
