import type { Reader } from '../../ground/db/db';
import { chainOf } from '../../district/chain/chain.sql';
import type { DropPointKind } from '../../district/places/district-rules';
import type { Handoff, Load } from './handoff.entity';

/** Whether the plan has goods for this group held at the point where they come off the vehicle. */
export async function heldAtPoint(
  sql: Reader,
  { deliveryGroupId, dropPointId }: { deliveryGroupId: string; dropPointId: string },
): Promise<boolean> {
  const point = await sql.one<{ kind: DropPointKind }>('SELECT kind FROM drop_points WHERE id = ?', [
    dropPointId,
  ]);
  const { holdsAt } = await chainOf(sql, deliveryGroupId);
  return point !== undefined && holdsAt.includes(point.kind);
}

/** Whether a load's goods are held at a stop on their way (A12: 集中储存), by the plan of the places that it serves. */
export async function heldOnTheWay(sql: Reader, load: Load, dropPointId: string): Promise<boolean> {
  const group = await sql.one<{ deliveryGroupId: string; dropPointId: string }>(
    'SELECT deliveryGroupId, dropPointId FROM group_orders WHERE loadId = ? AND dropPointId <> ? ORDER BY id LIMIT 1',
    [load.id, dropPointId],
  );
  return group !== undefined && heldAtPoint(sql, { ...group, dropPointId });
}

/** Bags that a load is to bring to a point, and that another one still holds. */
export async function storedElsewhere(sql: Reader, loadId: string, dropPointId: string): Promise<number> {
  const row = await sql.one<{ bags: number }>(
    `SELECT COUNT(*) AS bags FROM bags b JOIN group_orders g ON g.id = b.groupOrderId
     WHERE g.loadId = ? AND g.dropPointId = ? AND b.status = 'stored' AND b.holderId <> ?`,
    [loadId, dropPointId, dropPointId],
  );
  return row?.bags ?? 0;
}

/** The point that keeps what a gate handoff receives; null where it passes from hand to hand. */
export async function keeperOf(
  sql: Reader,
  { groupOrderId }: Pick<Handoff, 'groupOrderId'>,
): Promise<string | null> {
  const group = await sql.one<{ deliveryGroupId: string; dropPointId: string }>(
    'SELECT deliveryGroupId, dropPointId FROM group_orders WHERE id = ?',
    [groupOrderId],
  );
  return group && (await heldAtPoint(sql, group)) ? group.dropPointId : null;
}

/** Bags of a load that lie at a point, and the crates that came with them. */
export async function storedAt(
  sql: Reader,
  loadId: string,
  dropPointId: string,
): Promise<{ bags: number; crates: number }> {
  const rows = await sql.many<{ bags: number; crates: number }>(
    `SELECT COUNT(*) AS bags, MAX(g.crateCount) AS crates FROM bags b JOIN group_orders g ON g.id = b.groupOrderId
     WHERE g.loadId = ? AND b.status = 'stored' AND b.holderId = ? GROUP BY g.id`,
    [loadId, dropPointId],
  );
  return {
    bags: rows.reduce((sum, row) => sum + row.bags, 0),
    crates: rows.reduce((sum, row) => sum + row.crates, 0),
  };
}
