import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';

describeEngines('a household', (engine) => {
  let service: TestService;
  let residents: TestPerson[];

  beforeAll(async () => {
    service = await startService(engine);
    residents = await service.people('resident');
  });
  afterAll(() => service.close());

  it('is shown with its members and whom to call, to itself and those who care for it', async () => {
    const [resident, neighbour] = residents;
    const id = resident?.scopeId ?? '';
    const ask = (who: TestPerson | undefined) => service.call(who, 'GET /households/:id', { params: { id } });
    const places = await service.db.one<{
      gridId: string;
      buildingId: string;
      door: string;
      address: string;
    }>('SELECT gridId, buildingId, door, address FROM households WHERE id = ?', [id]);
    const leader = await service.person('grid_leader', places?.gridId);
    const captain = await service.person('floor_captain', places?.buildingId);
    const { status, body } = await ask(resident);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, door: places?.door, address: places?.address });
    expect(body).toMatchObject({ communityName: '甲社区', dropPointName: '甲苑门口', placeKind: 'compound' });
    expect(body.contactPhone).toMatch(/^1\d\d\*{4}\d{4}$/);
    const { name } = await service.ok(resident, 'GET /me');
    expect(body.members).toEqual([{ personId: resident?.id, name }]);
    expect(body.helpers.map(({ roleName }) => roleName)).toEqual([
      '网格员',
      '楼栋长',
      '副网格员',
      '副楼栋长',
    ]);
    const names = await Promise.all([leader, captain].map((who) => service.ok(who, 'GET /me')));
    expect(body.helpers.slice(0, 2).map((helper) => helper.name)).toEqual(names.map((me) => me.name));
    for (const { phone } of body.helpers) expect(phone).toMatch(/^1\d{10}$/);
    for (const who of [leader, captain]) expect((await ask(who)).body).toEqual(body);
    for (const who of [neighbour, residents.at(-1), (await service.people('grid_leader')).at(-1)])
      expect(await ask(who)).toMatchObject({ status: 404 });
    expect(await ask(await service.person('district_admin'))).toMatchObject({ code: 'role_required' });
  });

  it('leaves out whose time has ended', async () => {
    const resident = residents[2];
    const params = { id: resident?.scopeId ?? '' };
    const before = await service.ok(resident, 'GET /households/:id', { params });
    const captains = before.helpers.filter(({ roleName }) => roleName === '楼栋长').length;
    await service.db.transaction((tx) =>
      tx.run(`UPDATE role_grants SET endsAt = ? WHERE role = 'floor_captain' AND deputyOfId IS NULL`, [
        service.clock.now(),
      ]),
    );
    const after = await service.ok(resident, 'GET /households/:id', { params });
    expect(after.helpers).toHaveLength(before.helpers.length - captains);
  });
});
