import { marks, type Tx } from '../../ground/db/db';
import { DeclaredStock, Offer, OfferComponent, OfferQuota } from './round.entity';

/** What a round sells: written while it is a draft, frozen when it opens. Who calls holds the round's row locked. */
export const soldOffers = {
  async dropOf(tx: Tx, roundId: string): Promise<void> {
    await tx.run('DELETE FROM offers WHERE roundId = ?', [roundId]);
    await tx.run('DELETE FROM offer_components WHERE roundId = ?', [roundId]);
    await tx.run('DELETE FROM offer_quotas WHERE roundId = ?', [roundId]);
  },

  async add(
    tx: Tx,
    sold: { offers: readonly Offer[]; components: readonly OfferComponent[]; quotas: readonly OfferQuota[] },
  ): Promise<void> {
    await tx.insert(Offer, sold.offers);
    await tx.insert(OfferComponent, sold.components);
    await tx.insert(OfferQuota, sold.quotas);
  },
};

/** Units of offers that lists have taken. */
export const offerQuotas = {
  /** Takes units, or gives them back, in one guarded statement, in id order; false when an offer has too little left. */
  async move(tx: Tx, units: ReadonlyMap<string, number>): Promise<boolean> {
    const ids = [...units.keys()].filter((id) => units.get(id) !== 0).sort();
    if (ids.length === 0) return true;
    const cases = ids.map(() => 'WHEN ? THEN ?').join(' ');
    const pairs = ids.flatMap((id) => [id, units.get(id) ?? 0]);
    const moved = await tx.run(
      `UPDATE offer_quotas SET taken = taken + CASE id ${cases} ELSE 0 END
       WHERE id IN (${marks(ids.length)}) AND taken + CASE id ${cases} ELSE 0 END <= quota`,
      [...pairs, ...ids, ...pairs],
    );
    return moved === ids.length;
  },

  /** What a draw gave out of one. */
  share: (tx: Tx, id: string, taken: number): Promise<number> =>
    tx.run('UPDATE offer_quotas SET taken = ? WHERE id = ?', [taken, id]),
};

/** What supermarkets declare for a window. Who calls holds the supermarket's row locked. */
export const declaredStocks = {
  /** Replaces what was declared of these products. */
  async declare(
    tx: Tx,
    { supermarketId, windowId }: Pick<DeclaredStock, 'supermarketId' | 'windowId'>,
    rows: readonly DeclaredStock[],
  ): Promise<void> {
    await tx.run(
      `DELETE FROM declared_stocks WHERE supermarketId = ? AND windowId = ?
       AND productId IN (${marks(rows.length) || 'NULL'})`,
      [supermarketId, windowId, ...rows.map(({ productId }) => productId)],
    );
    await tx.insert(DeclaredStock, rows);
  },
};
