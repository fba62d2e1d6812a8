import type { ProductView, RoundView, WindowView } from '@cailan/shared-types';
import type { OfferDto } from '@cailan/shared-types/dto';
import type { Person, Studio } from '../studio';
import type { Tape } from '../tape';
import type { Cast, World } from '../world';

const HOUR_MS = 3_600_000;
/** Hours before the window: the evening before. */
const CUT_OFF = 22;
const PAY_BY = 20;
/** The wide shop has so little of this that it must be shared, and enough of that. */
const SCARCE = 'VEG-005';
const SCARCE_QUOTA = 3;
const PLENTY = 'DLY-001';
/** What is special about an offer of the main round. */
const TERMS: Record<string, Omit<OfferDto, 'productId' | 'priceFen'>> = {
  'GRN-001': { limitPerHousehold: 2 },
  'VEG-019': { quota: 60 },
  'EGG-004': { quota: 2 },
  'BUN-001': { quota: 20 },
};
const MINIMUM_FEN = 20_000;
const NEXT_GOODS = 8;
/** Ample behind every quota. */
const STOCK = 1000;

/** Two shops open their rounds for the next evening; the main one prepares the round after. */
export async function openRounds(studio: Studio, tape: Tape, cast: Cast): Promise<World> {
  const shopkeeper = cast.supermarket_staff;
  const windows = await studio.ok(shopkeeper, 'GET /windows');
  const [, tomorrow, dayAfter] = windows;
  if (!tomorrow || !dayAfter) throw new Error('there are no windows');
  const main = await draft(studio, tape, shopkeeper, tomorrow, 'first_come', mainOffers);
  const wide = await draft(studio, tape, cast.wideStaff, tomorrow, 'fair', wideOffers);
  const next = await draft(studio, tape, shopkeeper, dayAfter, 'first_come', (products) =>
    mainOffers(products).slice(0, NEXT_GOODS),
  );
  const opened = await tape.write(shopkeeper, 'POST /rounds/:id/open', { params: { id: main.round.id } });
  await tape.write(cast.wideStaff, 'POST /rounds/:id/open', { params: { id: wide.round.id } });
  const neighbour = cast.residents.findLast(
    ({ scopeId }) => cast.buildings.get(scopeId) === cast.floor_captain.scopeId,
  );
  return {
    windowId: tomorrow.id,
    householdId: cast.resident.scopeId,
    proxyHouseholdId: neighbour?.scopeId ?? '',
    main: opened,
    wide: wide.round,
    draft: next.round,
    handoffIds: [],
    offerOf: main.offerOf,
    scarceOfferId: wide.offerOf(SCARCE),
    plentyOfferId: wide.offerOf(PLENTY),
  };
}

async function draft(
  studio: Studio,
  tape: Tape,
  staff: Person,
  window: WindowView,
  quotaRule: RoundView['quotaRule'],
  choose: (products: ProductView[]) => OfferDto[],
) {
  const before = (hours: number) => new Date(Date.parse(window.startAt) - hours * HOUR_MS).toISOString();
  const communities = await studio.ok(staff, 'GET /communities');
  const round = await tape.write(staff, 'POST /rounds', {
    body: {
      clientKey: tape.newKey(),
      supermarketId: staff.scopeId,
      windowId: window.id,
      communityIds: communities.map(({ id }) => id),
      opensAt: studio.now(),
      cutOffAt: before(CUT_OFF),
      payBy: before(PAY_BY),
      quotaRule,
      shortageRule: 'fair',
      duesMode: 'after_delivery',
      minimumFen: quotaRule === 'fair' ? 0 : MINIMUM_FEN,
      tolerancePercent: 10,
    },
  });
  const products = await studio.ok(staff, 'GET /supermarkets/:id/products', {
    params: { id: staff.scopeId },
  });
  const offers = choose(products);
  const goods = new Set(products.filter(({ saleKind }) => saleKind !== 'bundle').map(({ id }) => id));
  const limited = offers.filter(({ productId, quota }) => quota !== undefined && goods.has(productId));
  await tape.write(staff, 'PUT /supermarkets/:id/stock', {
    params: { id: staff.scopeId },
    body: {
      windowId: window.id,
      lines: limited.map(({ productId }) => ({ productId, quantity: STOCK })),
    },
  });
  const detail = await tape.write(staff, 'PUT /rounds/:id/offers', {
    params: { id: round.id },
    body: { offers },
  });
  const offerOf = (code: string): string => {
    const product = products.find((each) => each.code === code);
    const offer = detail.offers.find(
      ({ productId, saleKind }) => productId === product?.id && saleKind !== 'component',
    );
    if (!offer) throw new Error(`${code} is not offered`);
    return offer.id;
  };
  return { round, offerOf };
}

const mainOffers = (products: ProductView[]): OfferDto[] =>
  products.map(({ id, code, priceFen }) => ({ productId: id, priceFen, ...TERMS[code] }));

const wideOffers = (products: ProductView[]): OfferDto[] =>
  products.map(({ id, code, priceFen }) => ({
    productId: id,
    priceFen,
    ...(code === SCARCE ? { quota: SCARCE_QUOTA } : {}),
  }));
