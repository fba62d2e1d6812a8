import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

/** What the day's clients sent, each thing counted once however often it was sent. */
export interface Sent {
  roundIds: readonly string[];
  counts: Readonly<Record<string, number>>;
}

/** 7. Repeat: what was sent twice has the effect of once, in what was answered and in the rows. */
export async function repeat(rows: Rows, sent: Sent): Promise<Verdict> {
  const { repeatsAlike = 0, repeatsUnlike = 0 } = sent.counts;
  const findings: Finding[] = [
    {
      what: 'repeated requests answered alike',
      compared: repeatsAlike + repeatsUnlike,
      wrong: repeatsUnlike,
    },
  ];
  for (const { what, sql } of UNIQUE) findings.push(await once(rows, what, sql));
  findings.push(await rows.one<Finding>(RUNNING_NUMBERS));
  for (const [name, effects] of Object.entries(await effectsOf(rows, sent.roundIds))) {
    const expected = sent.counts[name] ?? 0;
    findings.push({ what: `${name} in rows`, compared: expected, wrong: Math.abs(effects - expected) });
  }
  return verdict('7 repeat', findings);
}

/** How often each thing that is counted when it is sent stands in the rows of rounds. */
export async function effectsOf(rows: Rows, roundIds: readonly string[]): Promise<Record<string, number>> {
  const among = roundIds.map(() => '?').join(', ');
  const found: Record<string, number> = {};
  for (const [name, sql] of Object.entries(EFFECTS))
    found[name] = (await rows.one<{ effects: number }>(sql.replace('ROUNDS', among), roundIds)).effects;
  return found;
}

/** Keys that may stand once. */
const UNIQUE = [
  { what: 'client keys', sql: 'SELECT COUNT(*) AS times FROM audit_entries GROUP BY actorId, clientKey' },
  { what: 'events of phones', sql: 'SELECT COUNT(*) AS times FROM bag_events GROUP BY eventId, bagId' },
  { what: 'steps of bags', sql: 'SELECT COUNT(*) AS times FROM bag_events GROUP BY bagId, version' },
  { what: 'causes of postings', sql: 'SELECT COUNT(*) AS times FROM postings GROUP BY causeKind, causeId' },
  {
    what: 'orders of a household and round',
    sql: `SELECT COUNT(*) AS times FROM household_orders WHERE status NOT IN ('withdrawn', 'cancelled') GROUP BY roundId, householdId`,
  },
  {
    what: 'gate handoffs of a group',
    sql: `SELECT COUNT(*) AS times FROM handoffs WHERE kind = 'gate' GROUP BY groupOrderId, loadId`,
  },
];

function once(rows: Rows, what: string, sql: string): Promise<Finding> {
  return rows.one<Finding>(
    `SELECT '${what}' AS what, COUNT(*) AS compared, COALESCE(SUM(CASE WHEN t.times = 1 THEN 0 ELSE 1 END), 0) AS wrong FROM (${sql}) t`,
  );
}

/** Numbers of a round go from 1 without a gap, those that are void among them: a second confirmation would have left one. */
const RUNNING_NUMBERS = `
  SELECT 'running numbers without a gap' AS what, COALESCE(SUM(t.orders), 0) AS compared,
         COALESCE(SUM(CASE WHEN t.orders = t.numbers AND t.numbers = t.last AND t.last = r.nextNumber - 1 THEN 0 ELSE 1 END), 0) AS wrong
  FROM (SELECT roundId, COUNT(*) AS orders, COUNT(DISTINCT runningNumber) AS numbers, MAX(runningNumber) AS last
        FROM household_orders WHERE runningNumber IS NOT NULL GROUP BY roundId) t
  JOIN rounds r ON r.id = t.roundId`;

/** What the day sent by the name under which it counted it, and the rows that it made. */
const EFFECTS: Record<string, string> = {
  packedOrders:
    'SELECT COUNT(*) AS effects FROM household_orders WHERE packedAt IS NOT NULL AND roundId IN (ROUNDS)',
  bags: 'SELECT COUNT(*) AS effects FROM bags WHERE roundId IN (ROUNDS)',
  checkOffs: `SELECT COUNT(*) AS effects FROM bag_events e JOIN bags b ON b.id = e.bagId
              WHERE e.toStatus = 'handed_over' AND b.roundId IN (ROUNDS)`,
  receipts:
    'SELECT COUNT(*) AS effects FROM household_orders WHERE receiptAt IS NOT NULL AND roundId IN (ROUNDS)',
  payments: `SELECT COUNT(DISTINCT a.paymentId) AS effects FROM payment_allocations a
             JOIN group_orders g ON g.id = a.groupOrderId WHERE g.roundId IN (ROUNDS)`,
  // By what left on the vehicle: what nobody received came back, and is on it no more.
  arrivals: `SELECT COUNT(*) AS effects FROM load_stops s
             WHERE s.arrivedAt IS NOT NULL AND EXISTS (SELECT 1 FROM handoffs h
               JOIN bag_events e ON e.eventId = h.id AND e.toStatus = 'loaded'
               JOIN bags b ON b.id = e.bagId JOIN group_orders g ON g.id = b.groupOrderId
               WHERE h.loadId = s.loadId AND h.kind = 'loading' AND g.dropPointId = s.dropPointId AND g.roundId IN (ROUNDS))`,
  duesTicked: `SELECT COUNT(*) AS effects FROM postings WHERE causeKind = 'dues_ticked' AND roundId IN (ROUNDS)`,
};
