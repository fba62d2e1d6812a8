import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

const DAY_MS = 86_400_000;

/** 2. Quota: nothing is sold beyond quota or capacity, quotas stay within the declared stock, no household is above a limit. */
export async function quota(rows: Rows): Promise<Verdict> {
  return verdict('2 quota', [
    await rows.one<Finding>(TAKEN),
    await rows.one<Finding>(SOLD),
    await rows.one<Finding>(CAPACITY),
    await rows.one<Finding>(STOCK),
    await rows.one<Finding>(OFFER_LIMITS),
    await classLimits(rows),
  ]);
}

const TAKEN = `
  SELECT 'quotas not exceeded' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN taken BETWEEN 0 AND quota THEN 0 ELSE 1 END), 0) AS wrong
  FROM offer_quotas`;

/** Sold units by offer and community: single lines, and bundles counted by their first component. */
const SOLD_UNITS = `
  SELECT l.roundId, l.offerId, o.communityId, SUM(l.quantity) AS units
  FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId
  WHERE l.active = 1 AND l.bundleOfferId = '' AND o.activeSlot = 'active' GROUP BY l.roundId, l.offerId, o.communityId
  UNION ALL
  SELECT l.roundId, l.bundleOfferId, o.communityId, SUM(l.quantity) / c.quantity
  FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId
  JOIN offer_components c ON c.bundleOfferId = l.bundleOfferId AND c.componentOfferId = l.offerId
  JOIN (SELECT bundleOfferId, MIN(id) AS id FROM offer_components GROUP BY bundleOfferId) f ON f.id = c.id
  WHERE l.active = 1 AND o.activeSlot = 'active' GROUP BY l.roundId, l.bundleOfferId, o.communityId, c.quantity`;

/** The units that orders hold are the units taken; where the rule is fair, once they are drawn. */
const SOLD = `
  SELECT 'quotas as sold' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN t.taken = t.sold THEN 0 ELSE 1 END), 0) AS wrong
  FROM (
    SELECT q.id, q.taken, COALESCE(SUM(s.units), 0) AS sold
    FROM offer_quotas q JOIN rounds r ON r.id = q.roundId AND (r.quotaRule = 'first_come' OR r.drawnAt IS NOT NULL)
    LEFT JOIN (${SOLD_UNITS}) s ON s.offerId = q.offerId AND (q.communityId = '' OR q.communityId = s.communityId)
    GROUP BY q.id, q.taken
  ) t`;

/** A window counts the households that hold something at each drop point, each once, and none beyond its capacity. */
const CAPACITY = `
  SELECT 'households as counted at drop points' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN p.taken = COALESCE(h.households, 0) AND p.taken <= p.capacity THEN 0 ELSE 1 END), 0) AS wrong
  FROM window_points p
  LEFT JOIN (
    SELECT o.windowId, g.dropPointId, COUNT(DISTINCT o.householdId) AS households
    FROM household_orders o JOIN group_orders g ON g.id = o.groupOrderId
    WHERE o.activeSlot = 'active' AND o.status <> 'draft' GROUP BY o.windowId, g.dropPointId
  ) h ON h.windowId = p.windowId AND h.dropPointId = p.dropPointId`;

/** A declared product's quotas of a supermarket and window, bundles exploded, are within its stock. */
const STOCK = `
  SELECT 'declared stocks kept' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN COALESCE(d.units, 0) <= s.quantity THEN 0 ELSE 1 END), 0) AS wrong
  FROM declared_stocks s
  LEFT JOIN (
    SELECT supermarketId, windowId, productId, SUM(units) AS units FROM (
      SELECT r.supermarketId, r.windowId, o.productId, q.quota AS units
      FROM offer_quotas q JOIN offers o ON o.id = q.offerId AND o.saleKind <> 'bundle' JOIN rounds r ON r.id = q.roundId
      WHERE r.status <> 'cancelled' AND r.status <> 'draft'
      UNION ALL
      SELECT r.supermarketId, r.windowId, o.productId, q.quota * c.quantity
      FROM offer_quotas q JOIN offer_components c ON c.bundleOfferId = q.offerId
      JOIN offers o ON o.id = c.componentOfferId JOIN rounds r ON r.id = q.roundId
      WHERE r.status <> 'cancelled' AND r.status <> 'draft'
    ) demands GROUP BY supermarketId, windowId, productId
  ) d ON d.supermarketId = s.supermarketId AND d.windowId = s.windowId AND d.productId = s.productId`;

const OFFER_LIMITS = `
  SELECT 'household lines within their offer''s limit' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN l.quantity <= f.limitPerHousehold THEN 0 ELSE 1 END), 0) AS wrong
  FROM household_order_lines l JOIN offers f ON f.id = l.offerId AND f.limitPerHousehold IS NOT NULL
  WHERE l.active = 1 AND l.bundleOfferId = ''`;

interface Suspect {
  householdId: string;
  productClass: string;
  most: number;
  periodDays: number;
}

/** Whoever has more of a class in all than a period allows is looked at period by period. */
async function classLimits(rows: Rows): Promise<Finding> {
  const { compared } = await rows.one<{ compared: number }>(
    'SELECT COUNT(*) AS compared FROM (SELECT DISTINCT householdId, productClass FROM household_order_lines WHERE active = 1) t',
  );
  const suspects = await rows.many<Suspect>(
    `SELECT t.householdId, t.productClass, c.quantity AS most, c.periodDays
     FROM (SELECT householdId, productClass, SUM(quantity) AS units FROM household_order_lines WHERE active = 1
           GROUP BY householdId, productClass) t
     JOIN households h ON h.id = t.householdId
     JOIN class_limits c ON c.districtId = h.districtId AND c.productClass = t.productClass
     WHERE t.units > c.quantity`,
  );
  let wrong = 0;
  for (const suspect of suspects) if (await isOver(rows, suspect)) wrong += 1;
  return { what: 'households within class limits', compared, wrong };
}

async function isOver(
  rows: Rows,
  { householdId, productClass, most, periodDays }: Suspect,
): Promise<boolean> {
  const lines = await rows.many<{ submittedAt: string; quantity: number }>(
    `SELECT submittedAt, quantity FROM household_order_lines
     WHERE householdId = ? AND productClass = ? AND active = 1 ORDER BY submittedAt`,
    [householdId, productClass],
  );
  return lines.some(({ submittedAt }) => {
    const until = Date.parse(submittedAt);
    const inPeriod = lines.filter((line) => {
      const at = Date.parse(line.submittedAt);
      return at <= until && at > until - periodDays * DAY_MS;
    });
    return inPeriod.reduce((sum, line) => sum + line.quantity, 0) > most;
  });
}
