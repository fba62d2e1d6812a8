import { randomUUID } from 'node:crypto';
import type { OfferView, ProductView, WindowView } from '@cailan/shared-types';
import type { OfferDto } from '@cailan/shared-types/dto';
import type { ExpandedSupplier } from '@cailan/api/plans/expanded-plan.types';
import { shelfOf } from '../baskets';
import { count, drawsFor, MINUTE, moveClock, type Day, type DayRound, type DayWindow } from '../world';

/** Scarce goods of each round: that many, with quota for about this part of what is asked for. */
const SCARCE = 4;
const SCARCE_PART = 0.6;
/** Free goods are asked for by so many of a thousand households each, roughly. */
const PACK_SPARE = 1.05;
const STOCK_SPARE = 1.05;
const SCARCE_LIMIT = 2;

/** The supermarkets' staff create, fill and open their rounds; then the clock stands where lists may be written. */
export async function openRounds(day: Day): Promise<void> {
  day.windows = await nextWindows(day);
  const { opensMinutesBeforeWindow } = day.rules.rounds;
  const opensAt = day.windows.map(({ view }) => Date.parse(view.startAt) - opensMinutesBeforeWindow * MINUTE);
  await moveClock(day, Math.min(...opensAt) - 30 * MINUTE);
  day.progress.grow(day.windows.length * day.plan.suppliers.length);
  for (const window of day.windows)
    for (const supplier of day.plan.suppliers) {
      const round = await openRound(day, window.view, supplier);
      if (round) window.rounds.push(round);
      day.progress.tick();
    }
  await moveClock(day, Math.max(...opensAt) + MINUTE);
}

/** One window for each set of place kinds: the first date that leaves time for lists, from opening to cut-off. */
async function nextWindows(day: Day): Promise<DayWindow[]> {
  const [anyone] = await day.cast.of('district_admin');
  const token = await day.cast.token(anyone?.id ?? '');
  const views = await day.client.call('GET /windows', { token });
  const { now } = await day.client.call('GET /health/ready', {});
  const rounds = await day.client.call('GET /rounds', { token });
  const earliest = Date.parse(now) + (day.rules.rounds.opensMinutesBeforeWindow + 60) * MINUTE;
  const kinds = new Set(day.households.map(({ planned }) => kindOf(day, planned.gridCode)));
  const free = views.filter(
    ({ id, startAt, status, placeKinds }) =>
      status === 'planned' &&
      Date.parse(startAt) >= earliest &&
      placeKinds.some((kind) => kinds.has(kind)) &&
      !rounds.some(({ windowId }) => windowId === id),
  );
  const first = new Map<string, WindowView>();
  for (const view of free) if (!first.has(view.placeKinds.join())) first.set(view.placeKinds.join(), view);
  if (first.size === 0) throw new Error('the plan has no window that leaves time for lists');
  const chosen = [...first.values()].sort((a, b) => (a.startAt < b.startAt ? -1 : 1));
  for (const household of day.households) {
    const kind = kindOf(day, household.planned.gridCode);
    const window = chosen.find(({ placeKinds }) => placeKinds.some((each) => each === kind));
    if (!window) throw new Error(`no window serves ${household.planned.door}`);
    household.windowId = window.id;
  }
  return chosen.map((view) => ({ view, rounds: [] }));
}

function kindOf(day: Day, gridCode: string): string {
  return day.plan.places.find(({ code }) => code === gridCode)?.kind ?? '';
}

