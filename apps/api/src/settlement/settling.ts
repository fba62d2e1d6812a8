import type { Clock } from '../clock';
import { marks, type Tx } from '../db/db';
import { newId } from '../db/ids';
import { GroupOrder } from '../group-orders/group-order.entity';
import { account, postAll } from './books';
import { bookLosses } from './losses';
import { settledLine, type EndedLine, type SettledLine } from './settled-line';
import { lostUnits, remainingLines, settleOrdinaryLines, writeSettledLines } from './settlement.sql';
import { RefundItem } from './settlement.entity';

/**
 * Settles one completed group order in the caller's transaction: its fulfilled household orders get their final
 * amounts, refunds due and postings, and are settled. What is settled already is left alone, so it may be repeated.
 */
export async function settleGroup(tx: Tx, clock: Clock, groupOrderId: string): Promise<void> {
  const group = await tx.lockById(GroupOrder, groupOrderId);
  const orders = await tx.many<{ id: string }>(
    `SELECT id FROM household_orders WHERE groupOrderId = ? AND status = 'fulfilled' ORDER BY id ${tx.forUpdate}`,
    [groupOrderId],
  );
  if (!group || orders.length === 0) return;
  const orderIds = orders.map(({ id }) => id);
  const refunds = await settleLines(tx, groupOrderId, orderIds);
  await tx.run(
    `UPDATE household_orders SET status = 'settled', finalFen = COALESCE(
       (SELECT SUM(l.finalFen) FROM household_order_lines l WHERE l.orderId = household_orders.id), 0)
     WHERE id IN (${marks(orderIds.length)})`,
    orderIds,
  );
  await oweRefunds(tx, clock, group, refunds);
  await bookLosses(tx, clock, group, orderIds);
}

interface LineRefund {
  lineId: string;
  orderId: string;
  amountFen: number;
}

async function settleLines(tx: Tx, groupOrderId: string, orderIds: readonly string[]): Promise<LineRefund[]> {
  const lost = await lostUnits(tx, groupOrderId);
  const lossesOf = new Map<string, typeof lost>();
  for (const loss of lost) lossesOf.set(loss.lineId, [...(lossesOf.get(loss.lineId) ?? []), loss]);
  await settleOrdinaryLines(tx, orderIds, [...lossesOf.keys()]);
  const rest = await remainingLines(tx, orderIds);
  const settled = new Map(rest.map((line) => [line.id, settledLine(line, lossesOf.get(line.id) ?? [])]));
  await writeSettledLines(tx, settled);
  return rest.flatMap((line) => refundOf(line, settled.get(line.id)));
}

function refundOf(line: EndedLine, settled: SettledLine | undefined): LineRefund[] {
  const amountFen = line.amountFen - (settled?.finalFen ?? line.amountFen);
  return amountFen === 0 ? [] : [{ lineId: line.id, orderId: line.orderId, amountFen }];
}

/** One refund item for each line, one posting for each order: the supermarket owes the payer, the household owes less. */
async function oweRefunds(
  tx: Tx,
  clock: Clock,
  group: GroupOrder,
  refunds: readonly LineRefund[],
): Promise<void> {
  const { id: groupOrderId, roundId } = group;
  const createdAt = clock.now();
  await tx.insert(
    RefundItem,
    refunds.map(({ lineId, orderId, amountFen }) => ({
      id: newId(),
      roundId,
      groupOrderId,
      orderId,
      paymentId: null,
      batchId: null,
      causeKind: 'line',
      causeId: lineId,
      amountFen,
      status: 'due',
      createdAt,
    })),
  );
  const byOrder = new Map<string, number>();
  for (const { orderId, amountFen } of refunds) byOrder.set(orderId, (byOrder.get(orderId) ?? 0) + amountFen);
  const causes = [...byOrder].map(([orderId, fen]) => ({
    cause: { roundId, causeKind: 'order_settled' as const, causeId: orderId },
    entries: [
      { account: account.refunds(groupOrderId), debitFen: fen },
      { account: account.dues(orderId), creditFen: fen },
    ],
  }));
  await postAll(tx, clock, causes);
}
