import { Building } from '@cailan/trials/world/building';
import { describeEngines } from '@cailan/trials/world/engines';
import { retireInvented } from './retire-invented';

describeEngines('a production database that an earlier version filled with invented people', (engine) => {
  let building: Building;
  beforeAll(async () => {
    building = await Building.start(engine);
  });
  afterAll(() => building.close());

  it('keeps the real ones and what is theirs, and nothing of the others', async () => {
    const { world } = building;
    const home = await building.home({ empty: true });
    const real = await building.newcomer();
    const { id } = (await building.ask(real, home)).body;
    await world.ok(building.leader, 'POST /bindings/:id/answer', { params: { id }, body: { approve: true } });
    await world.db.transaction((tx) => tx.run('UPDATE households SET priorityClass = 2'));

    expect(await retireInvented(world.db, world.clock)).toBeGreaterThan(20);
    expect(await retireInvented(world.db, world.clock)).toBe(0);

    const now = world.clock.now();
    const left = await world.db.many<{ personId: string }>(
      'SELECT personId FROM role_grants WHERE endsAt IS NULL OR endsAt > ?',
      [now],
    );
    expect(left.map(({ personId }) => personId)).toEqual([real.id]);
    const named = await world.db.many<{ id: string }>(
      `SELECT id FROM households
       WHERE contactNameSealed IS NOT NULL OR contactPhoneSealed IS NOT NULL OR priorityClass > 0`,
    );
    expect(named).toEqual([{ id: home.id }]);
    expect((await world.call(building.leader, 'GET /building-codes')).code).toBe('role_required');
    expect(await world.ok(real, 'GET /me')).toMatchObject({ roles: [{ role: 'resident' }] });
  });
});
