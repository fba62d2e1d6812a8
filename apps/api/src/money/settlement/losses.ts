import { prorate } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { postAll } from '../../books/postings/post';
import { lossBooked, lossDecided } from '../../books/postings/postings';
import { lostBagLines, type LostBagLine } from './losses.sql';
import { settledLine } from '../../ordering/lists/settled-line';

/**
 * Books what the bags of just settled orders that were lost are worth: the supermarket bears it, since it refunds it,
 * until a decision of the community names somebody else (domain §9); one that was made before takes effect at once.
 */
export async function bookLosses(
  tx: Tx,
  clock: Clock,
  group: GroupOrder,
  orderIds: readonly string[],
): Promise<void> {
  const { id: groupOrderId, roundId, supermarketId, communityId } = group;
  const bags = lossesByBag(await lostBagLines(tx, orderIds));
  const postings = [...bags].flatMap(([bagId, { fen, bearer }]) => {
    const bag = { bagId, roundId, groupOrderId, supermarketId, communityId, fen };
    return bearer === 'community' ? [lossBooked(bag), lossDecided(bag, 'community', 0)] : [lossBooked(bag)];
  });
  await postAll(tx, clock, postings);
}

/** A line's loss is what it would have cost less what it did; bags that lost units of it share it by their units. */
function lossesByBag(rows: readonly LostBagLine[]): Map<string, { fen: number; bearer: string | null }> {
  const byLine = new Map<string, LostBagLine[]>();
  for (const row of rows) byLine.set(row.id, [...(byLine.get(row.id) ?? []), row]);
  const bags = new Map<string, { fen: number; bearer: string | null }>();
  for (const parts of byLine.values()) {
    const shares = prorate(
      lineLossFen(parts),
      parts.map(({ lostQuantity, lostSubstituted }) => lostQuantity + lostSubstituted),
    );
    parts.forEach(({ bagId, lossBearer }, i) => {
      const fen = (bags.get(bagId)?.fen ?? 0) + (shares[i] ?? 0);
      bags.set(bagId, { fen, bearer: lossBearer });
    });
  }
  return bags;
}

/** The settled line has its lost substitutes taken off: they are put back to know what it would have cost. */
function lineLossFen(parts: readonly LostBagLine[]): number {
  const [line] = parts;
  if (!line) return 0;
  const substitutes = parts.reduce((sum, { lostSubstituted }) => sum + lostSubstituted, 0);
  const whole = settledLine({ ...line, substitutedQuantity: line.substitutedQuantity + substitutes }, []);
  return whole.finalFen - line.finalFen;
}
