import type { Tx } from '../../ground/db/db';
import { Violation } from './supermarket.entity';

/** What a supermarket did against the district's rules; it is never changed. */
export const violations = {
  record: (tx: Tx, violation: Violation): Promise<void> => tx.insert(Violation, [violation]),
};
