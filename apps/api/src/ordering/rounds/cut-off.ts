import type { Tx } from '../../ground/db/db';
import { groupOrders } from '../group-orders/group-orders.moves';
import { rounds } from './rounds.moves';

/**
 * The only writers of when a round's lists may be written. The round's `cutOffAt` says it; the gates of its buildings,
 * which every write of a list passes before its commit, say it again while the round is open, and let nothing
 * through from its closing on: a submission that began before and comes late is refused, so that what is read after a
 * closing is all that there will be. Confirming, reopening and cancelling a building leave its gate alone.
 */
export async function takeUntil(
  tx: Tx,
  roundId: string,
  { cutOffAt, payBy }: { cutOffAt: string; payBy: string },
): Promise<void> {
  await rounds.takeUntil(tx, roundId, { cutOffAt, payBy });
  await groupOrders.takeUntil(tx, roundId, { cutOffAt, payBy });
}

/** Ends the taking of lists now, or at the cut-off where that is past; waits for those who are passing a gate. */
export async function takeNoMore(
  tx: Tx,
  round: { id: string; cutOffAt: string },
  status: 'closed' | 'fulfilling',
  now: string,
): Promise<void> {
  const cutOffAt = round.cutOffAt < now ? round.cutOffAt : now;
  await rounds.close(tx, round.id, status, cutOffAt);
  await groupOrders.takeNoMore(tx, round.id);
}
