import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

/** 3. Money: households' amounts are the group's, what was paid is final or owed back, every posting balances. */
export async function money(rows: Rows): Promise<Verdict> {
  const findings: Finding[] = [];
  for (const sql of [
    ORDERS,
    GROUPS,
    GROUP_LINES,
    PAID,
    SETTLED,
    LINES,
    CANCELLED,
    CAUSES,
    POSTINGS,
    ACCOUNTS,
    BATCHES,
    RETURNED,
    STATEMENTS,
    TRANSIT,
    BILLS,
  ])
    findings.push(await rows.one<Finding>(sql));
  return verdict('3 money', findings);
}

const check = (what: string, right: string, from: string) =>
  `SELECT '${what}' AS what, COUNT(*) AS compared, COALESCE(SUM(CASE WHEN ${right} THEN 0 ELSE 1 END), 0) AS wrong ${from}`;

const ORDERS = check(
  'orders as their lines',
  'o.amountFen = l.fen',
  `FROM household_orders o
   LEFT JOIN (SELECT orderId, SUM(amountFen) AS fen FROM household_order_lines WHERE active = 1 GROUP BY orderId) l
     ON l.orderId = o.id
   WHERE o.status IN ('submitted', 'locked', 'fulfilled', 'settled')`,
);

const GROUPS = check(
  'groups as their households',
  'g.amountFen = COALESCE(o.fen, 0) AND g.orderCount = COALESCE(o.orders, 0)',
  `FROM group_orders g
   LEFT JOIN (SELECT groupOrderId, SUM(amountFen) AS fen, COUNT(*) AS orders FROM household_orders
              WHERE status IN ('locked', 'fulfilled', 'settled') GROUP BY groupOrderId) o ON o.groupOrderId = g.id
   WHERE g.status NOT IN ('collecting', 'cancelled')`,
);

const GROUP_LINES = check(
  'groups as their lines',
  'g.amountFen = COALESCE(l.fen, 0)',
  `FROM group_orders g
   LEFT JOIN (SELECT groupOrderId, SUM(amountFen) AS fen FROM group_order_lines GROUP BY groupOrderId) l ON l.groupOrderId = g.id
   WHERE g.status NOT IN ('collecting', 'cancelled')`,
);

const RECEIVED = `
  SELECT a.groupOrderId, SUM(a.amountFen) AS fen FROM payment_allocations a JOIN payments p ON p.id = a.paymentId
  WHERE p.status = 'succeeded' GROUP BY a.groupOrderId`;
const OWED = 'SELECT groupOrderId, SUM(amountFen) AS fen FROM refund_items GROUP BY groupOrderId';

const PAID = check(
  'groups paid in full',
  'g.paidFen = g.amountFen AND g.paidFen = COALESCE(r.fen, 0)',
  `FROM group_orders g LEFT JOIN (${RECEIVED}) r ON r.groupOrderId = g.id
   WHERE g.status NOT IN ('collecting', 'confirmed', 'cancelled')`,
);

/** Paid = final + refunded + refund due. */
const SETTLED = check(
  'paid = final + owed back',
  'g.paidFen = COALESCE(o.fen, 0) + COALESCE(d.fen, 0) AND o.unsettled = 0',
  `FROM group_orders g JOIN rounds r ON r.id = g.roundId AND r.status = 'settled'
   LEFT JOIN (SELECT groupOrderId, SUM(finalFen) AS fen, SUM(CASE WHEN finalFen IS NULL THEN 1 ELSE 0 END) AS unsettled
              FROM household_orders WHERE activeSlot = 'active' GROUP BY groupOrderId) o ON o.groupOrderId = g.id
   LEFT JOIN (${OWED}) d ON d.groupOrderId = g.id
   WHERE g.status NOT IN ('collecting', 'cancelled')`,
);

/**
 * A line's refund is the difference, its final amount never above what was paid. (The cast gives SQLite a type by which it
 * can index; without it, it goes through all refunds for each line.)
 */
const LINES = check(
  'lines refunded by their difference',
  'l.finalFen BETWEEN 0 AND l.amountFen AND l.amountFen - l.finalFen = COALESCE(i.fen, 0)',
  `FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId AND o.status = 'settled'
   LEFT JOIN (SELECT CAST(SUBSTR(causeId, 1, 36) AS CHAR(36)) AS lineId, SUM(amountFen) AS fen FROM refund_items
              WHERE causeKind IN ('shortage', 'weight', 'loss') GROUP BY lineId) i ON i.lineId = l.id`,
);

/** Money for a cancelled group order goes back whole. */
const CANCELLED = check(
  'cancelled groups owe all back',
  'COALESCE(r.fen, 0) = COALESCE(d.fen, 0)',
  `FROM group_orders g LEFT JOIN (${RECEIVED}) r ON r.groupOrderId = g.id LEFT JOIN (${OWED}) d ON d.groupOrderId = g.id
   WHERE g.status = 'cancelled'`,
);

