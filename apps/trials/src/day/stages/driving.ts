import { randomUUID } from 'node:crypto';
import type { GroupOrderView, LoadView } from '@cailan/shared-types';
import { crowd } from '../crowd';
import { count, MINUTE, moveClock, type Day, type DayRound, type DayWindow } from '../world';

/** Group orders that one vehicle takes. */
const PER_VEHICLE = 12;

/** Packed group orders are loaded point by point, signed for by their drivers, and counted at the stops on the way. */
export async function load(day: Day, window: DayWindow): Promise<void> {
  await moveClock(day, Date.parse(window.view.startAt) - 180 * MINUTE);
  for (const round of window.rounds.filter(({ wave }) => wave > 0)) {
    const token = await day.cast.token(round.staffId);
    const query = { roundId: round.view.id, status: 'packed' as const };
    const groups = await day.client.call('GET /group-orders', { token, query });
    const trips = tripsOf(groups);
    day.progress.grow(trips.length);
    for (const [i, trip] of trips.entries()) {
      await sendOff(day, round, trip, i);
      day.progress.tick();
    }
  }
}

/** A vehicle goes to one point. */
function tripsOf(groups: readonly GroupOrderView[]): GroupOrderView[][] {
  const byPoint = new Map<string, GroupOrderView[]>();
  for (const group of groups)
    byPoint.set(group.dropPointId, [...(byPoint.get(group.dropPointId) ?? []), group]);
  return [...byPoint.values()].flatMap((own) =>
    Array.from({ length: Math.ceil(own.length / PER_VEHICLE) }, (_, i) =>
      own.slice(i * PER_VEHICLE, (i + 1) * PER_VEHICLE),
    ),
  );
}

async function sendOff(
  day: Day,
  round: DayRound,
  groups: readonly GroupOrderView[],
  trip: number,
): Promise<void> {
  const token = await day.cast.token(round.staffId);
  const { vehicles } = round.supplier;
  const driverId = round.driverIds[trip % round.driverIds.length] ?? '';
  const body = {
    clientKey: randomUUID(),
    windowId: round.view.windowId,
    supermarketId: round.view.supermarketId,
    vehiclePlate: vehicles[trip % vehicles.length] ?? '',
    driverId,
    groupOrderIds: groups.map(({ id }) => id),
  };
  const loaded = await day.client.call('POST /loads', { token, body });
  const handoff = await day.client.call('POST /loads/:id/dispatch', {
    token,
    params: { id: loaded.id },
    body: { clientKey: randomUUID() },
  });
  const driver = await day.cast.token(driverId);
  await day.client.call('POST /handoffs/:id/sign', {
    token: driver,
    params: { id: handoff.id },
    body: { side: 'receiver' },
  });
  count(day, 'loads');
}

/** A12: at the sorting point community staff count what the driver brings, and both sign. */
export async function transfer(day: Day, window: DayWindow): Promise<void> {
  await moveClock(day, Date.parse(window.view.startAt) - 90 * MINUTE);
  const loads = await loadsOf(day, window);
  day.progress.grow(loads.length);
  await crowd(4, loads, day.progress.tick, async (each) => {
    for (const stop of each.stops.filter(({ kind }) => kind === 'sorting_point')) {
      const groups = each.stops.flatMap((other) => other.groups);
      const token = await day.cast.token(await staffAt(day, each));
      const body = {
        clientKey: randomUUID(),
        dropPointId: stop.dropPointId,
        receivedBags: groups.reduce((sum, { bags }) => sum + bags, 0),
        receivedCrates: groups.reduce((sum, { crates }) => sum + crates, 0),
      };
      const handoff = await day.client.call('POST /loads/:id/transfers', {
        token,
        params: { id: each.id },
        body,
      });
      const driver = await day.cast.token(each.driverId);
      await day.client.call('POST /handoffs/:id/sign', {
        token: driver,
        params: { id: handoff.id },
        body: { side: 'giver' },
      });
      count(day, 'transfers');
      if (handoff.holds) await goOn(day, each, stop.dropPointId);
    }
  });
}

/** What the sorting point stored goes on with its driver: the point's staff give it, and the driver signs. */
async function goOn(day: Day, each: LoadView, dropPointId: string): Promise<void> {
  const handoff = await day.client.call('POST /loads/:id/fetches', {
    token: await day.cast.token(await staffAt(day, each)),
    params: { id: each.id },
    body: { clientKey: randomUUID(), dropPointId },
  });
  await day.client.call('POST /handoffs/:id/sign', {
    token: await day.cast.token(each.driverId),
    params: { id: handoff.id },
    body: { side: 'receiver' },
  });
  count(day, 'fetches');
}

/** One vehicle comes before its window and is turned away; inside the window all check in at their points. */
export async function arrive(day: Day, window: DayWindow): Promise<void> {
  const loads = await loadsOf(day, window);
  day.progress.grow(loads.length);
  await moveClock(day, Date.parse(window.view.startAt) - 40 * MINUTE);
  const [early] = loads;
  const point = early && gateOf(early);
  if (point) {
    const token = await day.cast.token(await staffAt(day, early));
    const body = { clientKey: randomUUID(), dropPointId: point };
    await day.client.refused('POST /loads/:id/arrivals', 'outside_window', {
      token,
      params: { id: early.id },
      body,
    });
    count(day, 'refusedArrivals');
  }
  await moveClock(day, Date.parse(window.view.startAt) + 5 * MINUTE);
  await crowd(4, loads, day.progress.tick, async (each) => {
    const token = await day.cast.token(await staffAt(day, each));
    const ask = {
      token,
      params: { id: each.id },
      body: { clientKey: randomUUID(), dropPointId: gateOf(each) ?? '' },
    };
    const first = await day.client.call('POST /loads/:id/arrivals', ask);
    const again = await day.client.call('POST /loads/:id/arrivals', ask);
    count(
      day,
      first.arrivedAt === again.arrivedAt && first.queueNumber === again.queueNumber
        ? 'repeatsAlike'
        : 'repeatsUnlike',
    );
    count(day, 'arrivals');
  });
}

const gateOf = ({ stops }: LoadView): string | undefined =>
  stops.find(({ groups }) => groups.length > 0)?.dropPointId;

/** Every load of the window, as its supermarket sees it. */
export async function loadsOf(day: Day, window: DayWindow): Promise<LoadView[]> {
  const loads: LoadView[] = [];
  for (const supermarketId of new Set(window.rounds.map(({ view }) => view.supermarketId))) {
    const staffId = window.rounds.find(({ view }) => view.supermarketId === supermarketId)?.staffId ?? '';
    loads.push(
      ...(await day.client.call('GET /loads', {
        token: await day.cast.token(staffId),
        query: { windowId: window.view.id },
      })),
    );
  }
  return loads;
}

/** Staff of the community that the load's gate stands in. */
async function staffAt(day: Day, { stops }: LoadView): Promise<string> {
  const gate = stops.find(({ groups }) => groups.length > 0);
  const point = day.plan.dropPoints.find(({ name }) => name === gate?.name);
  const community = day.plan.places.find(({ code }) => code === point?.communityCode);
  const staff = (await day.cast.of('community_staff')).find(({ scopeName }) => scopeName === community?.name);
  if (!staff) throw new Error(`nobody on duty at ${gate?.name ?? 'a load without a gate'}`);
  return staff.id;
}
