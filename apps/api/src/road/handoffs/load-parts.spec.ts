import { describeEngines } from '@cailan/trials/world/engines';
import { type CarriedRound, newKey, startWorld, type World } from '@cailan/trials/world/world';

describeEngines('a load for two communities', (engine) => {
  let world: World;
  let round: CarriedRound;
  beforeAll(async () => {
    world = await startWorld(engine);
    const everyone = await world.people('resident');
    const residents = [everyone[0], everyone.at(-1)].filter((person) => person !== undefined);
    const lists = residents.map(() => ({ 'EGG-001': 1 }));
    round = await world.loadAll(await world.packed({ lists, residents }));
    await world.leave(round);
  });
  afterAll(() => world.close());

  const groups = () =>
    world.db.many<{ id: string; communityId: string; dropPointId: string; status: string }>(
      'SELECT id, communityId, dropPointId, status FROM group_orders WHERE loadId = ? ORDER BY id',
      [round.load.id],
    );

  it('is counted at a community’s own point by its own staff alone', async () => {
    const [one, other] = await groups();
    const staff = await world.person('community_staff', one?.communityId);
    const count = (dropPointId = '') =>
      world.call(staff, 'POST /loads/:id/transfers', {
        params: { id: round.load.id },
        body: { clientKey: newKey(), dropPointId, receivedBags: 2, receivedCrates: 0 },
      });
    expect(await count(other?.dropPointId)).toMatchObject({ code: 'not_found' });
    expect(await count(one?.dropPointId)).toMatchObject({ status: 200 });
  });

  it('ends for a community’s own buildings by its own staff’s word, and for no others', async () => {
    const [one, other] = await groups();
    expect(one?.communityId).not.toBe(other?.communityId);
    const staff = await world.person('community_staff', one?.communityId);
    world.clock.set('2026-11-21T15:00:00.000Z');
    await world.ok(staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'returned', reason: '没有来' },
    });
    expect(await groups()).toEqual([other]);
    const load = await world.db.one('SELECT status FROM loads WHERE id = ?', [round.load.id]);
    expect(load).toEqual({ status: 'on_the_way' });
  });
});
