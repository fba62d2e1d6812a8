import type { AccountKind, LossBearer } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import { isDuplicate, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import { Posting, PostingEntry } from './posting.entity';

/**
 * The chart of accounts, in fen (domain §10). Debit is what is owed to the holder, credit what the holder owes.
 * `dues:ORDER` a household to its leader · `payable:GROUP` the group to its supermarket · `leader:GROUP` the leader's
 * cash · `refunds:GROUP` the supermarket to the payer · `transit:PAYMENT` and `transit:BATCH` money on its way, in and
 * back · `loss:BEARER:ID` what a supermarket or community bears of lost goods · `lost:GROUP` those goods. Money of no
 * known order stands under its payment's id in the place of the group's.
 */
export const account = {
  dues: (orderId: string) => `dues:${orderId}`,
  payable: (groupOrderId: string) => `payable:${groupOrderId}`,
  leader: (groupOrderId: string) => `leader:${groupOrderId}`,
  refunds: (groupOrderId: string) => `refunds:${groupOrderId}`,
  transit: (id: string) => `transit:${id}`,
  loss: (bearer: LossBearer, id: string) => `loss:${bearer}:${id}`,
  lost: (groupOrderId: string) => `lost:${groupOrderId}`,
};

export interface Entry {
  account: string;
  debitFen?: number;
  creditFen?: number;
}

/**
 * What happened, debit → credit. `payment_received` transit → leader (money is with the payee), then `payment` payable →
 * transit or `late_payment` refunds → transit. `order_packed`, `order_settled` and `claim_answered` refunds → dues.
 * `refund_sent` transit → refunds, then `refund_made` leader → transit or `refund_failed` refunds → transit.
 * `loss_booked` loss → lost, `loss_decided` loss → loss. `dues_ticked` leader → dues or back.
 */
export type CauseKind =
  | 'group_confirmed'
  | 'group_reopened'
  | 'group_cancelled'
  | 'payment_received'
  | 'payment'
  | 'late_payment'
  | 'order_packed'
  | 'order_settled'
  | 'claim_answered'
  | 'refund_sent'
  | 'refund_made'
  | 'refund_failed'
  | 'loss_booked'
  | 'loss_decided'
  | 'dues_ticked';

/** A cause with its entries; money of no known order belongs to no round. */
export interface Cause {
  roundId: string | null;
  causeKind: CauseKind;
  causeId: string;
}

/**
 * Posts one cause's entries; entries of nothing are left out. The same cause is posted once: false when it was before.
 * @throws Error when debits and credits differ, which is a bug.
 */
export async function post(tx: Tx, clock: Clock, cause: Cause, entries: readonly Entry[]): Promise<boolean> {
  const { postings, rows } = booked(clock, [{ cause, entries }]);
  try {
    await tx.insert(Posting, postings);
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
  await tx.insert(PostingEntry, rows);
  return true;
}

/** Posts many causes at once, none of them posted before: the caller's rows say so. As `post` in all else. */
export async function postAll(
  tx: Tx,
  clock: Clock,
  causes: readonly { cause: Cause; entries: readonly Entry[] }[],
): Promise<void> {
  const { postings, rows } = booked(clock, causes);
  await tx.insert(Posting, postings);
  await tx.insert(PostingEntry, rows);
}

/** The rows of causes with something to post; debits and credits of each are equal. */
function booked(
  clock: Clock,
  causes: readonly { cause: Cause; entries: readonly Entry[] }[],
): { postings: Posting[]; rows: PostingEntry[] } {
  const postings: Posting[] = [];
  const rows: PostingEntry[] = [];
  for (const { cause, entries } of causes) {
    const full = entries.map(({ account, debitFen = 0, creditFen = 0 }) => ({
      account,
      debitFen,
      creditFen,
    }));
    const some = full.filter(({ debitFen, creditFen }) => debitFen !== 0 || creditFen !== 0);
    const debit = some.reduce((sum, { debitFen }) => sum + debitFen, 0);
    const credit = some.reduce((sum, { creditFen }) => sum + creditFen, 0);
    if (debit !== credit)
      throw new Error(`${cause.causeKind} ${cause.causeId}: debits ${debit}, credits ${credit}`);
    if (some.length === 0) continue;
    const posting = { id: newId(), ...cause, postedAt: clock.now() };
    postings.push(posting);
    for (const entry of some)
      rows.push({
        id: newId(),
        postingId: posting.id,
        roundId: cause.roundId,
        causeKind: cause.causeKind,
        accountKind: kindOf(entry.account),
        ...entry,
      });
  }
  return { postings, rows };
}

function kindOf(key: string): AccountKind {
  return key.slice(0, key.indexOf(':')) as AccountKind;
}
