import { Injectable } from '@nestjs/common';
import {
  bundleShares,
  type Done,
  promisedRefusal,
  type RoundDetailView,
  roundNames,
  wrongStatus,
} from '@cailan/shared-types';
import type { DeclareStockDto, OfferDto, SetOffersDto } from '@cailan/shared-types/dto';
import { audit } from '../../ground/audit/audit';
import type { BundleComponent, Product } from '../../district/catalogue/product.entity';
import { Clock } from '../../ground/clock';
import { Db, marks, type Reader, type Tx } from '../../ground/db/db';
import { newId } from '../../ground/db/ids';
import type { Actor } from '../../ground/http/endpoint';
import { refuse, refuseIf, Refused } from '../../ground/refused';
import { within } from '../../ground/access/scope';
import { Supermarket } from '../../district/supermarkets/supermarket.entity';
import type { DeliveryWindow } from '../../district/windows/window.entity';
import { requireCommunities, requireOnce } from './offer-checks';
import { declaredStocks, soldOffers } from './offers.moves';
import { Round, type Offer, type OfferComponent, type OfferQuota } from './round.entity';
import { RoundsService } from './rounds.service';
import { declaredOf, promisedOf } from './stock.sql';

/** What a draft round sells, and the stock that a supermarket declares for a window. */
@Injectable()
export class OffersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rounds: RoundsService,
  ) {}

  /** Replaces a draft's offers. @throws Refused `wrong_status`, `not_offered`, `duplicate_line`, `price_above_ceiling`, `community_outside_district`. */
  async set(me: Actor, roundId: string, { offers }: SetOffersDto): Promise<RoundDetailView> {
    await this.rounds.get(me, roundId);
    return this.db.transaction(
      async (tx) => {
        const round = this.rounds.kept(me, await tx.lockById(Round, roundId));
        if (round.status !== 'draft') throw new Refused(wrongStatus(roundNames, round.status, 'draft'));
        await soldOffers.dropOf(tx, roundId);
        await this.write(tx, round, offers);
        await audit(tx, this.clock, { actorId: me.personId, action: 'round.offers', subjectId: roundId });
      },
      (tx) => this.rounds.get(me, roundId, tx),
    );
  }

  /**
   * Declares a window's stock, product by product; what was declared of these products before is replaced.
   * @throws Refused `not_offered`, `duplicate_line`, `stock_below_promised`; `not_found` for another district's window.
   */
  async declareStock(me: Actor, supermarketId: string, { windowId, lines }: DeclareStockDto): Promise<Done> {
    const supermarket = await this.db.one<Supermarket>('SELECT * FROM supermarkets WHERE id = ?', [
      supermarketId,
    ]);
    const scope = supermarket && { ...supermarket, supermarketId };
    const { districtId } = within(me, ['supermarket_staff'], scope, this.clock);
    const window = await this.db.one<DeliveryWindow>('SELECT * FROM delivery_windows WHERE id = ?', [
      windowId,
    ]);
    if (window?.districtId !== districtId) refuse('not_found');
    const createdAt = this.clock.now();
    const productIds = lines.map(({ productId }) => productId);
    requireOnce(productIds, 'productId');
    const own = await this.products(this.db, supermarketId, productIds);
    if (own.size !== productIds.length) refuse('not_offered');
    await this.db.transaction(async (tx) => {
      await this.requirePromised(tx, { supermarketId, windowId }, lines);
      await declaredStocks.declare(
        tx,
        { supermarketId, windowId },
        lines.map((line) => ({ id: newId(), supermarketId, windowId, ...line, createdAt })),
      );
      await audit(tx, this.clock, {
        actorId: me.personId,
        action: 'stock.declare',
        subjectId: supermarketId,
      });
    });
    return { done: true };
  }

  /** What was promised stays covered; a stock that falls short already may still be raised towards it. */
  private async requirePromised(
    tx: Tx,
    of: { supermarketId: string; windowId: string },
    lines: DeclareStockDto['lines'],
  ): Promise<void> {
    await tx.lockById(Supermarket, of.supermarketId);
    const quantityOf = new Map(lines.map(({ productId, quantity }) => [productId, quantity]));
    const before = await declaredOf(tx, of, [...quantityOf.keys()]);
    const lowered = lines.filter(({ productId, quantity }) => quantity < (before.get(productId) ?? Infinity));
    const promised = await promisedOf(
      tx,
      of,
      lowered.map(({ productId }) => productId),
    );
    refuseIf(
      promisedRefusal(promised.map((each) => ({ ...each, stock: quantityOf.get(each.productId) ?? 0 }))),
    );
  }

  private async write(tx: Tx, round: Round, dtos: readonly OfferDto[]): Promise<void> {
    requireOnce(
      dtos.map(({ productId }) => productId),
      'productId',
    );
    await requireCommunities(tx, round.id, dtos);
    const products = await this.products(
      tx,
      round.supermarketId,
      dtos.map(({ productId }) => productId),
    );
    const offers = new Map<string, Offer>();
    for (const dto of dtos) {
      const product = products.get(dto.productId) ?? refuse('not_offered', { productId: dto.productId });
      offers.set(product.id, offerOf(round.id, product, dto.priceFen, dto.limitPerHousehold ?? null));
    }
    refuseIf(await this.ceilingRefusal(tx, round, [...offers.values()], products));
    const components = await this.explode(tx, round, offers);
    const quotas = dtos.flatMap((dto) => quotasOf(round.id, offers.get(dto.productId)?.id ?? '', dto));
    await soldOffers.add(tx, { offers: [...offers.values()], components, quotas });
  }

  /** Makes the bundles' components, and offers that are sold only inside a bundle. */
  private async explode(tx: Tx, round: Round, offers: Map<string, Offer>): Promise<OfferComponent[]> {
    const bundles = [...offers.values()].filter(({ saleKind }) => saleKind === 'bundle');
    if (bundles.length === 0) return [];
    const parts = await tx.many<BundleComponent>(
      `SELECT * FROM bundle_components WHERE bundleId IN (${marks(bundles.length)}) ORDER BY id`,
      bundles.map(({ productId }) => productId),
    );
    const products = await this.products(
      tx,
      round.supermarketId,
      parts.map(({ productId }) => productId),
    );
    for (const product of products.values())
      if (!offers.has(product.id))
        offers.set(product.id, {
          ...offerOf(round.id, product, product.priceFen, null),
          saleKind: 'component',
        });
    return bundles.flatMap((bundle) => {
      const own = parts.filter(({ bundleId }) => bundleId === bundle.productId);
      const priced = own.map(({ productId, quantity }) => ({
        priceFen: products.get(productId)?.priceFen ?? 0,
        quantity,
      }));
      const shares = bundleShares(bundle.priceFen, priced);
      return own.map(({ productId, quantity }, i) => ({
        id: newId(),
        roundId: round.id,
        bundleOfferId: bundle.id,
        componentOfferId: offers.get(productId)?.id ?? '',
        quantity,
        shareFen: shares[i] ?? 0,
      }));
    });
  }

  private async products(
    sql: Reader,
    supermarketId: string,
    ids: readonly string[],
  ): Promise<Map<string, Product>> {
    if (ids.length === 0) return new Map();
    const rows = await sql.many<Product>(
      `SELECT * FROM products WHERE supermarketId = ? AND id IN (${marks(ids.length)})`,
      [supermarketId, ...ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async ceilingRefusal(
    tx: Tx,
    round: Round,
    offers: readonly Offer[],
    products: Map<string, Product>,
  ) {
    const ceilings = await tx.many<{ productCode: string; ceilingFen: number }>(
      'SELECT productCode, ceilingFen FROM price_ceilings WHERE districtId = ?',
      [round.districtId],
    );
    const byCode = new Map(ceilings.map(({ productCode, ceilingFen }) => [productCode, ceilingFen]));
    for (const { productId, name, priceFen } of offers) {
      const ceilingFen = byCode.get(products.get(productId)?.code ?? '');
      if (ceilingFen !== undefined && priceFen > ceilingFen)
        return { code: 'price_above_ceiling' as const, facts: { name, priceFen, ceilingFen } };
    }
    return undefined;
  }
}

const STEPS_PER_KG = 2;

/** By weight the price per kg is that of two 500 g steps. */
function offerOf(
  roundId: string,
  product: Product,
  priceFen: number,
  limitPerHousehold: number | null,
): Offer {
  return {
    id: newId(),
    roundId,
    productId: product.id,
    saleKind: product.saleKind,
    name: product.name,
    spec: product.spec,
    unit: product.unit,
    productClass: product.productClass,
    priceFen,
    fenPerKg: product.saleKind === 'weight' ? priceFen * STEPS_PER_KG : null,
    massGrams: product.massGrams,
    storage: product.storage,
    shelf: product.shelf,
    limitPerHousehold,
  };
}

function quotasOf(roundId: string, offerId: string, { quota, communityQuotas }: OfferDto): OfferQuota[] {
  const row = (communityId: string, units: number) => ({
    id: newId(),
    roundId,
    offerId,
    communityId,
    quota: units,
    taken: 0,
  });
  if (communityQuotas) return communityQuotas.map((each) => row(each.communityId, each.quota));
  return quota === undefined ? [] : [row('', quota)];
}
