import type { Db, Value } from '../../ground/db/db';
import type { GroupOrder } from '../../ordering/group-orders/group-order.entity';

export function groupOrderRow(db: Db, id: string): Promise<GroupOrder | undefined> {
  return db.one<GroupOrder>('SELECT * FROM group_orders WHERE id = ?', [id]);
}

/** Orders of a group whose households `h` are in somebody's care. */
export async function ordersInCare(
  db: Db,
  groupOrderId: string,
  care: { sql: string; values: readonly Value[] },
): Promise<Set<string>> {
  const rows = await db.many<{ id: string }>(
    `SELECT o.id FROM household_orders o JOIN households h ON h.id = o.householdId
     WHERE o.groupOrderId = ? AND ${care.sql}`,
    [groupOrderId, ...care.values],
  );
  return new Set(rows.map(({ id }) => id));
}
