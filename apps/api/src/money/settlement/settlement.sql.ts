import type { DuesMode, HouseholdOrderStatus, HouseholdTime } from '@cailan/shared-types';
import { marks, type Tx } from '../../ground/db/db';
import { placeColumns } from '../../ground/access/scope';
import type { EndedLine, LostUnits } from '../../ordering/lists/settled-line';

/** Units of a group order's lines in bags that were lost to their households. */
export function lostUnits(tx: Tx, groupOrderId: string): Promise<(LostUnits & { lineId: string })[]> {
  return tx.many(
    `SELECT bl.lineId, b.lossKind, SUM(bl.quantity) AS quantity, SUM(bl.substitutedQuantity) AS substitutedQuantity
     FROM bags b JOIN bag_lines bl ON bl.bagId = b.id
     WHERE b.groupOrderId = ? AND b.lossKind <> '' GROUP BY bl.lineId, b.lossKind`,
    [groupOrderId],
  );
}

const ENDED_LINE = `
  SELECT l.id, l.orderId, l.quantity, l.shortQuantity, l.substitutedQuantity, l.amountFen, l.byWeight, l.packedGrams,
         o.priceFen, o.fenPerKg, s.priceFen AS substitutePriceFen
  FROM household_order_lines l JOIN offers o ON o.id = l.offerId LEFT JOIN offers s ON s.id = l.substituteOfferId`;

/** The lines of a packed group order that are not as ordered and of which nothing is owed back yet. */
export function packedLines(tx: Tx, groupOrderId: string): Promise<EndedLine[]> {
  return tx.many<EndedLine>(
    `${ENDED_LINE} JOIN household_orders h ON h.id = l.orderId
     WHERE h.groupOrderId = ? AND h.status IN ('locked', 'fulfilled') AND h.packedAt IS NOT NULL AND l.finalFen IS NULL
       AND (l.byWeight = 1 OR l.shortQuantity > 0 OR l.substitutedQuantity > 0) AND NOT EXISTS (
         SELECT 1 FROM refund_items i WHERE i.causeId = l.id AND i.causeKind IN ('shortage', 'weight'))
     ORDER BY l.id`,
    [groupOrderId],
  );
}

/** What is owed back for a group order's lines already, by line; a part of a split item carries its payment's id. */
export async function owedOfLines(tx: Tx, groupOrderId: string): Promise<Map<string, number>> {
  const rows = await tx.many<{ lineId: string; fen: number }>(
    `SELECT SUBSTR(causeId, 1, 36) AS lineId, SUM(amountFen) AS fen FROM refund_items
     WHERE groupOrderId = ? AND causeKind IN ('shortage', 'weight', 'loss') GROUP BY SUBSTR(causeId, 1, 36)`,
    [groupOrderId],
  );
  return new Map(rows.map(({ lineId, fen }) => [lineId, fen]));
}

/** These lines as they stand, whatever became of them. */
export function linesOf(tx: Tx, lineIds: readonly string[]): Promise<EndedLine[]> {
  return tx.many<EndedLine>(`${ENDED_LINE} WHERE l.id IN (${marks(lineIds.length)}) ORDER BY l.id`, lineIds);
}

/** The lines that are left: weighed, short, substituted or in a lost bag. */
export function remainingLines(tx: Tx, orderIds: readonly string[]): Promise<EndedLine[]> {
  return tx.many<EndedLine>(
    `${ENDED_LINE}
     WHERE l.orderId IN (${marks(orderIds.length)}) AND l.finalFen IS NULL ORDER BY l.id`,
    orderIds,
  );
}

/** An order as the dues book needs it, with the places and the time that decide whose it is. */
export interface DuesOrder extends HouseholdTime {
  id: string;
  roundId: string;
  groupOrderId: string;
  householdId: string;
  districtId: string;
  streetId: string | null;
  communityId: string;
  gridId: string;
  buildingId: string | null;
  unitId: string | null;
  deliveryGroupId: string;
  door: string;
  runningNumber: number | null;
  amountFen: number;
  finalFen: number | null;
  status: HouseholdOrderStatus;
  placedById: string;
  duesMode: DuesMode;
}

export const DUES_ORDER = `
  SELECT o.id, o.roundId, o.groupOrderId, o.householdId, ${placeColumns('g')}, o.createdAt,
         (SELECT endAt FROM delivery_windows WHERE id = o.windowId) AS windowEndAt, o.door, o.runningNumber, o.amountFen,
         o.finalFen, o.status, o.placedById, r.duesMode
  FROM household_orders o JOIN rounds r ON r.id = o.roundId JOIN group_orders g ON g.id = o.groupOrderId`;
