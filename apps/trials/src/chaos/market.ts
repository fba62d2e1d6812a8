import { randomUUID } from 'node:crypto';
import type { GroupOrderView, RoundDetailView } from '@cailan/shared-types';
import { Cast } from '../day/cast';
import type { Client } from '../day/client';
import { crowd } from '../day/crowd';

/** Far enough ahead that no deadline passes while everything goes wrong. */
const AHEAD_MS = 2 * 24 * 3600_000;
const HOUR_MS = 3600_000;
const CLIENTS = 8;
const CONFIRMED_AT_ONCE = 100;

/** A round whose buildings are confirmed and wait for their payments. */
export interface PayableRound {
  roundId: string;
  staffId: string;
  groups: { group: GroupOrderView; leaderId: string }[];
}

/**
 * Opens a round of each supermarket, has one household of every building order from both, and confirms all.
 * @param now the present by the service's clock.
 */
export async function payableRounds(client: Client, cast: Cast, now: string): Promise<PayableRound[]> {
  const shops = await cast.of('supermarket_staff');
  const rounds: { round: RoundDetailView; staffId: string }[] = [];
  for (const shop of shops)
    rounds.push({ round: await openRound(client, cast, shop, now), staffId: shop.id });
  await order(
    client,
    cast,
    rounds.map(({ round }) => round),
  );
  const confirmed = await confirm(client, cast, rounds[0]?.round.windowId ?? '');
  return rounds.map(({ round, staffId }) => ({
    roundId: round.id,
    staffId,
    groups: confirmed.filter(({ group }) => group.roundId === round.id),
  }));
}

async function openRound(
  client: Client,
  cast: Cast,
  shop: { id: string; scopeId: string },
  now: string,
): Promise<RoundDetailView> {
  const token = await cast.token(shop.id);
  const [windows, communities, products] = await Promise.all([
    client.call('GET /windows', { token }),
    client.call('GET /communities', { token }),
    client.call('GET /supermarkets/:id/products', { token, params: { id: shop.scopeId } }),
  ]);
  const window = windows
    .filter(({ startAt }) => Date.parse(startAt) > Date.parse(now) + AHEAD_MS)
    .sort((a, b) => (a.startAt < b.startAt ? -1 : 1))[0];
  if (!window) throw new Error('the plan has no window two days ahead');
  const before = (ms: number) => new Date(Date.parse(window.startAt) - ms).toISOString();
  const body = {
    clientKey: randomUUID(),
    supermarketId: shop.scopeId,
    windowId: window.id,
    communityIds: communities.map(({ id }) => id),
    opensAt: now,
    cutOffAt: before(5 * HOUR_MS),
    payBy: before(3 * HOUR_MS),
    quotaRule: 'first_come' as const,
    shortageRule: 'fair' as const,
    duesMode: 'after_delivery' as const,
    minimumFen: 0,
    tolerancePercent: 10,
  };
  const { id } = await client.call('POST /rounds', { token, body });
  const offers = products
    .filter(({ saleKind }) => saleKind === 'piece')
    .map(({ id: productId, priceFen }) => ({ productId, priceFen }));
  await client.call('PUT /rounds/:id/offers', { token, params: { id }, body: { offers } });
  await client.call('POST /rounds/:id/open', { token, params: { id } });
  return client.call('GET /rounds/:id', { token, params: { id } });
}

/** The first household of every building takes a little of each round; how much differs, so that no two amounts need to. */
async function order(client: Client, cast: Cast, rounds: readonly RoundDetailView[]): Promise<void> {
  const windowId = rounds[0]?.windowId ?? '';
  const residents = (await cast.of('resident')).filter((_, i) => i % 2 === 0);
  await crowd(
    CLIENTS,
    residents,
    () => undefined,
    async ({ id, scopeId }, i) => {
      const lines = rounds.flatMap(({ offers }, r) =>
        [0, 1].map((step) => ({
          offerId: offers[(i + r + step * 3) % offers.length]?.id ?? '',
          quantity: 1 + ((i + step) % 4),
        })),
      );
      await client.call('POST /windows/:id/list/submit', {
        token: await cast.token(id),
        params: { id: windowId },
        body: { clientKey: randomUUID(), householdId: scopeId, version: 0, lines },
      });
    },
  );
}

async function confirm(client: Client, cast: Cast, windowId: string): Promise<PayableRound['groups']> {
  const confirmed: PayableRound['groups'] = [];
  for (const { id: leaderId } of await cast.of('grid_leader')) {
    const token = await cast.token(leaderId);
    const groups = await client.call('GET /group-orders', { token, query: { windowId } });
    const ready = groups.filter(({ ordered }) => ordered > 0);
    for (let i = 0; i < ready.length; i += CONFIRMED_AT_ONCE) {
      const groupOrderIds = ready.slice(i, i + CONFIRMED_AT_ONCE).map(({ id }) => id);
      const body = { clientKey: randomUUID(), groupOrderIds };
      const done = await client.call('POST /group-orders/confirm', { token, body });
      confirmed.push(...done.map((group) => ({ group, leaderId })));
    }
  }
  return confirmed;
}
