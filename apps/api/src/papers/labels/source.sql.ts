import type { BagLane } from '@cailan/shared-types';
import { bags } from '../../goods/bags/bags.moves';
import type { Db, Tx } from '../../ground/db/db';
import type { SealedRecipient } from '../../ordering/lists/recipients';

export interface LabelRow extends SealedRecipient {
  code: string;
  lane: BagLane;
  number: number;
  ofCount: number;
  groupNumber: number;
  labelPrints: number;
  door: string;
  address: string | null;
  runningNumber: number | null;
}

/** Which of a group's bags are labelled: by their number in the group, of one household where it is named. */
export interface LabelledBags {
  orderId: string | undefined;
  first: number;
  last: number;
}

/** The condition on rows of `bags`, whose columns are named with `table` in front. */
function labelled(
  groupOrderId: string,
  { orderId, first, last }: LabelledBags,
  table = '',
): [where: string, params: (string | number)[]] {
  const where = `${table}groupOrderId = ? AND ${table}groupNumber BETWEEN ? AND ?`;
  const params = [groupOrderId, first, last];
  return orderId === undefined ? [where, params] : [`${where} AND ${table}orderId = ?`, [...params, orderId]];
}

/**
 * A group's bags in stair order. Numbers are given under the group's lock, so that those up to its count are all there
 * and later ones can be told apart.
 */
export function labelRows(db: Db, groupOrderId: string, bags: LabelledBags): Promise<LabelRow[]> {
  const [where, params] = labelled(groupOrderId, bags, 'b.');
  return db.many<LabelRow>(
    `SELECT b.code, b.lane, b.number, b.ofCount, b.groupNumber, b.labelPrints, o.door, o.address, o.runningNumber,
            o.id AS orderId, o.recipientNameSealed, o.recipientPhoneSealed
     FROM bags b
     JOIN household_orders o ON o.id = b.orderId
     JOIN households h ON h.id = b.householdId
     WHERE ${where} ORDER BY h.sort, b.orderId, b.number`,
    params,
  );
}

/** A household's bags, and the group that they are packed for. */
export function bagsOfOrder(
  db: Db,
  orderId: string,
): Promise<{ groupOrderId: string; count: number } | undefined> {
  return db.one('SELECT groupOrderId, COUNT(*) AS count FROM bags WHERE orderId = ? GROUP BY groupOrderId', [
    orderId,
  ]);
}

/** Counts these labels as printed, so that the next ones are marked as reprints. Bags made after `asOf` were in no file. */
export async function countPrints(
  tx: Tx,
  groupOrderId: string,
  labels: LabelledBags,
  asOf: string,
): Promise<void> {
  const [where, params] = labelled(groupOrderId, labels);
  await bags.countPrints(tx, `${where} AND createdAt <= ?`, [...params, asOf]);
}
