import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';
import { leave, loadAll, packedRound, type CarriedRound } from '@cailan/trials/world/carried-round';

describeEngines('a load for two communities', (engine) => {
  let service: TestService;
  let round: CarriedRound;
  beforeAll(async () => {
    service = await startService(engine);
    const everyone = await service.people('resident');
    const residents = [everyone[0], everyone.at(-1)].filter((person) => person !== undefined);
    const lists = residents.map(() => ({ 'EGG-001': 1 }));
    round = await loadAll(service, await packedRound(service, { lists, residents }));
    await leave(service, round);
  });
  afterAll(() => service.close());

  const groups = () =>
    service.db.many<{ id: string; communityId: string; dropPointId: string; status: string }>(
      'SELECT id, communityId, dropPointId, status FROM group_orders WHERE loadId = ? ORDER BY id',
      [round.load.id],
    );

  it('is counted at a community’s own point by its own staff alone', async () => {
    const [one, other] = await groups();
    const staff = await service.person('community_staff', one?.communityId);
    const count = (dropPointId = '') =>
      service.call(staff, 'POST /loads/:id/transfers', {
        params: { id: round.load.id },
        body: { clientKey: newKey(), dropPointId, receivedBags: 2, receivedCrates: 0 },
      });
    expect(await count(other?.dropPointId)).toMatchObject({ code: 'not_found' });
    expect(await count(one?.dropPointId)).toMatchObject({ status: 200 });
  });

  it('ends for a community’s own buildings by its own staff’s word, and for no others', async () => {
    const [one, other] = await groups();
    expect(one?.communityId).not.toBe(other?.communityId);
    const staff = await service.person('community_staff', one?.communityId);
    service.clock.set('2026-11-21T15:00:00.000Z');
    await service.ok(staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'returned', reason: '没有来' },
    });
    expect(await groups()).toEqual([other]);
    const load = await service.db.one('SELECT status FROM loads WHERE id = ?', [round.load.id]);
    expect(load).toEqual({ status: 'on_the_way' });
  });
});