/** Undefined where the supplier does not serve the window, or none of its communities has households there. */
async function openRound(
  day: Day,
  window: WindowView,
  supplier: ExpandedSupplier,
): Promise<DayRound | undefined> {
  const serves = day.plan.windows.filter(({ code }) =>
    supplier.windows.some(({ windowCode }) => windowCode === code),
  );
  if (!serves.some(({ name }) => name === window.name)) return undefined;
  const households = day.households.filter(
    ({ windowId, planned }) => windowId === window.id && supplier.communities.includes(planned.communityCode),
  );
  if (households.length === 0) return undefined;
  const people = await staffOf(day, supplier);
  const token = await day.cast.token(people.staffId);
  const communities = await day.client.call('GET /communities', { token });
  const names = new Set(households.map(({ planned }) => placeName(day, planned.communityCode)));
  const start = Date.parse(window.startAt);
  const { rounds: terms } = day.rules;
  const before = (minutes: number) => new Date(start - minutes * MINUTE).toISOString();
  const draft = await day.client.call('POST /rounds', {
    token,
    body: {
      clientKey: randomUUID(),
      supermarketId: people.supermarketId,
      windowId: window.id,
      communityIds: communities.filter(({ name }) => names.has(name)).map(({ id }) => id),
      opensAt: before(terms.opensMinutesBeforeWindow),
      cutOffAt: before(terms.cutOffMinutesBeforeWindow),
      payBy: before(terms.payByMinutesBeforeWindow),
      quotaRule: terms.rule,
      shortageRule: terms.shortageRule,
      duesMode: terms.dues,
      minimumFen: terms.minimumFen,
      tolerancePercent: terms.weightTolerancePercent,
    },
  });
  const params = { id: draft.id };
  const products = await day.client.call('GET /supermarkets/:id/products', {
    token,
    params: { id: people.supermarketId },
  });
  const body = { offers: offersOf(day, supplier, products, households.length) };
  const { offers } = await day.client.call('PUT /rounds/:id/offers', { token, params, body });
  const lines = stockOf(products, body.offers);
  await day.client.call('PUT /supermarkets/:id/stock', {
    token,
    params: { id: people.supermarketId },
    body: { windowId: window.id, lines },
  });
  const view = await day.client.call('POST /rounds/:id/open', { token, params });
  count(day, 'rounds');
  count(day, 'offers', offers.length);
  return { view, supplier, offers, wave: 0, staffId: people.staffId, driverIds: people.driverIds };
}

const placeName = (day: Day, code: string) =>
  day.plan.places.find((place) => place.code === code)?.name ?? '';

async function staffOf(day: Day, supplier: ExpandedSupplier) {
  const ofSupplier = async (role: 'supermarket_staff' | 'driver') =>
    (await day.cast.of(role)).filter(({ scopeName }) => scopeName === supplier.name);
  const [staff] = await ofSupplier('supermarket_staff');
  const drivers = await ofSupplier('driver');
  if (!staff || drivers.length === 0) throw new Error(`${supplier.name} has no staff or no driver`);
  return { supermarketId: staff.scopeId, staffId: staff.id, driverIds: drivers.map(({ id }) => id) };
}

/** Everything the supplier carries: bundles and their components with ample quotas, a few goods scarce. */
function offersOf(
  day: Day,
  supplier: ExpandedSupplier,
  products: readonly ProductView[],
  households: number,
): OfferDto[] {
  const draws = drawsFor(day, `offers ${supplier.code}`);
  const inBundles = new Set(
    products.flatMap(({ components }) => components.map(({ productId }) => productId)),
  );
  const free = products.filter(({ id, saleKind }) => saleKind === 'piece' && !inBundles.has(id));
  const scarce = new Set(Array.from({ length: SCARCE }, () => free[draws.below(free.length)]?.id));
  const asked = Math.max(4, Math.ceil((households * 3) / Math.max(1, products.length)));
  return products.map(({ id, saleKind, priceFen }) => {
    const offer: OfferDto = { productId: id, priceFen };
    if (saleKind === 'bundle') offer.quota = Math.ceil(households * PACK_SPARE);
    else if (inBundles.has(id)) offer.quota = households;
    else if (scarce.has(id)) {
      offer.quota = Math.ceil(asked * SCARCE_PART);
      offer.limitPerHousehold = SCARCE_LIMIT;
    }
    return offer;
  });
}

/** The stock behind the quotas, bundles exploded; goods without a quota on every way they are sold are not declared. */
function stockOf(products: readonly ProductView[], offers: readonly OfferDto[]) {
  const quota = new Map(offers.map(({ productId, quota: units }) => [productId, units]));
  const needed = new Map<string, number>();
  for (const product of products) {
    const own = quota.get(product.id);
    if (own !== undefined && product.saleKind !== 'bundle')
      needed.set(product.id, (needed.get(product.id) ?? 0) + own);
    for (const { productId, quantity } of product.components)
      needed.set(productId, (needed.get(productId) ?? 0) + quantity * (own ?? 0));
  }
  return [...needed].map(([productId, units]) => ({ productId, quantity: Math.ceil(units * STOCK_SPARE) }));
}

/** What the households of a window choose from. */
export function shelfOfWindow(day: Day, window: DayWindow, communityCode: string) {
  const rounds = window.rounds.filter(({ supplier }) => supplier.communities.includes(communityCode));
  const limits = new Map(day.plan.limits.map((limit) => [limit.class as string, limit.quantity]));
  return shelfOf(rounds, day.rules.gramsPerHouseholdWeek, limits);
}

export const isScarce = (offer: OfferView): boolean => offer.limitPerHousehold === SCARCE_LIMIT;
