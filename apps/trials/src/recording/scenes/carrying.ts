import type { FloorListView, HandoffView, LoadView } from '@cailan/shared-types';
import type { DoorDto } from '@cailan/shared-types/dto';
import type { Person, Studio } from '../studio';
import type { Tape } from '../tape';
import type { Cast, World } from '../world';

/** The whole round goes on one vehicle. */
export async function loadAll(studio: Studio, tape: Tape, cast: Cast, world: World): Promise<LoadView> {
  const staff = cast.supermarket_staff;
  const groups = await studio.ok(staff, 'GET /group-orders', { query: { roundId: world.main.id } });
  return tape.write(staff, 'POST /loads', {
    body: {
      clientKey: tape.newKey(),
      windowId: world.windowId,
      supermarketId: staff.scopeId,
      vehiclePlate: '新D·A1201',
      driverId: cast.driver.id,
      groupOrderIds: groups.map(({ id }) => id),
    },
  });
}

/** Shop and driver sign, and the vehicle checks in at the gate. */
export async function driveToGate(tape: Tape, cast: Cast, world: World, load: LoadView): Promise<void> {
  const at = { params: { id: load.id } };
  const body = { clientKey: tape.newKey() };
  const { id } = await tape.write(cast.supermarket_staff, 'POST /loads/:id/dispatch', { ...at, body });
  world.handoffIds.push(id);
  await tape.write(cast.driver, 'POST /handoffs/:id/sign', { params: { id }, body: { side: 'receiver' } });
  for (const { dropPointId } of load.stops)
    await tape.write(cast.community_staff, 'POST /loads/:id/arrivals', {
      ...at,
      body: { clientKey: tape.newKey(), dropPointId },
    });
}

/** Each building's captain opens the handoff; the recorded one has scanned some bags and noted a torn one, whose goods are whole. */
export async function beginGate(studio: Studio, tape: Tape, cast: Cast, world: World, load: LoadView) {
  for (const { groupOrderId } of load.stops.flatMap(({ groups }) => groups)) {
    const captain = await captainOf(studio, cast, groupOrderId);
    const handoff = await tape.write(captain, 'POST /loads/:id/gate-handoffs', {
      params: { id: load.id },
      body: { clientKey: tape.newKey(), groupOrderId },
    });
    world.handoffIds.push(handoff.id);
    if (captain !== cast.floor_captain) continue;
    for (const bag of handoff.bags.slice(0, 2)) await scan(tape, captain, handoff, bag);
    await tape.write(captain, 'POST /handoffs/:id/exceptions', {
      params: { id: handoff.id },
      body: { kind: 'damaged', note: '袋子破了一角' },
    });
  }
}

/** Every bag is received, and captains and driver sign. */
export async function finishGate(studio: Studio, tape: Tape, cast: Cast, world: World): Promise<void> {
  for (const id of world.handoffIds.slice(1)) {
    const handoff = await studio.ok(cast.driver, 'GET /handoffs/:id', { params: { id } });
    const captain = await captainOf(studio, cast, handoff.groupOrderId ?? '');
    await tape.write(captain, 'POST /handoffs/:id/count', {
      params: { id },
      body: { bags: handoff.expectedBags, crates: handoff.expectedCrates },
    });
    await tape.write(captain, 'POST /handoffs/:id/sign', { params: { id }, body: { side: 'receiver' } });
    await tape.write(cast.driver, 'POST /handoffs/:id/sign', { params: { id }, body: { side: 'giver' } });
  }
}

/** The recorded captain has been at the first doors: one is not at home. */
export async function firstDoors(studio: Studio, tape: Tape, cast: Cast, world: World): Promise<void> {
  const { households } = await floorOf(studio, cast.floor_captain, world);
  const [first, second] = households.filter(({ householdId }) => householdId !== world.householdId);
  if (first) await door(tape, cast, world, first, { outcome: 'delivered' });
  if (second) await door(tape, cast, world, second, { outcome: 'not_home', heldAt: '楼栋长家' });
}

/** Every other door; what was held is brought later. The resident says that all is there. */
export async function lastDoors(studio: Studio, tape: Tape, cast: Cast, world: World): Promise<void> {
  const seen = new Set<string>();
  for (const captain of cast.captains) {
    if (seen.has(captain.scopeId)) continue;
    seen.add(captain.scopeId);
    const { households } = await floorOf(studio, captain, world);
    for (const household of households) {
      const held = household.bags.filter(({ status }) => status === 'held');
      for (const { code } of held) await bringLater(tape, cast, household, code);
      if (household.bags.some(({ status }) => status === 'handed_over'))
        await door(tape, cast, world, household, { outcome: 'delivered' });
    }
  }
  for (const { id, status } of await studio.ok(cast.resident, 'GET /household-orders'))
    if (status !== 'cancelled')
      await tape.write(cast.resident, 'POST /household-orders/:id/receipt', {
        params: { id },
        body: { clientKey: tape.newKey() },
      });
}

type FloorHousehold = FloorListView['households'][number];

function floorOf(studio: Studio, captain: Person, { windowId }: World) {
  return studio.ok(captain, 'GET /windows/:id/floor', { params: { id: windowId } });
}

async function door(
  tape: Tape,
  cast: Cast,
  { windowId }: World,
  { householdId }: FloorHousehold,
  outcome: Omit<DoorDto, 'eventId'>,
): Promise<void> {
  await tape.write(giverTo(cast, householdId), 'POST /windows/:id/households/:householdId/door', {
    params: { id: windowId, householdId },
    body: { eventId: tape.newKey(), ...outcome },
  });
}

async function bringLater(tape: Tape, cast: Cast, { householdId }: FloorHousehold, code: string) {
  await tape.write(giverTo(cast, householdId), 'POST /bags/:code/resolution', {
    params: { code },
    body: { eventId: tape.newKey(), to: 'redelivered' },
  });
}

/** Who hands to a household: its building's captain, or the deputy where the captain lives there. */
function giverTo(cast: Cast, householdId: string): Person {
  const members = cast.residents.filter(({ scopeId }) => scopeId === householdId).map(({ id }) => id);
  const giver = cast.captains.find(
    ({ id, scopeId }) => scopeId === cast.buildings.get(householdId) && !members.includes(id),
  );
  if (!giver) throw new Error('nobody may hand to this household');
  return giver;
}

async function captainOf(studio: Studio, cast: Cast, groupOrderId: string): Promise<Person> {
  for (const captain of cast.captains) {
    const groups = await studio.ok(captain, 'GET /group-orders');
    if (groups.some(({ id }) => id === groupOrderId)) return captain;
  }
  throw new Error('nobody is captain');
}

function scan(tape: Tape, captain: Person, { id }: HandoffView, bag: HandoffView['bags'][number]) {
  return tape.write(captain, 'POST /handoffs/:id/check-offs', {
    params: { id },
    body: { eventId: tape.newKey(), bagCode: bag.code, seenVersion: bag.version },
  });
}
