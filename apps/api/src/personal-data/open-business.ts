import { marks, type Tx } from '../db/db';
import { account } from '../settlement/books';

const OPEN_ORDER = `o.status IN ('submitted', 'locked', 'fulfilled')`;
const ACCOUNTS_AT_ONCE = 500;

/** The person's households at the instant `now`. */
export async function homesOf(tx: Tx, personId: string, now: string): Promise<string[]> {
  const rows = await tx.many<{ scopeId: string }>(
    `SELECT scopeId FROM role_grants
     WHERE personId = ? AND role = 'resident' AND startsAt <= ? AND (endsAt IS NULL OR endsAt > ?)
     ORDER BY scopeId`,
    [personId, now, now],
  );
  return rows.map(({ scopeId }) => scopeId);
}

/** Whether the person holds or stands in for a post, or has orders or money that are not over. */
export async function hasOpenBusiness(
  tx: Tx,
  personId: string,
  homes: readonly string[],
  now: string,
): Promise<boolean> {
  const among = marks(homes.length) || 'NULL';
  const open = await tx.one(
    `SELECT id FROM role_grants
     WHERE personId = ? AND role <> 'resident' AND (endsAt IS NULL OR endsAt > ?)
     UNION ALL
     SELECT o.id FROM household_orders o WHERE ${OPEN_ORDER} AND (o.placedById = ? OR o.householdId IN (${among}))
     UNION ALL
     SELECT id FROM payments WHERE payerId = ? AND status = 'pending'
     UNION ALL
     SELECT i.id FROM refund_items i JOIN payments p ON p.id = i.paymentId
     WHERE p.payerId = ? AND i.status <> 'refunded'
     LIMIT 1`,
    [personId, now, personId, ...homes, personId, personId],
  );
  return open !== undefined || (await hasDues(tx, homes));
}

/** Whether a household owes its leader, or its leader owes it. */
async function hasDues(tx: Tx, homes: readonly string[]): Promise<boolean> {
  const orders = await tx.many<{ id: string }>(
    `SELECT id FROM household_orders WHERE householdId IN (${marks(homes.length) || 'NULL'})`,
    homes,
  );
  for (let i = 0; i < orders.length; i += ACCOUNTS_AT_ONCE) {
    const accounts = orders.slice(i, i + ACCOUNTS_AT_ONCE).map(({ id }) => account.dues(id));
    const owed = await tx.one(
      `SELECT account FROM posting_entries WHERE account IN (${marks(accounts.length)})
       GROUP BY account HAVING SUM(debitFen) <> SUM(creditFen) LIMIT 1`,
      accounts,
    );
    if (owed) return true;
  }
  return false;
}
