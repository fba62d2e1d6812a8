import { marks, type Tx } from '../../ground/db/db';

/** A product and what a supermarket's live rounds of one window promise of it; null where a round sets no bound. */
export interface Promised {
  productId: string;
  name: string;
  promised: number | null;
}

/**
 * What the live rounds of a supermarket's window promise of the products, bundles exploded; `openingId` is a draft that
 * counts as open. To be asked under the lock of the supermarket's row, where all that promise or declare take turns.
 */
export function promisedOf(
  tx: Tx,
  of: { supermarketId: string; windowId: string; openingId?: string },
  productIds: readonly string[],
): Promise<Promised[]> {
  if (productIds.length === 0) return Promise.resolve([]);
  const live = `r.supermarketId = ? AND r.windowId = ? AND (r.status IN ('open', 'closed', 'fulfilling') OR r.id = ?)`;
  const values = [of.supermarketId, of.windowId, of.openingId ?? ''];
  return tx.many<Promised>(
    `SELECT p.id AS productId, p.name,
            CASE WHEN SUM(CASE WHEN d.units IS NULL THEN 1 ELSE 0 END) > 0 THEN NULL ELSE SUM(d.units) END AS promised
     FROM (
       SELECT o.productId, (SELECT SUM(quota) FROM offer_quotas WHERE offerId = o.id) AS units
       FROM offers o JOIN rounds r ON r.id = o.roundId
       WHERE ${live} AND o.saleKind IN ('piece', 'weight')
       UNION ALL
       SELECT c.productId, oc.quantity * (SELECT SUM(quota) FROM offer_quotas WHERE offerId = oc.bundleOfferId) AS units
       FROM offer_components oc JOIN offers c ON c.id = oc.componentOfferId JOIN rounds r ON r.id = oc.roundId
       WHERE ${live}
     ) d JOIN products p ON p.id = d.productId
     WHERE d.productId IN (${marks(productIds.length)}) GROUP BY p.id, p.name ORDER BY p.id`,
    [...values, ...values, ...productIds],
  );
}

/** What is declared of the products, by their ids. */
export async function declaredOf(
  tx: Tx,
  of: { supermarketId: string; windowId: string },
  productIds: readonly string[],
): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = await tx.many<{ productId: string; quantity: number }>(
    `SELECT productId, quantity FROM declared_stocks
     WHERE supermarketId = ? AND windowId = ? AND productId IN (${marks(productIds.length)})`,
    [of.supermarketId, of.windowId, ...productIds],
  );
  return new Map(rows.map(({ productId, quantity }) => [productId, quantity]));
}
