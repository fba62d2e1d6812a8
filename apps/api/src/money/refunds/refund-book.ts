import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { account, postAll, type Entry } from '../../books/postings/books';
import { sumsByGroup } from './refunds.sql';

type RefundPosting = 'refund_sent' | 'refund_made' | 'refund_failed';

const entriesOf: Record<RefundPosting, (batchId: string, group: string, fen: number) => Entry[]> = {
  refund_sent: (batchId, group, fen) => [
    { account: account.transit(batchId), debitFen: fen },
    { account: account.refunds(group), creditFen: fen },
  ],
  refund_made: (batchId, group, fen) => [
    { account: account.leader(group), debitFen: fen },
    { account: account.transit(batchId), creditFen: fen },
  ],
  refund_failed: (batchId, group, fen) => [
    { account: account.refunds(group), debitFen: fen },
    { account: account.transit(batchId), creditFen: fen },
  ],
};

/** Posts what became of a batch, one posting for each group order that its items belong to. */
export async function postRefund(
  tx: Tx,
  clock: Clock,
  causeKind: RefundPosting,
  batch: { id: string; paymentId: string },
): Promise<void> {
  const causes = (await sumsByGroup(tx, batch.id)).map(({ groupOrderId, roundId, fen }) => {
    const group = groupOrderId ?? batch.paymentId;
    return {
      cause: { roundId, causeKind, causeId: `${batch.id}:${group}` },
      entries: entriesOf[causeKind](batch.id, group, fen),
    };
  });
  await postAll(tx, clock, causes);
}
