import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';

describeEngines('a supermarket’s drivers', (engine) => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  it('are those who drive for it now, shown to its own staff', async () => {
    const staff = await service.person('supermarket_staff');
    const params = { id: staff.scopeId };
    const drivers = await service.people('driver', staff.scopeId);
    const [gone, ...rest] = drivers;
    const seen = await service.ok(staff, 'GET /supermarkets/:id/drivers', { params });
    expect(seen.map(({ id }) => id)).toEqual(drivers.map(({ id }) => id));
    expect(seen[0]).toMatchObject({ phone: expect.stringMatching(/^1\d{10}$/) });
    expect(seen[0]?.name).toBe((await service.ok(gone, 'GET /me')).name);
    await service.db.transaction((tx) =>
      tx.run(`UPDATE role_grants SET endsAt = ? WHERE personId = ?`, [service.clock.now(), gone?.id ?? '']),
    );
    const left = await service.ok(staff, 'GET /supermarkets/:id/drivers', { params });
    expect(left.map(({ id }) => id)).toEqual(rest.map(({ id }) => id));
    const rival = (await service.people('supermarket_staff')).find(
      ({ scopeId }) => scopeId !== staff.scopeId,
    );
    expect(await service.call(rival, 'GET /supermarkets/:id/drivers', { params })).toMatchObject({
      status: 404,
    });
  });
});
