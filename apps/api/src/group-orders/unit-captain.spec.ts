import { newId } from '../db/ids';
import { describeEngines } from '../testing/engines';
import { groupsOf, order } from '../testing/orders';
import { openRound } from '../testing/rounds';
import { startService, type TestPerson, type TestService } from '../testing/service';

describeEngines('the captain of one unit of a building', (engine) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  /** Makes somebody who lives elsewhere captain of a unit alone. */
  async function captainOfUnit(unitId: string): Promise<TestPerson> {
    const person = await service.db.one<{ id: string }>(
      `SELECT personId AS id FROM role_grants GROUP BY personId HAVING COUNT(*) = 1 AND MAX(role) = 'resident'
       ORDER BY personId DESC LIMIT 1`,
    );
    const id = person?.id ?? '';
    await service.db.transaction((tx) =>
      tx.run(
        `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, startsAt) VALUES (?, ?, 'floor_captain', 'unit', ?, ?)`,
        [newId(), id, unitId, service.clock.now()],
      ),
    );
    return { id, scopeId: unitId, token: service.tokenOf(id) };
  }

  it('sees that the building’s order comes, and of its households the unit’s alone', async () => {
    const [resident] = await service.people('resident');
    const round = await openRound(service, { offers: { 'VEG-001': { quota: 500 } } });
    if (resident) await order(service, resident, round, { 'VEG-001': 1 });
    const [group] = await groupsOf(service, round);
    const params = { id: group?.id ?? '' };
    const homes = await service.db.many<{ id: string; unitId: string }>(
      'SELECT id, unitId FROM households WHERE deliveryGroupId = ?',
      [group?.deliveryGroupId ?? ''],
    );
    const unitId = homes.find(({ id }) => id === resident?.scopeId)?.unitId ?? '';
    const captain = await captainOfUnit(unitId);
    const listed = await service.ok(captain, 'GET /group-orders', { query: { roundId: round.round.id } });
    expect(listed.map(({ id }) => id)).toEqual([group?.id]);
    expect(await service.ok(captain, 'GET /group-orders/:id', { params })).toEqual(listed[0]);
    const neighbours = await service.ok(captain, 'GET /group-orders/:id/households', { params });
    const own = homes.filter((home) => home.unitId === unitId).map(({ id }) => id);
    expect(neighbours.map(({ householdId }) => householdId).sort()).toEqual(own.sort());
    expect(own.length).toBeLessThan(homes.length);
    expect((await service.call(captain, 'GET /group-orders/:id/roll-up', { params })).code).toBe('not_found');
    const other = await service.db.one<{ id: string }>(
      'SELECT id FROM group_orders WHERE deliveryGroupId <> ? LIMIT 1',
      [group?.deliveryGroupId ?? ''],
    );
    expect(
      await service.call(captain, 'GET /group-orders/:id/households', { params: { id: other?.id ?? '' } }),
    ).toMatchObject({ code: 'not_found' });
  });
});
