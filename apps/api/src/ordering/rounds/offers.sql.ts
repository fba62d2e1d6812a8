import type { OfferView, QuotaRule } from '@cailan/shared-types';
import { initials } from '../../district/catalogue/initials';
import type { Reader } from '../../ground/db/db';
import type { Offer } from './round.entity';

interface QuotaRow {
  offerId: string;
  communityId: string;
  remaining: number;
}

/** A round's offers as people see them; `left` for one community, or over all of them where none is named. */
export async function offerViews(
  db: Reader,
  roundId: string,
  rule: QuotaRule,
  communityId: string | undefined,
): Promise<OfferView[]> {
  const offers = await db.many<Offer & { aliases: string }>(
    `SELECT o.*, p.aliases FROM offers o JOIN products p ON p.id = o.productId
     WHERE o.roundId = ? AND o.saleKind <> 'component'
     ORDER BY CASE o.saleKind WHEN 'bundle' THEN 0 ELSE 1 END, o.productClass, o.shelf, o.name`,
    [roundId],
  );
  const initialsOf = await initials();
  const quotas = await db.many<QuotaRow>(
    'SELECT offerId, communityId, quota - taken AS remaining FROM offer_quotas WHERE roundId = ?',
    [roundId],
  );
  const components = await db.many<OfferView['components'][number] & { bundleOfferId: string }>(
    `SELECT c.bundleOfferId, c.componentOfferId AS offerId, o.name, c.quantity, c.shareFen
     FROM offer_components c JOIN offers o ON o.id = c.componentOfferId WHERE c.roundId = ? ORDER BY c.id`,
    [roundId],
  );
  return offers.map((offer) => ({
    ...viewOf(offer),
    initials: initialsOf(offer.name),
    aliases: offer.aliases.split(' ').filter(Boolean),
    left: rule === 'fair' ? null : leftOf(quotas, offer.id, communityId),
    components: components
      .filter(({ bundleOfferId }) => bundleOfferId === offer.id)
      .map(({ offerId, name, quantity, shareFen }) => ({ offerId, name, quantity, shareFen })),
  }));
}

function viewOf(offer: Offer): Omit<OfferView, 'initials' | 'aliases' | 'left' | 'components'> {
  return {
    id: offer.id,
    productId: offer.productId,
    saleKind: offer.saleKind,
    name: offer.name,
    spec: offer.spec,
    unit: offer.unit,
    productClass: offer.productClass,
    priceFen: offer.priceFen,
    fenPerKg: offer.fenPerKg,
    massGrams: offer.massGrams,
    storage: offer.storage,
    limitPerHousehold: offer.limitPerHousehold,
  };
}

function leftOf(
  quotas: readonly QuotaRow[],
  offerId: string,
  communityId: string | undefined,
): number | null {
  const own = quotas.filter((quota) => quota.offerId === offerId);
  const mine = own.filter(
    (quota) => quota.communityId === '' || !communityId || quota.communityId === communityId,
  );
  return own.length === 0 ? null : mine.reduce((sum, { remaining }) => sum + remaining, 0);
}
