import { marks, type Db } from '../ground/db/db';
import { compoundOf } from './compound';

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
