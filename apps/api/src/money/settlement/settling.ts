import { lineRefundCause } from '@cailan/shared-types';
import type { Clock } from '../../ground/clock';
import type { Tx } from '../../ground/db/db';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { orderSettled } from '../../books/postings/postings';
import { bookLosses } from './losses';
import { oweLines, owePacked, type LineRefund } from './packing-refunds';
import { householdOrderLines } from '../../ordering/household-orders/household-order-lines.moves';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';
import { settledLine, type EndedLine, type SettledLine } from '../../ordering/lists/settled-line';
import { lostUnits, owedOfLines, remainingLines } from './settlement.sql';

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
  await owePacked(tx, clock, group);
  const losses = await settleLines(tx, groupOrderId, orderIds);
  await householdOrders.settle(tx, orderIds);
  await oweLines(tx, clock, group, orderSettled, losses);
  await bookLosses(tx, clock, group, orderIds);
}

/** Ends the lines; gives what goes back for them beyond what was owed when they were packed. */
async function settleLines(tx: Tx, groupOrderId: string, orderIds: readonly string[]): Promise<LineRefund[]> {
  const lost = await lostUnits(tx, groupOrderId);
  const lossesOf = new Map<string, typeof lost>();
  for (const loss of lost) lossesOf.set(loss.lineId, [...(lossesOf.get(loss.lineId) ?? []), loss]);
  await householdOrderLines.settleOrdinary(tx, orderIds, [...lossesOf.keys()]);
  const rest = await remainingLines(tx, orderIds);
  const settled = new Map(rest.map((line) => [line.id, settledLine(line, lossesOf.get(line.id) ?? [])]));
  await householdOrderLines.settle(tx, settled);
  const owed = await owedOfLines(tx, groupOrderId);
  return rest.flatMap((line) => lossOf(line, settled.get(line.id), owed.get(line.id) ?? 0));
}

function lossOf(line: EndedLine, settled: SettledLine | undefined, owedFen: number): LineRefund[] {
  if (!settled) return [];
  const amountFen = line.amountFen - settled.finalFen - owedFen;
  const lostUnits = settled.missingQuantity + settled.damagedQuantity + settled.returnedQuantity;
  const { id: causeId, orderId, shortQuantity } = line;
  const cause = lineRefundCause({ lostUnits, byWeight: line.byWeight === 1, shortQuantity });
  return amountFen === 0 ? [] : [{ cause, causeId, orderId, amountFen }];
}
