import type { AccountKind } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Posting, PostingEntry } from './posting.entity';
import type { NewPosting } from './postings';
import { books } from './postings.moves';

/**
 * Posts one cause; entries of nothing are left out. The same cause is posted once: where it was before, nothing is written.
 * @throws Error when debits and credits differ, which is a bug.
 */
export async function post(tx: Tx, clock: Clock, posting: NewPosting): Promise<void> {
  const { postings, entries } = rowsOf(clock, [posting]);
  try {
    await books.post(tx, postings);
  } catch (error) {
    if (isDuplicate(error)) return;
    throw error;
  }
  await books.enter(tx, entries);
}

/** Posts many causes at once, none of them posted before: the caller's rows say so. As `post` in all else. */
export async function postAll(tx: Tx, clock: Clock, all: readonly NewPosting[]): Promise<void> {
  const { postings, entries } = rowsOf(clock, all);
  await books.post(tx, postings);
  await books.enter(tx, entries);
}

/** The rows of causes with something to post; debits and credits of each are equal. */
function rowsOf(clock: Clock, all: readonly NewPosting[]): { postings: Posting[]; entries: PostingEntry[] } {
  const postings: Posting[] = [];
  const entries: PostingEntry[] = [];
  for (const { roundId, causeKind, causeId, entries: sides } of all) {
    const some = sides
      .map(({ account, debitFen = 0, creditFen = 0 }) => ({ account, debitFen, creditFen }))
      .filter(({ debitFen, creditFen }) => debitFen !== 0 || creditFen !== 0);
    const debit = some.reduce((sum, { debitFen }) => sum + debitFen, 0);
    const credit = some.reduce((sum, { creditFen }) => sum + creditFen, 0);
    if (debit !== credit) throw new Error(`${causeKind} ${causeId}: debits ${debit}, credits ${credit}`);
    if (some.length === 0) continue;
    const postingId = newId();
    postings.push({ id: postingId, roundId, causeKind, causeId, postedAt: clock.now() });
    for (const side of some)
      entries.push({
        id: newId(),
        postingId,
        roundId,
        causeKind,
        accountKind: kindOf(side.account),
        ...side,
      });
  }
  return { postings, entries };
}

function kindOf(key: string): AccountKind {
  return key.slice(0, key.indexOf(':')) as AccountKind;
}
