import { lineRefundCause } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { refuse } from '../../ground/refused';
import type { RefundItem } from '../../books/owed/refund-item.entity';
import { refundsOwed } from '../../books/owed/refund-items';
import { refundItems } from '../../books/owed/refund-items.moves';
import { post } from '../../books/postings/post';
import { orderReweighed } from '../../books/postings/postings';
import { owePacked } from '../settlement/packing-refunds';
import { settledLine, type EndedLine } from '../../ordering/lists/settled-line';
import { linesOf } from '../settlement/settlement.sql';

/** Corrected grams of one line, and the name by which people know it. */
interface Correction {
  lineId: string;
  name: string;
  grams: number;
}

/**
 * Writes corrected grams of a packed order's lines and what follows for the money (domain §10): what is owed back for
 * them afterwards is by the new weight. `number` counts the order's corrections. The caller holds the group's row locked.
 * @throws Refused `weight_refund_sent` when less is to go back than is on its way already.
 */
export async function correctWeights(
  tx: Tx,
  clock: Clock,
  group: GroupOrder,
  { orderId, number, corrections }: { orderId: string; number: number; corrections: readonly Correction[] },
): Promise<void> {
  // Once the group is packed its refunds are owed, first by the grams as they were; before that none is.
  const owed = group.status === 'packed';
  if (owed) await owePacked(tx, clock, group);
  let changeFen = 0;
  for (const correction of [...corrections].sort((a, b) => (a.lineId < b.lineId ? -1 : 1))) {
    const { lineId, grams } = correction;
    const [line] = await linesOf(tx, [lineId]);
    await householdOrderLines.reweigh(tx, lineId, grams);
    if (line && owed) changeFen += await change(tx, clock, group, line, { ...correction, number });
  }
  await post(tx, clock, orderReweighed(group, { id: orderId, fen: changeFen }, number));
}

/** @returns how many fen more go back for the line; below zero, how many fewer. */
async function change(
  tx: Tx,
  clock: Clock,
  group: GroupOrder,
  line: EndedLine,
  { grams, name, number }: Correction & { number: number },
): Promise<number> {
  const moreFen = settledLine(line, []).finalFen - settledLine({ ...line, packedGrams: grams }, []).finalFen;
  const items = await itemsOf(tx, line.id);
  if (moreFen > 0) {
    const cause = lineRefundCause({ lostUnits: 0, byWeight: true, shortQuantity: line.shortQuantity });
    const causeId = items.length === 0 ? line.id : `${line.id}:w${number}`;
    await refundsOwed.forGroupOrder(tx, clock, group, [
      { cause, causeId, orderId: line.orderId, amountFen: moreFen },
    ]);
  }
  if (moreFen < 0) await takeBack(tx, items, 0 - moreFen, name);
  return moreFen;
}

type LineItem = Pick<RefundItem, 'id' | 'amountFen' | 'status'>;

/** What is owed back for a line's packing, the latest first. */
function itemsOf(tx: Tx, lineId: string): Promise<LineItem[]> {
  return tx.many<LineItem>(
    `SELECT id, amountFen, status FROM refund_items
     WHERE SUBSTR(causeId, 1, 36) = ? AND causeKind IN ('shortage', 'weight') ORDER BY id DESC ${tx.forUpdate}`,
    [lineId],
  );
}

/** Less goes back: taken from what is due, never from what a batch has frozen. */
async function takeBack(tx: Tx, items: readonly LineItem[], lessFen: number, name: string): Promise<void> {
  let rest = lessFen;
  for (const item of items.filter(({ status }) => status === 'due')) {
    const part = Math.min(rest, item.amountFen);
    if (part > 0) await refundItems.lessen(tx, item, part);
    rest -= part;
  }
  if (rest > 0) refuse('weight_refund_sent', { name });
}
