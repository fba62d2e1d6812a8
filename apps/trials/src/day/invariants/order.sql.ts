import { bagMoves, canMove, type BagStatus } from '@cailan/shared-types';
import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

/** 5. Order: every step of a bag stands in its table and follows the one before; no state without its time. */
export async function order(rows: Rows): Promise<Verdict> {
  const findings = [await moves(rows)];
  for (const sql of [CHAIN, FIRST, ORDERS, GROUPS, ROUNDS, GATES, PAYMENTS, LOADS])
    findings.push(await rows.one<Finding>(sql));
  return verdict('5 order', findings);
}

async function moves(rows: Rows): Promise<Finding> {
  const kinds = await rows.many<{ fromStatus: BagStatus; toStatus: BagStatus; events: number }>(
    'SELECT fromStatus, toStatus, COUNT(*) AS events FROM bag_events GROUP BY fromStatus, toStatus',
  );
  const sum = (some: typeof kinds) => some.reduce((total, { events }) => total + events, 0);
  const outside = kinds.filter(
    ({ fromStatus, toStatus }) => !(fromStatus in bagMoves) || !canMove(bagMoves, fromStatus, toStatus),
  );
  return { what: 'steps of bags in the table', compared: sum(kinds), wrong: sum(outside) };
}

const check = (what: string, right: string, from: string) =>
  `SELECT '${what}' AS what, COUNT(*) AS compared, COALESCE(SUM(CASE WHEN ${right} THEN 0 ELSE 1 END), 0) AS wrong ${from}`;

/** Each step begins where the one before ended, and saw its version. */
const CHAIN = check(
  'steps that follow the one before',
  `e.seenVersion = e.version - 1 AND e.fromStatus = CASE WHEN e.version = 2 THEN 'packed' ELSE p.toStatus END`,
  'FROM bag_events e LEFT JOIN bag_events p ON p.bagId = e.bagId AND p.version = e.version - 1',
);

/** A bag has as many steps as versions, so that none was left out or undone. */
const FIRST = check(
  'bags with every step',
  'b.version = 1 + COALESCE(e.steps, 0)',
  'FROM bags b LEFT JOIN (SELECT bagId, COUNT(*) AS steps FROM bag_events GROUP BY bagId) e ON e.bagId = b.id',
);

const ORDERS = check(
  'household orders with their times',
  `CASE o.status
     WHEN 'draft' THEN o.lockedAt IS NULL
     WHEN 'submitted' THEN o.submittedAt IS NOT NULL AND o.lockedAt IS NULL
     WHEN 'locked' THEN o.submittedAt <= o.lockedAt AND o.runningNumber IS NOT NULL
     WHEN 'fulfilled' THEN o.submittedAt <= o.lockedAt AND o.lockedAt <= o.packedAt AND o.runningNumber IS NOT NULL
     WHEN 'settled' THEN o.submittedAt <= o.lockedAt AND o.lockedAt <= o.packedAt AND o.finalFen IS NOT NULL
     WHEN 'withdrawn' THEN o.lockedAt IS NULL
     ELSE o.cancelReason IS NOT NULL END
   AND (o.receiptAt IS NULL OR o.receiptAt >= o.packedAt)`,
  'FROM household_orders o',
);

const GROUPS = check(
  'group orders with their times',
  `CASE WHEN g.status = 'collecting' THEN g.confirmedAt IS NULL OR g.paidFen = 0
        WHEN g.status = 'confirmed' THEN g.confirmedAt IS NOT NULL AND g.paidAt IS NULL
        WHEN g.status = 'paid' THEN g.confirmedAt <= g.paidAt AND g.wave = 0
        WHEN g.status = 'cancelled' THEN g.cancelReason IS NOT NULL
        ELSE g.confirmedAt <= g.paidAt AND g.wave > 0 AND (g.status = 'picking' OR g.packedCount = g.orderCount) END
   AND (g.status NOT IN ('dispatched', 'handed_over', 'completed') OR g.loadId IS NOT NULL
     OR (g.status = 'completed' AND g.bagCount = 0))`,
  'FROM group_orders g',
);

/** A settled round has nothing open; a round has no order that locked before it opened. */
const ROUNDS = check(
  'rounds with their times',
  `(r.status = 'settled') = (r.settledAt IS NOT NULL) AND r.opensAt < r.cutOffAt AND r.cutOffAt <= r.payBy
   AND (r.status <> 'settled' OR NOT EXISTS (SELECT 1 FROM household_orders o WHERE o.roundId = r.id AND o.status IN ('submitted', 'locked', 'fulfilled')))`,
  'FROM rounds r',
);

/** Until when a building takes lists is its round's to say. */
const GATES = check(
  'gates as their rounds',
  `r.status = 'cancelled' OR g.acceptUntil = CASE r.status WHEN 'open' THEN r.cutOffAt ELSE '' END`,
  'FROM group_orders g JOIN rounds r ON r.id = g.roundId',
);

const PAYMENTS = check(
  'payments with their answers',
  `(p.status = 'pending') = (p.answeredAt IS NULL)`,
  'FROM payments p',
);

/** Goods left before they arrived, and arrived before they were handed over. */
const LOADS = check(
  'gate handoffs after dispatch and arrival',
  's.arrivedAt IS NOT NULL AND l.dispatchedAt <= s.arrivedAt AND s.arrivedAt <= h.completedAt',
  `FROM handoffs h JOIN loads l ON l.id = h.loadId
   LEFT JOIN load_stops s ON s.loadId = h.loadId AND s.dropPointId = h.dropPointId
   WHERE h.kind = 'gate' AND h.completedAt IS NOT NULL`,
);
