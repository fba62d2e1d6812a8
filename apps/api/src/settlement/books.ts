import type { Clock } from '../clock';
import { isDuplicate, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { Posting, PostingEntry } from './settlement.entity';

/**
 * The accounts, in fen (domain §10). Debit is what is owed to the holder, credit what the holder owes.
 * `dues:ORDER` a household to its leader · `payable:GROUP` the group to its supermarket · `leader:GROUP` the leader's
 * cash · `refunds:GROUP` the supermarket to the payer.
 */
export const account = {
  dues: (orderId: string) => `dues:${orderId}`,
  payable: (groupOrderId: string) => `payable:${groupOrderId}`,
  leader: (groupOrderId: string) => `leader:${groupOrderId}`,
  refunds: (groupOrderId: string) => `refunds:${groupOrderId}`,
};

export interface Entry {
  account: string;
  debitFen?: number;
  creditFen?: number;
}

export type CauseKind =
  | 'group_confirmed'
  | 'group_reopened'
  | 'group_cancelled'
  | 'payment'
  | 'late_payment'
  | 'dues_ticked'
  | 'order_settled';

/**
 * Posts one cause's entries; entries of nothing are left out. The same cause is posted once: false when it was before.
 * @throws Error when debits and credits differ, which is a bug.
 */
export async function post(
  tx: Tx,
  clock: Clock,
  cause: { roundId: string; causeKind: CauseKind; causeId: string },
  entries: readonly Entry[],
): Promise<boolean> {
  const rows = entries.filter(({ debitFen = 0, creditFen = 0 }) => debitFen !== 0 || creditFen !== 0);
  const debit = rows.reduce((sum, { debitFen = 0 }) => sum + debitFen, 0);
  const credit = rows.reduce((sum, { creditFen = 0 }) => sum + creditFen, 0);
  if (debit !== credit)
    throw new Error(`${cause.causeKind} ${cause.causeId}: debits ${debit}, credits ${credit}`);
  if (rows.length === 0) return true;
  const id = newId();
  try {
    await tx.insert(Posting, [{ id, ...cause, postedAt: clock.now() }]);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
  await tx.insert(
    PostingEntry,
    rows.map((row) => ({
      id: newId(),
      postingId: id,
      account: row.account,
      debitFen: row.debitFen ?? 0,
      creditFen: row.creditFen ?? 0,
    })),
  );
  return true;
}
