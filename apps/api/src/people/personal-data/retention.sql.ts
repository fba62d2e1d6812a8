import { marks, type Db, type Tx } from '../../ground/db/db';
import { machine } from '../../ground/clock';
import { householdOrders } from '../../ordering/household-orders/household-orders.moves';

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Pictures from before the instant; a payment's whose answer is still open stays. */
export async function picturesToRemove(db: Db, before: string, most: number): Promise<string[]> {
  return idsOf(
    await db.many(
      `SELECT f.id FROM stored_files f WHERE f.createdAt < ? AND NOT EXISTS
         (SELECT 1 FROM payments p WHERE p.voucherFileId = f.id AND p.status = 'pending')
       ORDER BY f.id LIMIT ${most}`,
      [before],
    ),
  );
}

export async function picturesOf(tx: Tx, personId: string): Promise<string[]> {
  return idsOf(await tx.many('SELECT id FROM stored_files WHERE ownerId = ?', [personId]));
}

/** Lists that nobody handed in, of windows that ended before the instant: withdrawn and emptied. Gives how many. */
export async function endStaleDrafts(db: Db, before: string, most: number): Promise<number> {
  const ids = idsOf(
    await db.many(
      `SELECT o.id FROM household_orders o JOIN delivery_windows w ON w.id = o.windowId
       WHERE o.status = 'draft' AND w.endAt < ? ORDER BY o.id LIMIT ${most}`,
      [before],
    ),
  );
  if (ids.length > 0)
    await db.transaction((tx) =>
      householdOrders.end(tx, {
        where: `o.status = 'draft' AND o.id IN (${marks(ids.length)})`,
        values: ids,
        reason: null,
        forget: true,
      }),
    );
  return ids.length;
}

/** Who came by WeChat before the instant, has no role nor had one, and is signed in nowhere. */
export async function newcomersToForget(db: Db, before: string, most: number): Promise<string[]> {
  return idsOf(
    await db.many(
      `SELECT p.id FROM people p WHERE p.code IS NULL AND p.createdAt < ?
         AND EXISTS (SELECT 1 FROM wechat_accounts a WHERE a.personId = p.id)
         AND NOT EXISTS (SELECT 1 FROM role_grants g WHERE g.personId = p.id)
         AND NOT EXISTS (SELECT 1 FROM bindings b WHERE b.personId = p.id AND b.status = 'pending')
         AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.personId = p.id AND s.revokedAt IS NULL AND s.expiresAt > ?)
       ORDER BY p.id LIMIT ${most}`,
      [before, machine.now()],
    ),
  );
}
