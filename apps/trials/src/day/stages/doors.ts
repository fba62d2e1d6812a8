import { randomUUID } from 'node:crypto';
import type { DoorOutcome, FloorListView } from '@cailan/shared-types';
import type { DoorDto } from '@cailan/shared-types/dto';
import { crowd } from '../crowd';
import { handsOf } from '../hands';
import { deliveryGroupIds } from './gate';
import { count, drawsFor, MINUTE, moveClock, type Day, type DayGroup, type DayWindow } from '../world';

/** What happens at a hundred doors, in order; the rest is delivered. */
const OUTCOMES: readonly [DoorOutcome, number][] = [
  ['left_at_door', 8],
  ['collected', 5],
  ['not_home', 4],
  ['refused', 1],
  ['damaged', 1],
  ['missing', 1],
];
/** Of a thousand doors so many are reported twice. */
const REPEATS = 10;

/** Whoever gives goes through the stairs, or people come; a captain's own household's bags are given by the deputy. */
export async function distribute(day: Day, window: DayWindow): Promise<void> {
  const groups = [...day.groups.values()].filter(({ households }) =>
    households.some(({ windowId }) => windowId === window.view.id),
  );
  day.progress.grow(groups.reduce((sum, { households }) => sum + households.length, 0));
  const idOf = await deliveryGroupIds(day, window);
  await crowd(
    day.clients,
    groups,
    () => undefined,
    (group) => climb(day, window, group, idOf.get(group.name)),
  );
}

async function climb(
  day: Day,
  { view }: DayWindow,
  group: DayGroup,
  deliveryGroupId: string | undefined,
): Promise<void> {
  const hands = await handsOf(day, group);
  const token = await day.cast.token(hands.giverId);
  const floor = await day.client.call('GET /windows/:id/floor', {
    token,
    params: { id: view.id },
    query: { deliveryGroupId },
  });
  const residents = new Map(group.households.map(({ id, personId }) => [id, personId]));
  const come = hands.rule.handsOut === 'turns';
  for (const household of floor.households.flatMap(withBagsInHand)) {
    const own = residents.get(household.householdId) === hands.giverId;
    const byId = own ? group.deputyId : hands.giverId;
    await door(day, view.id, household, { token: await day.cast.token(byId), group, own, come });
    day.progress.tick();
  }
}

type FloorHousehold = FloorListView['households'][number];

/** What was missing at the gate already cannot be handed on. */
function withBagsInHand(household: FloorHousehold): FloorHousehold[] {
  const bags = household.bags.filter(({ status }) => status === 'handed_over' || status === 'stored');
  return bags.length === 0 ? [] : [{ ...household, bags }];
}

interface AtDoor {
  token: string;
  group: DayGroup;
  own: boolean;
  /** People come for their goods. */
  come: boolean;
}

async function door(day: Day, windowId: string, household: FloorHousehold, at: AtDoor): Promise<void> {
  const draws = drawsFor(day, `door ${at.group.code} ${household.door}`);
  const outcome = at.come ? 'collected' : outcomeOf(draws.below(100));
  const [one] = household.bags;
  const single = (outcome === 'damaged' || outcome === 'missing') && household.bags.length > 1 && one;
  const body: DoorDto = { eventId: randomUUID(), outcome };
  if (outcome === 'not_home') body.heldAt = '楼栋长家';
  if (single) body.bagCodes = [one.code];
  const ask = { token: at.token, params: { id: windowId, householdId: household.householdId }, body };
  const first = await day.client.call('POST /windows/:id/households/:householdId/door', ask);
  count(day, `door_${outcome}`);
  if (draws.chance(REPEATS)) {
    const again = await day.client.call('POST /windows/:id/households/:householdId/door', ask);
    count(day, again.repeated && again.bags.length === first.bags.length ? 'repeatsAlike' : 'repeatsUnlike');
  }
  if (single) {
    const rest = {
      eventId: randomUUID(),
      outcome: 'delivered' as const,
      bagCodes: household.bags.slice(1).map(({ code }) => code),
    };
    await day.client.call('POST /windows/:id/households/:householdId/door', { ...ask, body: rest });
  }
  if (outcome === 'not_home' || outcome === 'refused' || outcome === 'damaged' || outcome === 'missing')
    for (const { bagCode } of first.bags)
      day.openBags.push({
        code: bagCode,
        status: outcome,
        group: at.group,
        own: at.own,
        door: household.door,
      });
}

function outcomeOf(drawn: number): DoorOutcome {
  let left = drawn;
  for (const [outcome, percent] of OUTCOMES) {
    if (left < percent) return outcome;
    left -= percent;
  }
  return 'delivered';
}

/** The next day: what was held is brought, fetched, sent back or thrown away; lost bags turn up or are written off. */
export async function resolve(day: Day, window: DayWindow): Promise<void> {
  await moveClock(day, Date.parse(window.view.endAt) + 16 * 60 * MINUTE);
  const open = day.openBags.splice(0);
  day.progress.grow(open.length);
  await crowd(day.clients, open, day.progress.tick, async ({ code, status, group, own, door: at }) => {
    const { giverId } = await handsOf(day, group);
    const token = await day.cast.token(own ? group.deputyId : giverId);
    const send = (to: 'held' | 'redelivered' | 'collected' | 'returned' | 'written_off', heldAt?: string) =>
      day.client.call('POST /bags/:code/resolution', {
        token,
        params: { code },
        body: { eventId: randomUUID(), to, heldAt },
      });
    const drawn = drawsFor(day, `open ${status} ${group.code} ${at}`).below(100);
    if (status === 'not_home')
      return send(
        drawn < 50 ? 'redelivered' : drawn < 80 ? 'collected' : drawn < 95 ? 'returned' : 'written_off',
      );
    if (status !== 'missing') return send(drawn < 80 ? 'returned' : 'written_off');
    if (drawn >= 60) return send('written_off');
    await send('held', '配送点');
    return send('redelivered');
  });
}
