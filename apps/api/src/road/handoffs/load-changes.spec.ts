import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import {
  arriveAll,
  forgetTrade,
  handoffAt,
  leave,
  loadAll,
  loadAt,
  loadBody,
} from '@cailan/trials/world/carried-round';
import { LoadStage } from '@cailan/trials/world/load-stage';

/** Everyone who waits for a load that is not as it was planned has a way on (docs/states.md). */
describeEngines('a load that changes before it leaves', (engine) => {
  let service: TestService;
  let stage: LoadStage;
  beforeAll(async () => {
    service = await startService(engine);
    stage = new LoadStage(service);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  const reason = '车坏了';

  it('takes another vehicle and driver after the supermarket signed, and what it signed is signed anew', async () => {
    const round = await stage.packed();
    const first = await service.ok(round.staff, 'POST /loads/:id/dispatch', {
      ...loadAt(round),
      body: { clientKey: newKey() },
    });
    const driver = await stage.otherDriver(round);
    const body = { ...loadBody(round, driver), vehiclePlate: '京A·00002', reason };
    const { clientKey, vehiclePlate, driverId, groupOrderIds } = body;
    const change = { clientKey, vehiclePlate, driverId, groupOrderIds, reason };
    const view = await service.ok(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: change });
    expect(view).toMatchObject({ vehiclePlate: '京A·00002', driverId: driver.id, loadingHandoffId: null });
    await service.ok(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: change });
    for (const { id } of [round.driver, driver])
      expect((await stage.told(id)).at(-1)).toContain('车次改排：京A·00002');
    const at = handoffAt(first);
    const sign = (as: TestPerson) =>
      service.call(as, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } });
    expect((await sign(driver)).code).toBe('wrong_status');
    const moved = { ...round, driver };
    expect(await leave(service, moved)).toMatchObject({
      id: first.id,
      giverId: round.staff.id,
      receiverId: driver.id,
    });
    const late = { ...change, clientKey: newKey() };
    expect((await service.call(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: late })).code).toBe(
      'load_has_left',
    );
    await arriveAll(service, moved);
    await stage.deliver(moved);
    await stage.settle(moved);
  });

  it('is dissolved before it leaves, and its buildings go on another vehicle', async () => {
    const round = await stage.packed();
    const dissolve = () =>
      service.ok(round.staff, 'POST /loads/:id/dissolve', { ...loadAt(round), body: { reason } });
    expect(await dissolve()).toMatchObject({ status: 'dissolved' });
    expect(await dissolve()).toMatchObject({ status: 'dissolved' });
    expect((await stage.told(round.driver.id)).filter((text) => text.includes('已撤销'))).toHaveLength(1);
    const again = await loadAll(service, round);
    await leave(service, again);
    await arriveAll(service, again);
    await stage.deliver(again);
    await stage.settle(again);
  });

  it('whose packed goods cannot be delivered: paid back, off the vehicle, and the others go', async () => {
    const round = await stage.packed();
    const [gone = '', ...others] = round.groupOrderIds;
    const body = { reason: '冷库坏了' };
    const cancel = () =>
      service.call(round.staff, 'POST /group-orders/:id/undeliverable', { params: { id: gone }, body });
    expect((await cancel()).body).toMatchObject({ status: 'cancelled', cancelReason: 'not_delivered' });
    expect((await cancel()).code).toBe('wrong_status');
    expect(await stage.status('loads', round.load.id)).toBe(others.length > 0 ? 'loading' : 'dissolved');
    await service.runJobs();
    await stage.sound();
  });

  if (engine.name === 'mysql')
    it('leaves or is dissolved, never both, however close they are', async () => {
      for (let i = 0; i < 5; i++) {
        await forgetTrade(service);
        const round = await stage.packed();
        const handoff = await service.ok(round.staff, 'POST /loads/:id/dispatch', {
          ...loadAt(round),
          body: { clientKey: newKey() },
        });
        const [signed, dissolved] = await Promise.all([
          service.call(round.driver, 'POST /handoffs/:id/sign', {
            ...handoffAt(handoff),
            body: { side: 'receiver' },
          }),
          service.call(round.staff, 'POST /loads/:id/dissolve', { ...loadAt(round), body: { reason } }),
        ]);
        expect([signed.status, dissolved.status].sort()).toEqual([200, 409]);
        const left = signed.status === 200;
        expect(await stage.status('loads', round.load.id)).toBe(left ? 'on_the_way' : 'dissolved');
        expect(await stage.bagStatuses()).toEqual([left ? 'loaded' : 'packed']);
      }
    });
});
