import { newId } from '../../ground/db/ids';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';

describeEngines('the captain of one unit of a building', (engine) => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('sees that the building’s order comes, and of its households the unit’s alone', async () => {
    const [resident] = await world.people('resident');
    const round = await world.openRound({ offers: { 'VEG-001': { quota: 500 } } });
    if (resident) await world.order(resident, round, { 'VEG-001': 1 });
    const [group] = await world.groupsOf(round);
    const params = { id: group?.id ?? '' };
    const homes = await world.db.many<{ id: string; unitId: string }>(
      'SELECT id, unitId FROM households WHERE deliveryGroupId = ?',
      [group?.deliveryGroupId ?? ''],
    );
    const unitId = homes.find(({ id }) => id === resident?.scopeId)?.unitId ?? '';
    const captain = await world.captainOfUnit(unitId);
    const listed = await world.ok(captain, 'GET /group-orders', { query: { roundId: round.round.id } });
    expect(listed.map(({ id }) => id)).toEqual([group?.id]);
    expect(await world.ok(captain, 'GET /group-orders/:id', { params })).toEqual(listed[0]);
    const neighbours = await world.ok(captain, 'GET /group-orders/:id/households', { params });
    const own = homes.filter((home) => home.unitId === unitId).map(({ id }) => id);
    expect(neighbours.map(({ householdId }) => householdId).sort()).toEqual(own.sort());
    expect(own.length).toBeLessThan(homes.length);
    expect((await world.call(captain, 'GET /group-orders/:id/roll-up', { params })).code).toBe('not_found');
    const other = await world.db.one<{ id: string }>(
      'SELECT id FROM group_orders WHERE deliveryGroupId <> ? LIMIT 1',
      [group?.deliveryGroupId ?? ''],
    );
    expect(
      await world.call(captain, 'GET /group-orders/:id/households', { params: { id: other?.id ?? '' } }),
    ).toMatchObject({ code: 'not_found' });
  });

  it('brings bags to the doors of that unit, as the building’s captain does to all of them (A8.8)', async () => {
    await world.forgetTrade();
    const lists = Array.from({ length: 16 }, () => ({ 'EGG-001': 1 }));
    const { windowId, residents, groupOrderIds } = await world.carried({ lists });
    const homes = await world.db.many<{ id: string; unitId: string }>(
      `SELECT h.id, h.unitId FROM households h JOIN household_orders o ON o.householdId = h.id
       WHERE o.groupOrderId = ? ORDER BY h.sort`,
      [groupOrderIds[0] ?? ''],
    );
    const unitId = homes[0]?.unitId ?? '';
    const own = homes.filter((home) => home.unitId === unitId).map(({ id }) => id);
    const [other = ''] = homes.filter((home) => home.unitId !== unitId).map(({ id }) => id);
    expect(residents.map(({ scopeId }) => scopeId)).toEqual(expect.arrayContaining([...own, other]));
    const captain = await world.captainOfUnit(unitId);
    const { households } = await world.ok(captain, 'GET /windows/:id/floor', { params: { id: windowId } });
    expect(households.map(({ householdId }) => householdId)).toEqual(own);
    const deliver = (as: TestPerson, householdId: string) =>
      world.call(as, 'POST /windows/:id/households/:householdId/door', {
        params: { id: windowId, householdId },
        body: { eventId: newId(), outcome: 'delivered' },
      });
    for (const householdId of own) expect((await deliver(captain, householdId)).status).toBe(200);
    expect((await deliver(captain, other)).status).toBe(404);
    expect((await deliver(await world.giverTo(other), other)).status).toBe(200);
    const delivered = await world.db.many<{ householdId: string }>(
      `SELECT householdId FROM bags WHERE status = 'delivered' AND holderKind = 'household'`,
    );
    expect(delivered.map(({ householdId }) => householdId).sort()).toEqual([...own, other].sort());
  });
});
