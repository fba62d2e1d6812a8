import { marks, type Tx, type Value } from '../../ground/db/db';

interface End {
  /** Of the orders `o` that still count, which. */
  where: string;
  values: readonly Value[];
  /** Why they are cancelled; null for drafts that only go. */
  reason: string | null;
  /** What was written is nobody's any more. */
  forget?: boolean;
}

const AT_ONCE = 1000;

/**
 * Ends household orders in the caller's transaction; nothing else than this, and who withdraws their own list, does. What
 * was never handed in is withdrawn, anything else cancelled. Each takes the version after its list's newest, as every
 * write of a list does: a phone that saw the list before is told, and never writes over the next one.
 */
export async function endOrders(tx: Tx, { where, values, reason, forget = false }: End): Promise<void> {
  const ended = await nextVersions(tx, where, values);
  const set = `status = CASE status WHEN 'draft' THEN 'withdrawn' ELSE 'cancelled' END, activeSlot = id,
    cancelReason = ?, version = ?${forget ? `, listJson = '[]', note = ''` : ''}`;
  const versions = new Set(ended.values());
  for (const version of versions) {
    const ids = [...ended.keys()].filter((id) => ended.get(id) === version);
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const some = ids.slice(start, start + AT_ONCE);
      await tx.run(`UPDATE household_orders SET ${set} WHERE id IN (${marks(some.length)})`, [
        reason,
        version,
        ...some,
      ]);
    }
  }
}

/** The version that a write takes, by order: the one after the newest of its household's list. Locks all of the lists. */
export async function nextVersions(
  tx: Tx,
  where: string,
  values: readonly Value[],
): Promise<Map<string, number>> {
  const rows = await tx.many<{ id: string; version: number }>(
    `SELECT o.id, v.version FROM household_orders o
     JOIN household_orders v ON v.householdId = o.householdId AND v.windowId = o.windowId
     WHERE o.activeSlot = 'active' AND (${where}) ORDER BY o.id ${tx.forUpdate}`,
    values,
  );
  const next = new Map<string, number>();
  for (const { id, version } of rows) next.set(id, Math.max(next.get(id) ?? 0, version + 1));
  return next;
}
