import { randomUUID } from 'node:crypto';
import type { HandoffView, LoadView } from '@cailan/shared-types';
import { crowd } from '../crowd';
import { handsOf } from '../hands';
import { count, drawsFor, type Day, type DayGroup, type DayWindow } from '../world';
import { loadsOf } from './driving';

/** Of ten thousand bags so many are not in the vehicle; of a thousand scans so many are sent twice. */
const NOT_THERE = 8;
const REPEATS = 10;

interface Arrived {
  load: LoadView;
  groupOrderId: string;
  group: DayGroup;
}

/** At the gate whoever receives checks off every bag and counts the crates, and they and the driver sign. */
export async function handOver(day: Day, window: DayWindow): Promise<void> {
  const byName = new Map([...day.groups.values()].map((group) => [group.name, group]));
  const arrived = (await loadsOf(day, window)).flatMap((load) =>
    load.stops.flatMap(({ groups }) =>
      groups.flatMap(({ groupOrderId, name, bags }): Arrived[] => {
        const group = byName.get(name);
        if (!group) throw new Error(`a load carries ${name}, which is not in the plan`);
        day.progress.grow(bags);
        return [{ load, groupOrderId, group }];
      }),
    ),
  );
  await crowd(
    day.clients,
    arrived,
    () => undefined,
    (each, index) => checkOff(day, each, index === 0),
  );
}

/** Of the first group at least one bag is missing, so that the smallest day has one. */
async function checkOff(day: Day, { load, groupOrderId, group }: Arrived, first: boolean): Promise<void> {
  const { receiverId } = await handsOf(day, group);
  const token = await day.cast.token(receiverId);
  const open = { token, params: { id: load.id }, body: { clientKey: randomUUID(), groupOrderId } };
  const handoff = await day.client.call('POST /loads/:id/gate-handoffs', open);
  for (const [index, bag] of handoff.bags.entries()) {
    const draws = drawsFor(day, `gate ${group.code} ${bag.door} ${index}`);
    if ((first && index === 0) || draws.below(10_000) < NOT_THERE) miss(day, group, bag);
    else await scan(day, token, handoff, bag, draws.chance(REPEATS));
    day.progress.tick();
  }
  const params = { id: handoff.id };
  const crates = { crates: handoff.expectedCrates };
  await day.client.call('POST /handoffs/:id/count', { token, params, body: crates });
  await day.client.call('POST /handoffs/:id/sign', { token, params, body: { side: 'receiver' } });
  const driver = await day.cast.token(load.driverId);
  await day.client.call('POST /handoffs/:id/sign', { token: driver, params, body: { side: 'giver' } });
  count(day, 'gateHandoffs');
}

function miss(day: Day, group: DayGroup, { code, door }: HandoffView['bags'][number]): void {
  const own = group.households.some(
    ({ planned, personId }) => planned.door === door && personId === group.captainId,
  );
  day.openBags.push({ code, status: 'missing', group, own, door });
  count(day, 'missingAtGate');
}

async function scan(
  day: Day,
  token: string,
  handoff: HandoffView,
  bag: HandoffView['bags'][number],
  twice: boolean,
): Promise<void> {
  const body = { eventId: randomUUID(), bagCode: bag.code, seenVersion: bag.version };
  const ask = { token, params: { id: handoff.id }, body };
  const first = await day.client.call('POST /handoffs/:id/check-offs', ask);
  count(day, 'checkOffs');
  if (!twice) return;
  const again = await day.client.call('POST /handoffs/:id/check-offs', ask);
  count(
    day,
    again.repeated && again.version === first.version && again.status === first.status
      ? 'repeatsAlike'
      : 'repeatsUnlike',
  );
}

/** What points keep is taken out building by building: who brings it on signs, and the point's keeper. */
export async function takeOut(day: Day, window: DayWindow): Promise<void> {
  const idOf = await deliveryGroupIds(day, window);
  const groups = [...day.groups.values()].filter(({ name }) => idOf.has(name));
  day.progress.grow(groups.length);
  await crowd(day.clients, groups, day.progress.tick, async (group) => {
    const { holds, giverId, receiverId, rule } = await handsOf(day, group);
    if (!holds || rule.handsOut === 'turns') return;
    const body = { clientKey: randomUUID(), deliveryGroupId: idOf.get(group.name) };
    const ask = { token: await day.cast.token(giverId), params: { id: window.view.id }, body };
    const keeper = await day.cast.token(receiverId);
    for (const { id } of await day.client.call('POST /windows/:id/carry-outs', ask)) {
      const sign = { token: keeper, params: { id }, body: { side: 'giver' as const } };
      await day.client.call('POST /handoffs/:id/sign', sign);
      count(day, 'carryOuts');
    }
  });
}

/** Delivery groups of which something came, by name, as the district sees them. */
export async function deliveryGroupIds(day: Day, window: DayWindow): Promise<Map<string, string>> {
  const [admin] = await day.cast.of('district_admin');
  const token = await day.cast.token(admin?.id ?? '');
  const groups = await day.client.call('GET /group-orders', { token, query: { windowId: window.view.id } });
  return new Map(
    groups
      .filter(({ status, bagCount }) => status === 'handed_over' && bagCount > 0)
      .map(({ deliveryGroupName, deliveryGroupId }) => [deliveryGroupName, deliveryGroupId]),
  );
}
