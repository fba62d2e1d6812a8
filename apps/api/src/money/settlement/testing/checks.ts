import type { TestService } from '@cailan/trials/world/service';

/** What must hold once a round is settled, asked of the rows alone; each query gives the rows that break it. */
const BREACHES: Record<string, string> = {
  'a line whose quantities do not sum': `
    SELECT id FROM household_order_lines WHERE active = 1 AND quantity <> COALESCE(deliveredQuantity, -1)
      + substitutedQuantity + shortQuantity + missingQuantity + damagedQuantity + returnedQuantity`,
  'an order whose final is not the sum of its lines': `
    SELECT o.id FROM household_orders o WHERE o.status = 'settled' AND o.finalFen <>
      (SELECT SUM(l.finalFen) FROM household_order_lines l WHERE l.orderId = o.id)`,
  'an order whose amount is not final and refunds due': `
    SELECT o.id FROM household_orders o WHERE o.status = 'settled' AND o.amountFen <> o.finalFen
      + COALESCE((SELECT SUM(r.amountFen) FROM refund_items r WHERE r.orderId = o.id), 0)`,
  'a group order that was not paid in final and refunds due': `
    SELECT g.id FROM group_orders g WHERE g.status = 'completed' AND g.paidFen <>
      (SELECT SUM(o.finalFen) FROM household_orders o WHERE o.groupOrderId = g.id AND o.status = 'settled')
      + COALESCE((SELECT SUM(r.amountFen) FROM refund_items r WHERE r.groupOrderId = g.id), 0)`,
  'a posting that does not balance': `
    SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)`,
  'a bag without its holder': `
    SELECT b.id FROM bags b WHERE (b.holderKind = 'household' AND b.holderId <> b.householdId)
      OR (b.holderKind = 'nobody') <> (b.holderId IS NULL)`,
  'a gate that expected neither what it received nor what is missing': `
    SELECT h.id FROM handoffs h WHERE h.kind = 'gate' AND h.completedAt IS NOT NULL AND h.expectedBags <>
      h.receivedBags + (SELECT COUNT(*) FROM bag_events e WHERE e.handoffId = h.id AND e.toStatus = 'missing')`,
  'an order that is not settled': `SELECT id FROM household_orders WHERE activeSlot = 'active' AND status <> 'settled'`,
};

/** The names of what does not hold, with the rows that break it. */
export async function breaches(service: TestService): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, sql] of Object.entries(BREACHES)) {
    const rows = await service.db.many(sql);
    if (rows.length > 0) found[name] = rows;
  }
  return found;
}
