import type { ProductClass, SaleKind } from '@cailan/shared-types';
import { OffersService } from '@cailan/api/ordering/rounds/offers.service';
import { RoundsService } from '@cailan/api/ordering/rounds/rounds.service';
import type { Db } from '@cailan/api/ground/db/db';
import { newId } from '@cailan/api/ground/db/ids';
import type { Household } from '@cailan/api/district/places/place.entity';
import { signedInGrants } from '@cailan/api/people/people/people.sql';
import type { Ground } from './ground';
import { machine } from '@cailan/api/ground/clock';

/** A household and the resident who orders for it. */
export interface Customer extends Household {
  residentId: string;
}

export interface MarketOffer {
  id: string;
  quotaId: string;
  productClass: ProductClass;
  saleKind: SaleKind;
  priceFen: number;
}

/** An open round with all that its filling needs to know. */
export interface Market {
  roundId: string;
  windowId: string;
  supermarketId: string;
  offers: MarketOffer[];
  /** Group order by delivery group. */
  groupOrders: Map<string, string>;
}

const AMPLE = 1_000_000;
const MINUTE_MS = 60_000;
const TOLERANCE_PERCENT = 10;

/** Opens a round in each of the first `count` windows to come, first come first served, every offer with an ample quota. */
export async function openMarkets({ app, db }: Ground, count: number): Promise<Market[]> {
  const windows = await db.many<{ id: string; startAt: string }>(
    'SELECT id, startAt FROM delivery_windows ORDER BY startAt',
  );
  const later = windows.filter(({ startAt }) => Date.parse(startAt) > machine.ms() + 120 * MINUTE_MS);
  if (later.length < count) throw new Error(`the plan has ${later.length} windows ahead, ${count} wanted`);
  const markets: Market[] = [];
  for (const window of later.slice(0, count)) markets.push(await openMarket(app, db, window));
  return markets;
}

async function openMarket(
  app: Ground['app'],
  db: Db,
  window: { id: string; startAt: string },
): Promise<Market> {
  const staff = await personAs(db, 'supermarket_staff');
  const opensAt = machine.now();
  const { grants = [] } = (await signedInGrants(db, staff.personId, undefined, opensAt)) ?? {};
  const me = { personId: staff.personId, grants, all: grants };
  const communities = await db.many<{ id: string }>(`SELECT id FROM places WHERE level = 'community'`);
  const products = await db.many<{ id: string; priceFen: number }>(
    'SELECT id, priceFen FROM products WHERE supermarketId = ? ORDER BY code',
    [staff.scopeId],
  );
  const cutOffAt = new Date(Date.parse(window.startAt) - 60 * MINUTE_MS).toISOString();
  const round = await app.get(RoundsService).create(me, {
    clientKey: newId(),
    supermarketId: staff.scopeId,
    windowId: window.id,
    communityIds: communities.map(({ id }) => id),
    opensAt,
    cutOffAt,
    payBy: cutOffAt,
    quotaRule: 'first_come',
    shortageRule: 'fair',
    duesMode: 'after_delivery',
    minimumFen: 0,
    tolerancePercent: TOLERANCE_PERCENT,
  });
  const offers = products.map(({ id, priceFen }) => ({ productId: id, priceFen, quota: AMPLE }));
  await app.get(OffersService).set(me, round.id, { offers });
  await app.get(RoundsService).open(me, round.id);
  return marketOf(db, round.id, window.id, staff.scopeId);
}

async function marketOf(db: Db, roundId: string, windowId: string, supermarketId: string): Promise<Market> {
  const offers = await db.many<MarketOffer>(
    `SELECT o.id, q.id AS quotaId, o.productClass, o.saleKind, o.priceFen
     FROM offers o JOIN offer_quotas q ON q.offerId = o.id WHERE o.roundId = ? ORDER BY o.id`,
    [roundId],
  );
  const groups = await db.many<{ id: string; deliveryGroupId: string }>(
    'SELECT id, deliveryGroupId FROM group_orders WHERE roundId = ?',
    [roundId],
  );
  const groupOrders = new Map(groups.map(({ id, deliveryGroupId }) => [deliveryGroupId, id]));
  return { roundId, windowId, supermarketId, offers, groupOrders };
}

/** The households in stair order, each with its resident. */
export function customers(db: Db): Promise<Customer[]> {
  return db.many<Customer>(
    `SELECT h.*, g.personId AS residentId FROM households h
     JOIN role_grants g ON g.scopeId = h.id AND g.role = 'resident' ORDER BY h.id`,
  );
}

/** The first person who holds a role, and over what. */
export async function personAs(db: Db, role: string): Promise<{ personId: string; scopeId: string }> {
  const grant = await db.one<{ personId: string; scopeId: string }>(
    'SELECT personId, scopeId FROM role_grants WHERE role = ? ORDER BY id LIMIT 1',
    [role],
  );
  if (!grant) throw new Error(`nobody is ${role}`);
  return grant;
}

const LINES = 8;
/** Classes that the plan limits: a household may take part in every round of a run without reaching one. */
const LIMITED = ['grain', 'meat', 'egg_dairy'];

/** Eight different offers for one household, at most one of each limited class; the same `draw` gives the same ones. */
export function basket(market: Market, draw: number): MarketOffer[] {
  const { offers } = market;
  const chosen: MarketOffer[] = [];
  const taken = new Set<string>();
  let state = (draw + 1) * 2_654_435_761;
  while (chosen.length < LINES) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const offer = offers[(state >>> 8) % offers.length];
    if (!offer || taken.has(offer.id) || taken.has(offer.productClass)) continue;
    chosen.push(offer);
    taken.add(offer.id);
    if (LIMITED.includes(offer.productClass)) taken.add(offer.productClass);
  }
  return chosen.sort((a, b) => (a.quotaId < b.quotaId ? -1 : 1));
}
