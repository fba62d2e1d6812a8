import { bags } from '../goods/bags/bags.moves';
import { marks, type Db, type Tx } from '../ground/db/db';
import type { SealedRecipient } from '../ordering/lists/recipients';
import { compoundOf } from './labels/compound';

/** A group order as papers name it. */
export interface PrintGroup {
  id: string;
  roundId: string;
  deliveryGroupId: string;
  name: string;
  status: string;
  bagCount: number;
  crateCount: number;
  /** compound, bungalow or company. */
  kind: string;
  unitId: string | null;
  dropPointName: string;
  communityName: string;
  /** Compounds that its drop point serves: with several, a door alone is not enough on a label. */
  compoundsAtPoint: number;
}

/** A wave's group orders in walking order, with what their papers show. */
export async function printGroups(db: Db, roundId: string, wave: number): Promise<PrintGroup[]> {
  const groups = await db.many<Omit<PrintGroup, 'compoundsAtPoint'> & { dropPointId: string }>(
    `SELECT g.id, g.roundId, g.deliveryGroupId, g.name, g.status, g.bagCount, g.crateCount, d.kind, d.unitId, g.dropPointId,
            p.name AS dropPointName, c.name AS communityName
     FROM group_orders g
     JOIN delivery_groups d ON d.id = g.deliveryGroupId
     JOIN drop_points p ON p.id = g.dropPointId
     JOIN places c ON c.id = g.communityId
     WHERE g.roundId = ? AND g.wave = ? AND g.status <> 'cancelled' ORDER BY d.sort, g.id`,
    [roundId, wave],
  );
  const compounds = await compoundsByPoint(db, [...new Set(groups.map(({ dropPointId }) => dropPointId))]);
  return groups.map(({ dropPointId, ...group }) => ({
    ...group,
    compoundsAtPoint: compounds.get(dropPointId)?.size ?? 0,
  }));
}

/** The compounds whose buildings each drop point serves, in any round. */
async function compoundsByPoint(db: Db, pointIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await db.many<{ dropPointId: string; name: string }>(
    `SELECT DISTINCT d.dropPointId, b.name FROM delivery_groups d
     JOIN places b ON b.id = d.buildingId OR (d.buildingId IS NULL AND b.gridId = d.gridId AND b.level = 'building')
     WHERE d.dropPointId IN (${marks(pointIds.length) || 'NULL'})`,
    pointIds,
  );
  const compounds = new Map<string, Set<string>>();
  for (const { dropPointId, name } of rows) {
    const known = compounds.get(dropPointId) ?? new Set();
    const compound = compoundOf(name);
    if (compound) known.add(compound);
    compounds.set(dropPointId, known);
  }
  return compounds;
}

export interface LabelRow extends SealedRecipient {
  code: string;
  lane: string;
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
