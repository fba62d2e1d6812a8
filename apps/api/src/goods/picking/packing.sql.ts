import type {
  BagView,
  PackHouseholdView,
  ProductClass,
  Storage,
  WeighedLine,
  GroupOrderStatus,
} from '@cailan/shared-types';
import type { Db, Tx } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { groupOrders } from '../../ordering/group-orders/group-orders.moves';
import type { SealedRecipient } from '../../ordering/lists/recipients';
import { SHELF_ORDER } from './picking.sql';

/** A line as it is packed, with how far its group has come. */
export interface PackingLine {
  lineId: string;
  productClass: ProductClass;
  byWeight: number;
  quantity: number;
  shortQuantity: number;
  substitutedQuantity: number;
  askUntil: string | null;
  name: string;
  massGrams: number;
  storage: Storage;
  substituteStorage: Storage | null;
  groupStatus: GroupOrderStatus;
  finishedAt: string | null;
}

/** Units of the product itself that are left of a line. */
export const unitsLeft = ({ quantity, shortQuantity, substitutedQuantity }: PackingLine): number =>
  quantity - shortQuantity - substitutedQuantity;

/** A line as the rules of weighing see it. */
export function weighed(line: PackingLine): WeighedLine {
  const { lineId, name, massGrams } = line;
  return { lineId, name, massGrams, byWeight: line.byWeight === 1, units: unitsLeft(line) };
}

/** All that closing a household's packing must know, in one read. */
export function packingLines(tx: Tx, orderId: string, groupOrderId: string): Promise<PackingLine[]> {
  return tx.many<PackingLine>(
    `SELECT l.id AS lineId, l.productClass, l.byWeight, l.quantity, l.shortQuantity, l.substitutedQuantity, l.askUntil,
            o.name, o.massGrams, o.storage, s.storage AS substituteStorage, g.status AS groupStatus, w.finishedAt
     FROM household_order_lines l
     JOIN offers o ON o.id = l.offerId
     JOIN group_orders g ON g.id = ?
     LEFT JOIN waves w ON w.roundId = g.roundId AND w.wave = g.wave
     LEFT JOIN offers s ON s.id = l.substituteOfferId
     WHERE l.orderId = ? ORDER BY ${SHELF_ORDER}, l.id`,
    [groupOrderId, orderId],
  );
}

/**
 * Counts a household as packed and gives the numbers of its bags within the group; the last one makes the group packed,
 * or complete where it has no bag at all. Undefined when the group is no longer being packed.
 */
export async function countPacked(
  tx: Tx,
  groupOrderId: string,
  bags: number,
): Promise<{ first: number; ended: 'packed' | 'completed' | undefined } | undefined> {
  if ((await groupOrders.countPacked(tx, groupOrderId, bags)) === 0) return undefined;
  const group = await tx.one<GroupOrder>('SELECT bagCount, status FROM group_orders WHERE id = ?', [
    groupOrderId,
  ]);
  const ended = group?.status === 'packed' || group?.status === 'completed' ? group.status : undefined;
  return { first: (group?.bagCount ?? bags) - bags + 1, ended };
}

/** A household's bags as clients see them. */
export function bagViews(sql: Db | Tx, orderId: string): Promise<BagView[]> {
  return sql.many<BagView>(
    `SELECT id, code, lane, number, ofCount AS \`of\`, status, version, heldAt FROM bags
     WHERE orderId = ? ORDER BY number`,
    [orderId],
  );
}

/** A household of a pack sheet; recipient and note are still sealed. */
export type PackRow = SealedRecipient & Omit<PackHouseholdView, 'recipient' | 'phone' | 'lines' | 'bags'>;

/** The locked orders of a group in stair order. */
export function packRows(db: Db, groupOrderId: string): Promise<PackRow[]> {
  return db.many<PackRow>(
    `SELECT o.id AS orderId, o.householdId, o.door, h.unitName AS unit, h.room, o.recipientNameSealed, o.recipientPhoneSealed,
            o.runningNumber, o.note, o.packedAt
     FROM household_orders o JOIN households h ON h.id = o.householdId
     WHERE o.groupOrderId = ? AND o.activeSlot = 'active' AND o.runningNumber IS NOT NULL ORDER BY h.sort, o.id`,
    [groupOrderId],
  );
}

/** The running numbers of orders that were withdrawn or cancelled after a confirmation: void, and never given again. */
export async function voidNumbersOf(db: Db, groupOrderId: string): Promise<number[]> {
  const rows = await db.many<{ runningNumber: number }>(
    `SELECT runningNumber FROM household_orders
     WHERE groupOrderId = ? AND activeSlot <> 'active' AND runningNumber IS NOT NULL ORDER BY runningNumber`,
    [groupOrderId],
  );
  return rows.map(({ runningNumber }) => runningNumber);
}

type SheetLine = PackHouseholdView['lines'][number];
export interface PackLineRow extends Omit<SheetLine, 'lane' | 'byWeight' | 'refundFen'> {
  orderId: string;
  byWeight: number;
  productClass: ProductClass;
  storage: Storage;
  amountFen: number;
  priceFen: number;
  fenPerKg: number | null;
  substitutePriceFen: number | null;
}

/** Every line of a group in shelf order; `quantity` are the units left of the product itself. */
export function packLineRows(
  db: Db,
  group: { roundId: string; deliveryGroupId: string },
): Promise<PackLineRow[]> {
  return db.many<PackLineRow>(
    `SELECT l.orderId, l.id AS lineId, l.offerId, o.name, o.spec, b.name AS bundleName, l.byWeight, l.productClass, o.storage,
            l.quantity AS ordered, l.quantity - l.shortQuantity - l.substitutedQuantity AS quantity, l.shortQuantity,
            l.substitutedQuantity, l.substituteOfferId, s.name AS substituteName, s.spec AS substituteSpec, l.wish,
            l.packedGrams, l.amountFen, o.priceFen, o.fenPerKg, s.priceFen AS substitutePriceFen
     FROM household_order_lines l JOIN offers o ON o.id = l.offerId LEFT JOIN offers s ON s.id = l.substituteOfferId
     LEFT JOIN offers b ON b.id = l.bundleOfferId
     WHERE l.roundId = ? AND l.active = 1 AND l.deliveryGroupId = ? ORDER BY ${SHELF_ORDER}, l.id`,
    [group.roundId, group.deliveryGroupId],
  );
}

/** The bags of a group's households. */
export function groupBags(db: Db, groupOrderId: string): Promise<(BagView & { orderId: string })[]> {
  return db.many(
    `SELECT orderId, id, code, lane, number, ofCount AS \`of\`, status, version, heldAt FROM bags
     WHERE groupOrderId = ? ORDER BY orderId, number`,
    [groupOrderId],
  );
}
