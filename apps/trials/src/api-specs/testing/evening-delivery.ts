import type { LoadView } from '@cailan/shared-types';
import { newId } from '@cailan/api/ground/db/ids';
import { type CarriedRound, newKey, type PaidRound } from '../../world/world';
import { IN_WINDOW } from '../../world/road';
import type { Evening } from './evening';
import type { Cast } from './evening-orders';
import { upload } from './pictures';

import type { Groups } from './evening-goods';

/** As if the point had held what the load carries: it goes on with its driver. */
async function goOn(evening: Evening, cast: Cast, loadId: string, dropPointId: string): Promise<void> {
  const { world } = evening;
  await world.db.transaction((tx) =>
    tx.run(`UPDATE bags SET status = 'stored', holderId = ? WHERE status = 'loaded'`, [dropPointId]),
  );
  const body = { clientKey: newKey(), dropPointId };
  const { id } = await evening.ask('POST /loads/:id/fetches', cast.staff, { params: { id: loadId }, body });
  await world.ok(cast.driver, 'POST /handoffs/:id/sign', { params: { id }, body: { side: 'receiver' } });
}

/** As if the point had kept what came for the building: its captain takes it out. */
async function takeOut(
  evening: Evening,
  { captain, staff }: Cast,
  at: { windowId: string; groupOrderId: string; dropPointId: string },
): Promise<void> {
  const { world } = evening;
  await world.db.transaction((tx) =>
    tx.run(
      `UPDATE bags SET status = 'stored', holderId = ? WHERE groupOrderId = ? AND status = 'handed_over'`,
      [at.dropPointId, at.groupOrderId],
    ),
  );
  const group = await world.ok(captain, 'GET /group-orders/:id', { params: { id: at.groupOrderId } });
  const opened = await evening.ask('POST /windows/:id/carry-outs', captain, {
    params: { id: at.windowId },
    body: { clientKey: newKey(), deliveryGroupId: group.deliveryGroupId },
  });
  for (const { id } of opened)
    await world.ok(staff, 'POST /handoffs/:id/sign', { params: { id }, body: { side: 'giver' } });
}

/** Loaded, counted on the way, received at the gate, given out at the doors. */
export async function deliver(
  evening: Evening,
  round: PaidRound,
  cast: Cast,
  groups: Groups,
): Promise<{ lostBag: string; photoId: string }> {
  const { world, ground } = evening;
  const { shop, driver, staff, captain, resident, nextDoor, elsewhere } = cast;
  const { supermarketId } = ground;
  await evening.ask('GET /supermarkets/:id/drivers', shop, { params: { id: supermarketId } });
  await evening.ask('GET /supermarkets/:id/terms', shop, { params: { id: supermarketId } });
  const load = await planned(evening, round, cast);
  const carried: CarriedRound = { ...round, load, driver };
  const at = { params: { id: load.id } };
  await evening.ask('GET /loads/:id', captain, at);
  const handed = await evening.ask('POST /loads/:id/dispatch', shop, {
    ...at,
    body: { clientKey: newKey() },
  });
  await world.ok(driver, 'POST /handoffs/:id/sign', {
    params: { id: handed.id },
    body: { side: 'receiver' },
  });
  const point = await world.db.one<{ dropPointId: string }>(
    'SELECT dropPointId FROM group_orders WHERE id = ?',
    [groups.own],
  );
  const dropPointId = point?.dropPointId ?? '';
  await evening.ask('POST /loads/:id/transfers', staff, {
    ...at,
    body: { clientKey: newKey(), dropPointId, receivedBags: 1, receivedCrates: 0 },
  });
  await goOn(evening, cast, load.id, dropPointId);
  await evening.payments.at(IN_WINDOW);
  await evening.ask('POST /loads/:id/arrivals', staff, { ...at, body: { clientKey: newKey(), dropPointId } });
  await evening.ask('POST /loads/:id/entries', staff, {
    ...at,
    body: { clientKey: newKey(), dropPointId, kind: 'vehicle_entered' },
  });
  for (const stop of load.stops.filter((each) => each.dropPointId !== dropPointId))
    await world.ok(await world.staffAt(stop.dropPointId), 'POST /loads/:id/arrivals', {
      ...at,
      body: { clientKey: newKey(), dropPointId: stop.dropPointId },
    });
  const gate = await evening.ask('POST /loads/:id/gate-handoffs', captain, {
    ...at,
    body: { clientKey: newKey(), groupOrderId: groups.own },
  });
  const photoId = await receive(evening, cast, gate.id);
  const other = await world.openGate(carried, groups.other);
  await world.ok(await world.staffAt(other.dropPointId ?? ''), 'POST /handoffs/:id/count', {
    params: { id: other.id },
    body: { bags: other.expectedBags, crates: 0 },
  });
  await world.signGate(carried, other);
  await takeOut(evening, cast, { windowId: round.windowId, groupOrderId: groups.own, dropPointId });
  const door = (householdId: string) => ({ id: round.windowId, householdId });
  await evening.ask('POST /windows/:id/households/:householdId/door', captain, {
    params: door(resident.scopeId),
    body: { eventId: newId(), outcome: 'delivered' },
  });
  await world.ok(await world.giverTo(elsewhere.scopeId), 'POST /windows/:id/households/:householdId/door', {
    params: door(elsewhere.scopeId),
    body: { eventId: newId(), outcome: 'delivered' },
  });
  const { bags } = await world.ok(captain, 'POST /windows/:id/households/:householdId/door', {
    params: door(nextDoor.scopeId),
    body: { eventId: newId(), outcome: 'not_home', heldAt: '门卫室' },
  });
  const lostBag = bags[0]?.bagCode ?? '';
  await evening.ask('POST /bags/:code/resolution', staff, {
    params: { code: lostBag },
    body: { eventId: newId(), to: 'written_off' },
  });
  return { lostBag, photoId };
}

