import { lineRefundCause } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { refundsOwed, type OwedBack } from '../../books/owed/refund-items';
import { postAll } from '../../books/postings/post';
import { orderPacked, orderSettled } from '../../books/postings/postings';
import { settledLine } from '../../ordering/lists/settled-line';
import { packedLines } from './settlement.sql';

/** A line's part of what goes back to the payer, named as its cause. */
export type LineRefund = OwedBack & { orderId: string };

/**
 * Owes back what picking and packing left of a packed group order's lines: shortages, cheaper substitutes and grams
 * (domain §10). The caller holds the group's row locked. What is owed already is left alone, so it may be repeated.
 */
export async function owePacked(tx: Tx, clock: Clock, group: GroupOrder): Promise<void> {
  const owed = (await packedLines(tx, group.id)).flatMap((line): LineRefund[] => {
    const amountFen = line.amountFen - settledLine(line, []).finalFen;
    const { byWeight, shortQuantity } = line;
    const cause = lineRefundCause({ lostUnits: 0, byWeight: byWeight === 1, shortQuantity });
    return amountFen === 0 ? [] : [{ cause, causeId: line.id, orderId: line.orderId, amountFen }];
  });
  await oweLines(tx, clock, group, orderPacked, owed);
}

/** One item for each line, one posting for each order: the supermarket owes the payer, the household owes less. */
export async function oweLines(
  tx: Tx,
  clock: Clock,
  group: GroupOrder,
  posting: typeof orderPacked | typeof orderSettled,
  owed: readonly LineRefund[],
): Promise<void> {
  await refundsOwed.forGroupOrder(tx, clock, group, owed);
  const byOrder = new Map<string, number>();
  for (const { orderId, amountFen } of owed) byOrder.set(orderId, (byOrder.get(orderId) ?? 0) + amountFen);
  const postings = [...byOrder].map(([id, fen]) => posting(group, { id, fen }));
  await postAll(tx, clock, postings);
}
