import type { Db } from '../../ground/db/db';
import type { SealedRecipient } from '../../ordering/lists/recipients';

/** What papers say of a household. */
export interface PrintedHousehold extends SealedRecipient {
  door: string;
  address: string | null;
  unit: string;
  note: string;
}

/** Those of a group that are packed, in stair order. */
export function printedHouseholds(db: Db, groupOrderId: string): Promise<PrintedHousehold[]> {
  return db.many<PrintedHousehold>(
    `SELECT o.id AS orderId, o.door, o.address, h.unitName AS unit, o.note, o.recipientNameSealed, o.recipientPhoneSealed
     FROM household_orders o JOIN households h ON h.id = o.householdId
     WHERE o.groupOrderId = ? AND o.activeSlot = 'active' AND o.runningNumber IS NOT NULL ORDER BY h.sort, o.id`,
    [groupOrderId],
  );
}

/** The offers that a wave's papers name: what is ordered, the bundles it is a part of, and what comes instead. */
export async function printedOffers(
  db: Db,
  roundId: string,
  wave: number,
): Promise<{ name: string; spec: string }[]> {
  const lines = await db.many<Record<'offerId' | 'bundleOfferId' | 'substituteOfferId', string | null>>(
    `SELECT DISTINCT l.offerId, l.bundleOfferId, l.substituteOfferId
     FROM group_orders g
     JOIN household_order_lines l ON l.roundId = g.roundId AND l.active = 1 AND l.deliveryGroupId = g.deliveryGroupId
     WHERE g.roundId = ? AND g.wave = ? AND g.status <> 'cancelled'`,
    [roundId, wave],
  );
  const named = new Set(lines.flatMap((line) => Object.values(line)));
  const offers = await db.many<{ id: string; name: string; spec: string }>(
    'SELECT id, name, spec FROM offers WHERE roundId = ? ORDER BY name, id',
    [roundId],
  );
  return offers.filter(({ id }) => named.has(id));
}
