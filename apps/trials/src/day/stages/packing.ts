import { randomUUID } from 'node:crypto';
import type { BagLane, GroupOrderView, PackHouseholdView } from '@cailan/shared-types';
import { crowd } from '../crowd';
import { count, drawsFor, type Day, type DayRound, type DayWindow } from '../world';

/** Of a thousand households so many get a second bag for what keeps. */
const TWO_BAGS = 150;
const BAGS_PER_CRATE = 8;
/** Of a thousand packings so many are sent twice. */
const REPEATS = 10;

/** Packers go through each group's sheet, weigh what is sold by weight, close every household and count the crates. */
export async function pack(day: Day, window: DayWindow): Promise<void> {
  for (const round of window.rounds.filter(({ wave }) => wave > 0)) {
    const token = await day.cast.token(round.staffId);
    const query = { roundId: round.view.id, status: 'picking' as const };
    const groups = await day.client.call('GET /group-orders', { token, query });
    day.progress.grow(groups.reduce((sum, { ordered }) => sum + ordered, 0));
    await crowd(
      day.clients,
      groups,
      () => undefined,
      (group) => packGroup(day, round, token, group),
    );
  }
}

async function packGroup(day: Day, round: DayRound, token: string, group: GroupOrderView): Promise<void> {
  const params = { id: group.id };
  const sheet = await day.client.call('GET /group-orders/:id/pack-sheet', { token, params });
  const masses = new Map(round.offers.map(({ id, massGrams }) => [id, massGrams]));
  const lanes = new Map<BagLane, number>();
  for (const household of sheet.households) {
    const bags = await packHousehold(
      day,
      token,
      `${group.supermarketName} ${group.deliveryGroupName}`,
      household,
      masses,
    );
    for (const { lane } of bags) lanes.set(lane, (lanes.get(lane) ?? 0) + 1);
    count(day, 'bags', bags.length);
    count(day, 'packedOrders');
    day.progress.tick();
  }
  const crates = [...lanes].map(([lane, bags]) => ({ lane, count: Math.ceil(bags / BAGS_PER_CRATE) }));
  if (crates.length > 0)
    await day.client.call('PUT /group-orders/:id/crates', { token, params, body: { crates } });
}

async function packHousehold(
  day: Day,
  token: string,
  at: string,
  household: PackHouseholdView,
  masses: ReadonlyMap<string, number>,
) {
  const draws = drawsFor(day, `pack ${at} ${household.door}`);
  const weights = household.lines
    .filter(({ byWeight, quantity }) => byWeight && quantity > 0)
    .map(({ lineId, offerId, quantity }) => ({
      lineId,
      grams: Math.round((quantity * (masses.get(offerId) ?? 500) * (920 + draws.below(200))) / 1000),
    }));
  const ambient = household.lines
    .filter(({ lane, substitutedQuantity }) => lane === 'ambient' && substitutedQuantity === 0)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const bags = ambient > 3 && draws.chance(TWO_BAGS) ? [{ lane: 'ambient' as const, count: 2 }] : undefined;
  const ask = { token, params: { id: household.orderId }, body: { clientKey: randomUUID(), weights, bags } };
  const packed = await day.client.call('POST /household-orders/:id/pack', ask);
  if (draws.chance(REPEATS)) {
    const again = await day.client.call('POST /household-orders/:id/pack', ask);
    const same =
      again.bags.length === packed.bags.length &&
      again.bags.every(({ code }, i) => code === packed.bags[i]?.code);
    count(day, same ? 'repeatsAlike' : 'repeatsUnlike');
  }
  count(day, 'weighedLines', weights.length);
  return packed.bags;
}