/** A load that is planned anew, dissolved, sent, brought back, and sent again. */
async function planned(evening: Evening, round: PaidRound, { shop, driver }: Cast): Promise<LoadView> {
  const { world, ground } = evening;
  const way = { driverId: driver.id, vehiclePlate: '京A·00001', groupOrderIds: round.groupOrderIds };
  const load = () => ({
    body: { clientKey: newKey(), windowId: round.windowId, supermarketId: ground.supermarketId, ...way },
  });
  const first = { params: { id: (await evening.ask('POST /loads', shop, load())).id } };
  const reason = '换车';
  await evening.ask('PUT /loads/:id', shop, { ...first, body: { clientKey: newKey(), ...way, reason } });
  await evening.ask('POST /loads/:id/dissolve', shop, { ...first, body: { reason } });
  const second = { params: { id: (await world.ok(shop, 'POST /loads', load())).id } };
  const sent = await world.ok(shop, 'POST /loads/:id/dispatch', {
    ...second,
    body: { clientKey: newKey() },
  });
  await world.ok(driver, 'POST /handoffs/:id/sign', {
    params: { id: sent.id },
    body: { side: 'receiver' },
  });
  await evening.ask('POST /loads/:id/end', shop, {
    ...second,
    body: { clientKey: newKey(), outcome: 'returned', reason },
  });
  return world.ok(shop, 'POST /loads', load());
}

async function receive(evening: Evening, { captain, driver, staff }: Cast, id: string): Promise<string> {
  const { world } = evening;
  const at = { params: { id } };
  const { bags, expectedBags } = await evening.ask('GET /handoffs/:id', captain, at);
  await evening.ask('POST /handoffs/:id/check-offs', captain, {
    ...at,
    body: { eventId: newId(), bagCode: bags[0]?.code ?? '', seenVersion: bags[0]?.version ?? 0 },
  });
  const fileId = await upload(world, captain);
  await evening.ask('POST /handoffs/:id/exceptions', captain, {
    ...at,
    body: { kind: 'wrong', note: '纸箱破了', fileId },
  });
  await evening.ask('GET /files/:id', staff, { params: { id: fileId } });
  await evening.ask('POST /handoffs/:id/count', captain, { ...at, body: { bags: expectedBags, crates: 0 } });
  await evening.ask('POST /handoffs/:id/sign', captain, { ...at, body: { side: 'receiver' } });
  await world.ok(driver, 'POST /handoffs/:id/sign', { ...at, body: { side: 'giver' } });
  return fileId;
}
