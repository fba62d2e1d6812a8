import { newId } from '@cailan/api/ground/db/ids';
import type { TestPerson } from '../../world/world';
import { IN_WINDOW, loadBody } from '../../world/road';
import type { Body, Stage } from './stage';

/** Picking, packing and the answers of households. */
export async function packingRefusals(stage: Stage): Promise<void> {
  const lists: Record<string, number>[] = [{ 'VEG-001': 4 }, { 'GRN-010': 3 }];
  const round = await stage.world.paid({ lists });
  const { staff, offerOf } = round;
  const waves = `/rounds/${round.round.id}/waves`;
  const orders = await stage.world.db.many<{ id: string; householdId: string; lineId: string }>(
    `SELECT o.id, o.householdId, l.id AS lineId FROM household_orders o JOIN household_order_lines l ON l.orderId = o.id`,
  );
  const orderOf = (i: number) =>
    orders.find(({ householdId }) => householdId === stage.residents[i]?.scopeId);
  const pack = (i: number, change: Body = {}) =>
    stage.post(staff, `/household-orders/${orderOf(i)?.id}/pack`, { ...stage.key(), weights: [], ...change });
  const weigh = (grams: number) => ({ weights: [{ lineId: orderOf(0)?.lineId, grams }] });
  const found = (change: Body) =>
    stage.put(staff, `${waves}/1/pick-results`, {
      offerId: offerOf('GRN-010'),
      pickedQuantity: 0,
      ...change,
    });
  expect((await stage.post(staff, waves, stage.key())).status).toBe(200);
  await stage.reached.by('nothing_to_pick', stage.post(staff, waves, stage.key()));
  await stage.reached.by('picked_too_much', found({ pickedQuantity: 4 }));
  await stage.reached.by(
    'not_a_substitute',
    found({ substituteOfferId: offerOf('VEG-002'), substituteQuantity: 1 }),
  );
  await stage.reached.by('pick_incomplete', stage.post(staff, `${waves}/1/finish`));
  await stage.reached.by('picking_not_finished', pack(0));
  await stage.world.recordAll(round, { 'GRN-010': { picked: 0 } });
  await stage.reached.by('pick_changed', found({ pickedQuantity: 3 }));
  expect((await stage.post(staff, `${waves}/1/finish`)).status).toBe(200);
  await stage.reached.by('weight_required', pack(0));
  await stage.reached.by('weight_implausible', pack(0, weigh(20)));
  const reweigh = (grams: number) =>
    stage.put(staff, `/household-orders/${orderOf(0)?.id}/weights`, {
      ...stage.key(),
      ...weigh(grams),
      reason: '错',
    });
  await stage.reached.by('not_packed_yet', reweigh(2000));
  expect((await pack(0, weigh(1500))).status).toBe(200);
  await stage.reached.by('already_packed', pack(0, weigh(2000)));
  await stage.reached.by('nothing_left_to_pack', pack(1, { bags: [{ lane: 'ambient', count: 1 }] }));
  const answer = stage.post(stage.residents[1], `/household-order-lines/${orderOf(1)?.lineId}/answer`, {
    answer: 'refund',
  });
  await stage.reached.by('nothing_to_answer', answer);
  expect((await pack(1)).status).toBe(200);
  await stage.world.runJobs();
  await stage.reached.by('weight_refund_sent', reweigh(2000));
}

/** Where and when goods may travel again that came back. */
export async function loadWindowRefusals(stage: Stage): Promise<void> {
  const round = await stage.world.packed({ lists: [{ 'EGG-001': 1 }] });
  const driver = await stage.world.person('driver', round.round.supermarketId);
  await stage.run(`UPDATE group_orders SET status = 'returned' WHERE status = 'packed'`);
  const load = () => stage.post(round.staff, '/loads', loadBody(round, driver));
  await stage.run(`UPDATE delivery_windows SET placeKinds = 'company' WHERE id = ?`, [round.windowId]);
  await stage.reached.by('window_not_for_place', load());
  await stage.run(`UPDATE delivery_windows SET placeKinds = 'compound' WHERE id = ?`, [round.windowId]);
  stage.world.clock.set('2026-11-23T00:00:00.000Z');
  await stage.reached.by('window_over', load());
}

