import { BAG_ARRIVED } from '@cailan/shared-types';
import type { Rows } from './rows';
import { verdict, type Finding, type Verdict } from './verdict';

const ARRIVED = BAG_ARRIVED.map((status) => `'${status}'`).join(', ');

/** 1. Quantity: every line's units are accounted for, and households, groups, pick lists and bags tell the same. */
export async function quantity(rows: Rows): Promise<Verdict> {
  return verdict('1 quantity', [
    await rows.one<Finding>(LINES),
    await rows.one<Finding>(LINES_BY_BAGS),
    ...(await rows.many<Finding>(GROUP_LINES)),
    await rows.one<Finding>(PICK_LISTS),
    await rows.one<Finding>(PICKED),
  ]);
}

/** Ordered = delivered + substituted + short + missing + damaged + returned; nothing is in motion once it is settled. */
const LINES = `
  SELECT 'lines accounted for' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN l.deliveredQuantity IS NOT NULL AND l.quantity = l.deliveredQuantity + l.substitutedQuantity + l.shortQuantity
           + l.missingQuantity + l.damagedQuantity + l.returnedQuantity THEN 0 ELSE 1 END), 0) AS wrong
  FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId WHERE o.status = 'settled'`;

/** What the lines say happened is what the bags say that they were packed into. */
const LINES_BY_BAGS = `
  SELECT 'lines as in their bags' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN l.deliveredQuantity = COALESCE(b.own, 0) AND l.substitutedQuantity = COALESCE(b.substitutes, 0)
           AND l.missingQuantity + l.damagedQuantity + l.returnedQuantity = COALESCE(b.lost, 0)
           AND l.missingQuantity = COALESCE(b.missing, 0) THEN 0 ELSE 1 END), 0) AS wrong
  FROM household_order_lines l JOIN household_orders o ON o.id = l.orderId
  LEFT JOIN (
    SELECT bl.lineId,
           SUM(CASE WHEN bag.status IN (${ARRIVED}) THEN bl.quantity ELSE 0 END) AS own,
           SUM(CASE WHEN bag.status IN (${ARRIVED}) THEN bl.substitutedQuantity ELSE 0 END) AS substitutes,
           SUM(CASE WHEN bag.status IN (${ARRIVED}) THEN 0 ELSE bl.quantity + bl.substitutedQuantity END) AS lost,
           SUM(CASE WHEN bag.lossKind = 'missing' THEN bl.quantity + bl.substitutedQuantity ELSE 0 END) AS missing
    FROM bag_lines bl JOIN bags bag ON bag.id = bl.bagId GROUP BY bl.lineId
  ) b ON b.lineId = l.id
  WHERE o.status = 'settled'`;

/** For each product of a confirmed group: Σ household lines = Σ group lines, both ways. */
const GROUP_LINES = `
  SELECT 'group lines' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN f.quantity = COALESCE(h.quantity, 0) THEN 0 ELSE 1 END), 0) AS wrong
  FROM group_order_lines f JOIN group_orders g ON g.id = f.groupOrderId AND g.status NOT IN ('collecting', 'cancelled')
  LEFT JOIN (
    SELECT roundId, deliveryGroupId, offerId, SUM(quantity) AS quantity FROM household_order_lines WHERE active = 1
    GROUP BY roundId, deliveryGroupId, offerId
  ) h ON h.roundId = g.roundId AND h.deliveryGroupId = g.deliveryGroupId AND h.offerId = f.offerId
  UNION ALL
  SELECT 'household lines in a group line', COUNT(*), COALESCE(SUM(CASE WHEN f.id IS NULL THEN 1 ELSE 0 END), 0)
  FROM household_order_lines l
  JOIN household_orders o ON o.id = l.orderId AND o.status IN ('locked', 'fulfilled', 'settled')
  LEFT JOIN group_order_lines f ON f.groupOrderId = o.groupOrderId AND f.offerId = l.offerId
  WHERE l.active = 1`;

/** What a cancelled building of a wave had ordered: in a result if it was cancelled after, at the same instant perhaps. */
const GONE = `
  SELECT g.roundId, g.wave, l.offerId, p.postedAt AS goneAt, l.quantity,
         CASE WHEN g.packedCount < g.orderCount THEN l.quantity ELSE 0 END AS unpacked
  FROM group_orders g JOIN group_order_lines l ON l.groupOrderId = g.id
  LEFT JOIN postings p ON p.causeKind = 'group_cancelled' AND p.causeId = g.id
  WHERE g.wave > 0 AND g.status = 'cancelled'`;

/** Σ group lines = the pick list's total, for each product of a wave; with those that were cancelled after the picking. */
const PICK_LISTS = `
  SELECT 'pick list totals' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN t.ordered BETWEEN t.living + t.later AND t.living + t.perhaps THEN 0 ELSE 1 END), 0) AS wrong
  FROM (
    SELECT p.id, p.orderedQuantity AS ordered, COALESCE(MAX(f.quantity), 0) AS living,
           COALESCE(SUM(CASE WHEN c.goneAt > p.pickedAt THEN c.quantity ELSE 0 END), 0) AS later,
           COALESCE(SUM(CASE WHEN c.goneAt < p.pickedAt THEN 0 ELSE c.quantity END), 0) AS perhaps
    FROM pick_results p
    LEFT JOIN (
      SELECT g.roundId, g.wave, l.offerId, SUM(l.quantity) AS quantity
      FROM group_orders g JOIN group_order_lines l ON l.groupOrderId = g.id WHERE g.wave > 0 AND g.status <> 'cancelled'
      GROUP BY g.roundId, g.wave, l.offerId
    ) f ON f.roundId = p.roundId AND f.wave = p.wave AND f.offerId = p.offerId
    LEFT JOIN (${GONE}) c ON c.roundId = p.roundId AND c.wave = p.wave AND c.offerId = p.offerId
    GROUP BY p.id, p.orderedQuantity
  ) t`;

/** What was taken from the shelf is what lies in bags, once every household is packed that was not cancelled before. */
const PICKED = `
  SELECT 'picked units in bags' AS what, COUNT(*) AS compared,
         COALESCE(SUM(CASE WHEN p.pickedQuantity BETWEEN COALESCE(b.quantity, 0) AND COALESCE(b.quantity, 0) + COALESCE(c.unpacked, 0)
           THEN 0 ELSE 1 END), 0) AS wrong
  FROM pick_results p
  LEFT JOIN (
    SELECT g.roundId, g.wave, l.offerId, SUM(bl.quantity) AS quantity
    FROM bag_lines bl JOIN household_order_lines l ON l.id = bl.lineId
    JOIN household_orders o ON o.id = l.orderId JOIN group_orders g ON g.id = o.groupOrderId
    GROUP BY g.roundId, g.wave, l.offerId
  ) b ON b.roundId = p.roundId AND b.wave = p.wave AND b.offerId = p.offerId
  LEFT JOIN (SELECT roundId, wave, offerId, SUM(unpacked) AS unpacked FROM (${GONE}) g GROUP BY roundId, wave, offerId) c
    ON c.roundId = p.roundId AND c.wave = p.wave AND c.offerId = p.offerId
  WHERE NOT EXISTS (SELECT 1 FROM group_orders g WHERE g.roundId = p.roundId AND g.wave = p.wave AND g.status = 'picking')`;
