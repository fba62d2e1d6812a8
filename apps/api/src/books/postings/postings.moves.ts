import type { Tx } from '../../ground/db/db';
import { Posting, PostingEntry } from './posting.entity';

/** All that is ever written of the books; nothing in them is changed. */
export const books = {
  /** What happened. @throws where the same cause was posted before. */
  post: (tx: Tx, rows: readonly Posting[]): Promise<void> => tx.insert(Posting, rows),

  /** What it moved. */
  enter: (tx: Tx, rows: readonly PostingEntry[]): Promise<void> => tx.insert(PostingEntry, rows),
};