/** Loads, gates, doors, and the settlement behind them. */
export async function deliveryRefusals(stage: Stage): Promise<void> {
  const round = await stage.world.loadAll(
    await stage.world.packed({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] }),
  );
  const [groupOrderId = ''] = round.groupOrderIds;
  const { staff, driver, load, windowId } = round;
  const settle = () => stage.post(staff, `/rounds/${round.round.id}/settle`);
  const captain = await stage.world.captainOf(groupOrderId);
  const point = await stage.world.db.one<{ dropPointId: string; elsewhere: string; leader: string }>(
    `SELECT g.dropPointId, (SELECT id FROM drop_points WHERE id <> g.dropPointId AND communityId IS NOT NULL LIMIT 1) AS elsewhere,
            g.gridId AS leader FROM group_orders g WHERE g.id = ?`,
    [groupOrderId],
  );
  const { dropPointId = '', elsewhere = '' } = point ?? {};
  const arrive = async (at: string) =>
    stage.post(await stage.world.staffAt(at), `/loads/${load.id}/arrivals`, {
      ...stage.key(),
      dropPointId: at,
    });
  const anyDriver =
    (await stage.world.people('driver')).find(({ scopeId }) => scopeId !== driver.scopeId) ?? driver;
  await stage.reached.by(
    'driver_not_of_supermarket',
    stage.post(staff, '/loads', loadBody(round, anyDriver)),
  );
  await stage.reached.by(
    'not_a_plate',
    stage.post(staff, '/loads', { ...loadBody(round, driver), vehiclePlate: '白色面包车' }),
  );
  await stage.give(staff.id, 'driver', 'supermarket', driver.scopeId);
  await stage.run('UPDATE loads SET driverId = ?', [staff.id]);
  const handoff = (await stage.post(staff, `/loads/${load.id}/dispatch`, stage.key())).body as { id: string };
  await stage.reached.by(
    'both_sides',
    stage.post(staff, `/handoffs/${handoff.id}/sign`, { side: 'receiver' }),
  );
  await stage.run('UPDATE loads SET driverId = ?', [driver.id]);
  await stage.world.leave(round);
  const end = (as: TestPerson) =>
    stage.post(as, `/loads/${load.id}/end`, { ...stage.key(), outcome: 'returned', reason: '没到' });
  await stage.reached.by(
    'load_has_left',
    stage.post(staff, `/loads/${load.id}/dissolve`, { reason: '车坏' }),
  );
  await stage.reached.by('window_not_over', end(await stage.world.staffAt(dropPointId)));
  await stage.reached.by(
    'not_arrived',
    stage.post(captain, `/loads/${load.id}/gate-handoffs`, { ...stage.key(), groupOrderId }),
  );
  await stage.reached.by('not_at_this_point', arrive(elsewhere));
  await stage.reached.by('outside_window', arrive(dropPointId));
  await stage.run(
    `UPDATE districts SET rulesJson = REPLACE(REPLACE(rulesJson, 'with_reason', 'never'), '"vehiclesEnter":false', '"vehiclesEnter":true')`,
  );
  const keeper = await stage.world.staffAt(dropPointId);
  const atPoint = () => ({ ...stage.key(), dropPointId });
  await stage.reached.by(
    'permit_forbidden',
    stage.post(keeper, `/loads/${load.id}/arrivals`, { ...atPoint(), permitReason: '桥断了' }),
  );
  await stage.reached.by(
    'entry_allowed',
    stage.post(keeper, `/loads/${load.id}/entries`, { ...atPoint(), kind: 'vehicle_entered' }),
  );
  stage.world.clock.set(IN_WINDOW);
  await stage.run(`UPDATE bags SET status = 'stored', holderId = ? WHERE status = 'loaded'`, [elsewhere]);
  await stage.reached.by('goods_still_stored', arrive(dropPointId));
  await stage.run(`UPDATE bags SET status = 'loaded', holderId = ? WHERE status = 'stored'`, [driver.id]);
  await stage.world.arriveAll(round);
  await stage.reached.by(
    'nothing_stored',
    stage.post(await stage.world.staffAt(dropPointId), `/loads/${load.id}/fetches`, {
      ...stage.key(),
      dropPointId,
    }),
  );
  const gate = await stage.world.openGate(round, groupOrderId);
  const [unit] = await stage.world.db.many<{ id: string }>(
    `SELECT u.id FROM places u JOIN group_orders g ON g.buildingId = u.buildingId WHERE g.id = ? AND u.level = 'unit'`,
    [groupOrderId],
  );
  await stage.run('UPDATE chain_rules SET unitsSign = 1');
  await stage.reached.by(
    'gate_begun_otherwise',
    stage.post(captain, `/loads/${load.id}/gate-handoffs`, {
      ...stage.key(),
      groupOrderId,
      unitId: unit?.id,
    }),
  );
  const [bag] = gate.bags;
  const sign = (as: TestPerson, side: string) => stage.post(as, `/handoffs/${gate.id}/sign`, { side });
  const checkOff = (change: Body = {}) =>
    stage.post(captain, `/handoffs/${gate.id}/check-offs`, {
      eventId: newId(),
      bagCode: bag?.code,
      seenVersion: bag?.version,
      ...change,
    });
  await stage.reached.by('groups_in_motion', settle());
  await stage.reached.by('bag_not_in_handoff', checkOff({ bagCode: 'ZZZZ' }));
  await stage.reached.by('bag_moved', checkOff({ seenVersion: 99 }));
  await stage.reached.by(
    'count_mismatch',
    stage.post(captain, `/handoffs/${gate.id}/count`, { bags: 99, crates: 0 }),
  );
  await stage.reached.by('not_your_side', sign(captain, 'giver'));
  expect(
    (await stage.post(captain, `/handoffs/${gate.id}/count`, { bags: gate.expectedBags, crates: 0 })).status,
  ).toBe(200);
  expect((await sign(captain, 'receiver')).status).toBe(200);
  await stage.reached.by('gate_has_begun', end(staff));
  await stage.reached.by('already_signed', sign(captain, 'receiver'));
  expect((await checkOff()).body).toMatchObject({ repeated: true });
  await stage.reached.by('handoff_closed', stage.post(captain, `/handoffs/${gate.id}/count`, { crates: 0 }));
  const [home, nextDoor] = (await stage.world.db.many<{ id: string; householdId: string }>(
    'SELECT id, householdId FROM household_orders WHERE groupOrderId = ? ORDER BY id',
    [groupOrderId],
  )) as [{ id: string; householdId: string }, { id: string; householdId: string }];
  const resident = stage.residents.find(({ scopeId }) => scopeId === home.householdId);
  const door = (householdId: string, outcome: string) =>
    stage.post(captain, `/windows/${windowId}/households/${householdId}/door`, { eventId: newId(), outcome });
  await stage.run(
    `UPDATE role_grants SET endsAt = '2026-01-02T00:00:00.000Z' WHERE personId = ? AND role = 'resident'`,
    [captain.id],
  );
  await stage.reached.by(
    'not_delivered_yet',
    stage.post(resident, `/household-orders/${home.id}/receipt`, stage.key()),
  );
  await stage.reached.by('no_bags_in_hand', door(home.householdId, 'delivered'));
  expect((await sign(driver, 'giver')).status).toBe(200);
  await stage.reached.by('load_ended', arrive(dropPointId));
  await stage.reached.by('hold_needs_place', door(home.householdId, 'not_home'));
  await stage.reached.by('bags_in_motion', settle());
  const leader = await stage.world.person('grid_leader', point?.leader);
  const tick = () => stage.post(leader, `/household-orders/${home.id}/dues/tick`, stage.key());
  await stage.reached.by('nothing_due', tick());
  for (const { householdId } of [home, nextDoor])
    expect((await door(householdId, 'delivered')).status).toBe(200);
  expect((await settle()).status).toBe(200);
  expect((await tick()).status).toBe(200);
  await stage.reached.by('already_collected', tick());
  await stage.give(leader.id, 'resident', 'household', nextDoor.householdId);
  await stage.reached.by(
    'own_household',
    stage.post(leader, `/household-orders/${nextDoor.id}/dues/tick`, stage.key()),
  );
  stage.world.clock.set('2027-03-01T01:00:00.000Z');
  const sheet = `/group-orders/${groupOrderId}/pack-sheet`;
  await stage.reached.by('recipients_ended', stage.world.raw(staff, 'GET', sheet));
}
