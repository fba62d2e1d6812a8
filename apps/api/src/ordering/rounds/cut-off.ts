import type { Tx } from '../../ground/db/db';

/** A gate that lets nothing through: no instant is before it, so that nobody's clock passes it. */
const SHUT = '';

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
  await tx.run(`UPDATE rounds SET status = 'open', cutOffAt = ?, payBy = ? WHERE id = ?`, [
    cutOffAt,
    payBy,
    roundId,
  ]);
  await tx.run('UPDATE group_orders SET acceptUntil = ?, payBy = ? WHERE roundId = ?', [
    cutOffAt,
    payBy,
    roundId,
  ]);
}

/** Ends the taking of lists now, or at the cut-off where that is past; waits for those who are passing a gate. */
export async function takeNoMore(
  tx: Tx,
  round: { id: string; cutOffAt: string },
  status: 'closed' | 'fulfilling',
  now: string,
): Promise<void> {
  const cutOffAt = round.cutOffAt < now ? round.cutOffAt : now;
  await tx.run('UPDATE rounds SET status = ?, cutOffAt = ? WHERE id = ?', [status, cutOffAt, round.id]);
  await tx.run('UPDATE group_orders SET acceptUntil = ? WHERE roundId = ?', [SHUT, round.id]);
}