const CAUSES = check(
  'causes refunded once',
  't.times = 1',
  'FROM (SELECT causeKind, causeId, COUNT(*) AS times FROM refund_items GROUP BY causeKind, causeId) t',
);

const POSTINGS = check(
  'postings balanced',
  't.off = 0 AND t.odd = 0 AND t.entries > 0',
  `FROM (SELECT p.id, COUNT(e.id) AS entries, SUM(e.debitFen - e.creditFen) AS off,
                SUM(CASE WHEN e.id IS NOT NULL AND ((e.debitFen > 0 AND e.creditFen = 0) OR (e.debitFen = 0 AND e.creditFen > 0)) THEN 0 ELSE 1 END) AS odd
         FROM postings p LEFT JOIN posting_entries e ON e.postingId = p.id GROUP BY p.id) t`,
);

const BALANCES = 'SELECT account, SUM(debitFen - creditFen) AS fen FROM posting_entries GROUP BY account';
const concat = (prefix: string, column: string) => `REPLACE('${prefix}:*', '*', ${column})`;

const DUE = `SELECT groupOrderId, SUM(amountFen) AS fen FROM refund_items WHERE status = 'due' GROUP BY groupOrderId`;

/** The books of a group: nothing is payable any more, and the supermarket owes what of the refund items is not sent. */
const ACCOUNTS = check(
  'books of groups',
  'COALESCE(p.fen, 0) = 0 AND COALESCE(b.fen, 0) = COALESCE(d.fen, 0)',
  `FROM group_orders g
   LEFT JOIN (${BALANCES}) p ON p.account = ${concat('payable', 'g.id')}
   LEFT JOIN (${BALANCES}) b ON b.account = ${concat('refunds', 'g.id')}
   LEFT JOIN (${DUE}) d ON d.groupOrderId = g.id
   WHERE g.status NOT IN ('collecting', 'confirmed')`,
);

/** A batch carries its items, and while it is on its way its amount is in transit. */
const BATCHES = check(
  'refunds as their items',
  `COALESCE(i.fen, 0) = CASE WHEN b.status = 'voided' THEN 0 ELSE b.amountFen END AND COALESCE(i.strange, 0) = 0
     AND COALESCE(t.fen, 0) = CASE WHEN b.status IN ('refunded', 'voided') THEN 0 ELSE b.amountFen END`,
  `FROM refund_batches b
   LEFT JOIN (SELECT i.batchId, SUM(i.amountFen) AS fen, SUM(CASE WHEN i.paymentId = own.paymentId
                AND i.status = CASE WHEN own.status = 'refunded' THEN 'refunded' ELSE 'batched' END THEN 0 ELSE 1 END) AS strange
              FROM refund_items i JOIN refund_batches own ON own.id = i.batchId GROUP BY i.batchId) i ON i.batchId = b.id
   LEFT JOIN (${BALANCES}) t ON t.account = ${concat('transit', 'b.id')}`,
);

/** No payment gives back more than it brought. */
const RETURNED = check(
  'payments returned at most once',
  'p.amountFen >= COALESCE(i.fen, 0)',
  `FROM payments p
   LEFT JOIN (SELECT paymentId, SUM(amountFen) AS fen FROM refund_items GROUP BY paymentId) i ON i.paymentId = p.id
   WHERE p.status = 'succeeded'`,
);

/** What a household owes in the books is its final amount less what its leader ticked. */
const STATEMENTS = check(
  'dues of households',
  'COALESCE(b.fen, 0) = o.finalFen - COALESCE(t.fen, 0)',
  `FROM household_orders o
   LEFT JOIN (${BALANCES}) b ON b.account = ${concat('dues', 'o.id')}
   LEFT JOIN (SELECT e.account, SUM(e.creditFen - e.debitFen) AS fen FROM posting_entries e
              JOIN postings p ON p.id = e.postingId AND p.causeKind = 'dues_ticked' GROUP BY e.account) t
     ON t.account = ${concat('dues', 'o.id')}
   WHERE o.status = 'settled'`,
);

/** What was on its way has arrived, in or back; a refund that waits for somebody's hand waits as long as it takes. */
const TRANSIT = check(
  'nothing in transit but what waits for a hand',
  'b.fen = COALESCE(r.amountFen, 0)',
  `FROM (${BALANCES}) b
   LEFT JOIN refund_batches r ON b.account = ${concat('transit', 'r.id')} AND r.status IN ('by_hand', 'transferred', 'abnormal')
   WHERE b.account LIKE 'transit:%'`,
);

/** The provider's bills of the days on which money moved say the same as the books. */
const BILLS = check('bills as the books', 'cause IS NULL', 'FROM reconciliation_rows');
