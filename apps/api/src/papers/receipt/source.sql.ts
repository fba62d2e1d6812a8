import type { Db } from '../../ground/db/db';

/** The round that a household's order is of. */
export function roundOfOrder(db: Db, orderId: string): Promise<{ roundId: string } | undefined> {
  return db.one('SELECT roundId FROM household_orders WHERE id = ?', [orderId]);
}
