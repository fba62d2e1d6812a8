import type { Tx } from '../../ground/db/db';
import { storedFiles } from '../../ground/store/stored-files.moves';
import { payments } from '../../money/payments/payments.moves';
import { refunds } from '../../money/refunds/refunds.moves';
import { handoffExceptions, handoffs } from '../../road/handoffs/handoffs.moves';

/** Whose rows name pictures, by column: those of `namingColumns`. */
export const NAMING = {
  'payments.voucherFileId': payments,
  'refund_batches.voucherFileId': refunds,
  'handoffs.fileId': handoffs,
  'handoff_exceptions.fileId': handoffExceptions,
};

/** Removes pictures' records, and their ids wherever one stands. */
export async function forgetPictures(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const owner of Object.values(NAMING)) await owner.forgetPictures(tx, ids);
  await storedFiles.remove(tx, ids);
}
