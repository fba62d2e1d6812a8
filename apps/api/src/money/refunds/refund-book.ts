import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { postAll } from '../../books/postings/post';
import type { BatchPart, NewPosting } from '../../books/postings/postings';
import { sumsByGroup } from './refunds.sql';

/** Posts what became of a batch, one posting for each group order that its items belong to. */
export async function postRefund(
  tx: Tx,
  clock: Clock,
  posting: (part: BatchPart) => NewPosting,
  { id: batchId, paymentId }: { id: string; paymentId: string },
): Promise<void> {
  const parts = await sumsByGroup(tx, batchId);
  await postAll(
    tx,
    clock,
    parts.map((part) => posting({ batchId, paymentId, ...part })),
  );
}
