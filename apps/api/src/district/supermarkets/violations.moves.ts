import { marks, type Tx } from '../../ground/db/db';
import { Violation } from './supermarket.entity';

/** What a supermarket did against the district's rules; it is never changed, only forgotten. */
export const violations = {
  record: (tx: Tx, violation: Violation): Promise<void> => tx.insert(Violation, [violation]),

  /** Why it was allowed. */
  forgetReasons: (tx: Tx, ids: readonly string[]): Promise<number> =>
    tx.run(`UPDATE violations SET permitReason = '' WHERE id IN (${marks(ids.length)})`, ids),
};
