import type { CauseKind } from '../../../books/postings/causes';
import type { TestService } from '@cailan/trials/world/service';

/** Where the row of a cause is: its id is what the cause's id begins with. */
const ROWS: Record<CauseKind, string> = {
  group_confirmed: 'group_orders',
  group_reopened: 'group_orders',
  group_cancelled: 'group_orders',
  payment_received: 'payments',
  payment: 'payments',
  late_payment: 'payments',
  order_packed: 'household_orders',
  order_settled: 'household_orders',
  claim_answered: 'household_orders',
  refund_sent: 'refund_batches',
  refund_made: 'refund_batches',
  refund_failed: 'refund_batches',
  loss_booked: 'bags',
  loss_decided: 'bags',
  dues_ticked: 'dues_ticks',
};

/** What an account must stand at by the rows alone, in fen: debits less credits. Accounts that are left out are even. */
const OWED: Record<string, string> = {
  // What was charged less what went back for it, less what passed by hand.
  dues: `
    SELECT o.id, CASE WHEN o.status IN ('locked', 'fulfilled', 'settled') THEN o.amountFen - COALESCE((
                   SELECT SUM(r.amountFen) FROM refund_items r WHERE r.orderId = o.id), 0) ELSE 0 END
                 - COALESCE((SELECT SUM(CASE t.direction WHEN 'collected' THEN t.amountFen ELSE -t.amountFen END)
                             FROM dues_ticks t WHERE t.orderId = o.id AND (t.direction = 'collected' OR t.acknowledgedAt IS NOT NULL)), 0) AS fen
    FROM household_orders o`,
  payable: `SELECT id, CASE WHEN status IN ('collecting', 'cancelled') THEN 0 ELSE paidFen - amountFen END AS fen FROM group_orders`,
  refunds: `
    SELECT COALESCE(groupOrderId, paymentId) AS id, SUM(amountFen) AS fen FROM refund_items WHERE status = 'due'
    GROUP BY COALESCE(groupOrderId, paymentId)`,
  // What the payer paid is out of the leader's cash, what came back or from households is in it.
  leader: `
    SELECT x.id, SUM(x.fen) AS fen FROM (
      SELECT a.groupOrderId AS id, -a.amountFen AS fen FROM payment_allocations a
      JOIN payments p ON p.id = a.paymentId AND p.status = 'succeeded'
      UNION ALL SELECT paymentId, -amountFen FROM refund_items WHERE groupOrderId IS NULL
      UNION ALL SELECT COALESCE(groupOrderId, paymentId), amountFen FROM refund_items WHERE status = 'refunded'
      UNION ALL SELECT o.groupOrderId, CASE t.direction WHEN 'collected' THEN t.amountFen ELSE -t.amountFen END
      FROM dues_ticks t JOIN household_orders o ON o.id = t.orderId
      WHERE t.direction = 'collected' OR t.acknowledgedAt IS NOT NULL) x GROUP BY x.id`,
  transit: `SELECT id, amountFen AS fen FROM refund_batches WHERE status NOT IN ('refunded', 'voided')`,
  lost: `SELECT groupOrderId AS id, -SUM(amountFen) AS fen FROM refund_items WHERE causeKind = 'loss' GROUP BY groupOrderId`,
};

/** What the books have that no row explains, and what rows ask for that the books do not have; nothing, where they agree. */
export async function unexplained(service: TestService): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const { db } = service;
  const kinds = await db.many<{ causeKind: string }>('SELECT DISTINCT causeKind FROM postings');
  for (const { causeKind } of kinds) {
    const table = ROWS[causeKind as CauseKind];
    const strays = await db.many(
      `SELECT p.causeId FROM postings p LEFT JOIN ${table} t ON t.id = SUBSTR(p.causeId, 1, 36)
       WHERE p.causeKind = ? AND t.id IS NULL`,
      [causeKind],
    );
    if (strays.length > 0) found[causeKind] = strays;
  }
  const rows = await db.many<{ account: string; fen: number | string }>(
    'SELECT account, SUM(debitFen) - SUM(creditFen) AS fen FROM posting_entries GROUP BY account',
  );
  const balances = new Map(rows.map(({ account, fen }) => [account, Number(fen)]));
  const total = [...balances.values()].reduce((sum, fen) => sum + fen, 0);
  if (total !== 0) found['total'] = total;
  const owed = await owedByRows(service);
  for (const account of new Set([...balances.keys(), ...owed.keys()])) {
    const [has, should] = [balances.get(account) ?? 0, owed.get(account) ?? 0];
    if (has !== should) found[account] = { has, should };
  }
  return found;
}

async function owedByRows({ db }: TestService): Promise<Map<string, number>> {
  const owed = new Map<string, number>();
  for (const [kind, sql] of Object.entries(OWED))
    for (const { id, fen } of await db.many<{ id: string; fen: number | string }>(sql))
      owed.set(`${kind}:${id}`, Number(fen));
  const losses = await db.many<{
    supermarketId: string;
    communityId: string;
    bearer: string;
    fen: number | string;
  }>(
    `SELECT b.supermarketId, g.communityId, COALESCE(b.lossBearer, 'supermarket') AS bearer, SUM(e.debitFen) AS fen
     FROM postings p JOIN posting_entries e ON e.postingId = p.id JOIN bags b ON b.id = p.causeId
     JOIN group_orders g ON g.id = b.groupOrderId WHERE p.causeKind = 'loss_booked'
     GROUP BY b.supermarketId, g.communityId, COALESCE(b.lossBearer, 'supermarket')`,
  );
  for (const { supermarketId, communityId, bearer, fen } of losses) {
    const account = `loss:${bearer}:${bearer === 'community' ? communityId : supermarketId}`;
    owed.set(account, (owed.get(account) ?? 0) + Number(fen));
  }
  return owed;
}
