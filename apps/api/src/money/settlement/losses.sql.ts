import type { LossBearer, LossKind, LossView } from '@cailan/shared-types';
import { marks, type Db, type Tx, type Value } from '../../ground/db/db';
import { placeColumns } from '../../ground/access/scope';
import type { KeyColumn, Page, Paging } from '../../ground/http/pages';
import type { EndedLine } from '../../ordering/lists/settled-line';

/** What a lost bag held of a line, beside the line as it was settled. */
export interface LostBagLine extends EndedLine {
  bagId: string;
  lossBearer: LossBearer | null;
  /** Units in this bag. */
  lostQuantity: number;
  lostSubstituted: number;
  finalFen: number;
}

/** The contents of these settled orders' bags that were lost to their households, by line and bag. */
export function lostBagLines(tx: Tx, orderIds: readonly string[]): Promise<LostBagLine[]> {
  return tx.many<LostBagLine>(
    `SELECT b.id AS bagId, b.lossBearer, bl.quantity AS lostQuantity, bl.substitutedQuantity AS lostSubstituted,
            l.id, l.orderId, l.quantity, l.shortQuantity, l.substitutedQuantity, l.amountFen, l.byWeight, l.packedGrams,
            l.finalFen, o.priceFen, o.fenPerKg, s.priceFen AS substitutePriceFen
     FROM bags b JOIN bag_lines bl ON bl.bagId = b.id JOIN household_order_lines l ON l.id = bl.lineId
     JOIN offers o ON o.id = l.offerId LEFT JOIN offers s ON s.id = l.substituteOfferId
     WHERE b.orderId IN (${marks(orderIds.length)}) AND b.lossKind <> '' ORDER BY l.id, b.id`,
    orderIds,
  );
}

/** A lost bag with the places that decide who sees it and decides on it, and what the books say of it. */
export interface LossRow {
  bagId: string;
  bagCode: string;
  roundId: string;
  orderId: string;
  groupOrderId: string;
  householdId: string;
  supermarketId: string;
  districtId: string;
  streetId: string | null;
  communityId: string;
  door: string;
  deliveryGroupName: string;
  lossKind: LossKind;
  afterGate: number;
  lossFen: number | null;
  lossBearer: LossBearer | null;
  lossDecidedAt: string | null;
  lossNote: string | null;
}

/** One that is lost. */
export interface LostRow extends LossRow {
  lossKind: LossView['lossKind'];
}

/** What ended with its group order is paid back with it, and nobody's loss to decide. Lost after the gate is what left the receiver's hands, or the point that kept it, by another step than the gate handoff's own. */
const LOSS = `
  SELECT b.id AS bagId, b.code AS bagCode, b.roundId, b.orderId, b.groupOrderId, b.householdId, b.groupNumber, b.supermarketId,
         ${placeColumns('g')}, o.door, g.name AS deliveryGroupName, b.lossKind,
         CASE WHEN EXISTS (SELECT 1 FROM bag_events v
                           WHERE v.bagId = b.id AND ((v.fromStatus IN ('handed_over', 'stored') AND v.handoffId IS NULL AND v.toStatus <> 'packed')
                             OR (v.fromStatus = 'stored' AND v.handoffId IN (SELECT c.id FROM handoffs c WHERE c.kind = 'carry'))))
              THEN 1 ELSE 0 END AS afterGate,
         (SELECT SUM(e.debitFen) FROM postings p JOIN posting_entries e ON e.postingId = p.id
          WHERE p.causeKind = 'loss_booked' AND p.causeId = b.id) AS lossFen,
         b.lossBearer, b.lossDecidedAt, b.lossNote
  FROM bags b JOIN group_orders g ON g.id = b.groupOrderId AND g.status <> 'cancelled' JOIN household_orders o ON o.id = b.orderId`;

/** By building; within one as its bags are numbered. */
const BY_BUILDING: readonly KeyColumn[] = [
  { sql: 'b.groupOrderId', of: 'groupOrderId' },
  { sql: 'b.groupNumber', of: 'groupNumber', kind: 'number' },
  { sql: 'b.id', of: 'bagId' },
];

/** A page of a window's lost bags in the actor's scope. */
export async function lossesOfWindow(
  db: Db,
  windowId: string,
  scope: { sql: string; values: readonly Value[] },
  paging: Paging,
): Promise<Page<LostRow[]>> {
  const cut = paging.cut(BY_BUILDING);
  const rows = await db.many<LostRow>(
    `${LOSS} WHERE g.windowId = ? AND b.lossKind <> '' AND ${scope.sql} AND ${cut.where} ${cut.tail}`,
    [windowId, ...scope.values, ...cut.values],
  );
  return paging.page(BY_BUILDING, rows);
}

/** A bag as a loss, by its code; not lost, its `lossKind` is empty. */
export function lossByCode(sql: Db | Tx, bagCode: string): Promise<LossRow | undefined> {
  return sql.one<LossRow>(`${LOSS} WHERE b.code = ?`, [bagCode]);
}
