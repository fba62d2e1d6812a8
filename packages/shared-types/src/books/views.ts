import type { Instant } from '../ground/instant';
import type { LossBearer } from '../losses/words';
import type { AccountKind } from './words';

/** The district's view of the books: balances of every kind of account, and each supermarket's sums. */
export interface BooksView {
  asOf: Instant;
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
