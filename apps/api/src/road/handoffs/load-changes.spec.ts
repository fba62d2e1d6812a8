import { describeEngines } from '@cailan/trials/world/engines';
import {
  type CarriedRound,
  newKey,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt, loadAt, loadBody } from '@cailan/trials/world/road';
import { expectExplained, settle } from '@cailan/trials/world/settlement';

/** Everyone who waits for a load that is not as it was planned has a way on (docs/states.md). */
describeEngines('a load that changes before it leaves', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const reason = '车坏了';
  const otherDriver = async ({ round, driver }: CarriedRound): Promise<TestPerson> => {
    const drivers = await world.people('driver', round.supermarketId);
    return drivers.find(({ id }) => id !== driver.id) ?? driver;
  };

  it('takes another vehicle and driver after the supermarket signed, and what it signed is signed anew', async () => {
    const round = await world.loaded();
    const first = await world.ok(round.staff, 'POST /loads/:id/dispatch', {
      ...loadAt(round),
      body: { clientKey: newKey() },
    });
    const driver = await otherDriver(round);
    const body = { ...loadBody(round, driver), vehiclePlate: '京A·00002', reason };
    const { clientKey, vehiclePlate, driverId, groupOrderIds } = body;
    const change = { clientKey, vehiclePlate, driverId, groupOrderIds, reason };
    const view = await world.ok(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: change });
    expect(view).toMatchObject({ vehiclePlate: '京A·00002', driverId: driver.id, loadingHandoffId: null });
    await world.ok(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: change });
    for (const { id } of [round.driver, driver])
      expect((await world.told(id)).at(-1)).toContain('车次改排：京A·00002');
    const at = handoffAt(first);
    const sign = (as: TestPerson) =>
      world.call(as, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } });
    expect((await sign(driver)).code).toBe('wrong_status');
    const moved = { ...round, driver };
    expect(await world.leave(moved)).toMatchObject({
      id: first.id,
      giverId: round.staff.id,
      receiverId: driver.id,
    });
    const late = { ...change, clientKey: newKey() };
    expect((await world.call(round.staff, 'PUT /loads/:id', { ...loadAt(round), body: late })).code).toBe(
      'load_has_left',
    );
    await world.arriveAll(moved);
    await world.deliverAll(moved);
    await settle(world, moved);
  });

  it('is dissolved before it leaves, and its buildings go on another vehicle', async () => {
    const round = await world.loaded();
    const dissolve = () =>
      world.ok(round.staff, 'POST /loads/:id/dissolve', { ...loadAt(round), body: { reason } });
    expect(await dissolve()).toMatchObject({ status: 'dissolved' });
    expect(await dissolve()).toMatchObject({ status: 'dissolved' });
    expect((await world.told(round.driver.id)).filter((text) => text.includes('已撤销'))).toHaveLength(1);
    const again = await world.loadAll(round);
    await world.leave(again);
    await world.arriveAll(again);
    await world.deliverAll(again);
    await settle(world, again);
  });

  it('whose packed goods cannot be delivered: paid back, off the vehicle, and the others go', async () => {
    const round = await world.loaded();
    const [gone = '', ...others] = round.groupOrderIds;
    const body = { reason: '冷库坏了' };
    const cancel = () =>
      world.call(round.staff, 'POST /group-orders/:id/undeliverable', { params: { id: gone }, body });
    expect((await cancel()).body).toMatchObject({ status: 'cancelled', cancelReason: 'not_delivered' });
    expect((await cancel()).code).toBe('wrong_status');
    expect(await world.statusOf('loads', round.load.id)).toBe(others.length > 0 ? 'loading' : 'dissolved');
    await world.runJobs();
    await expectExplained(world);
  });

  if (engine.name === 'mysql')
    it('leaves or is dissolved, never both, however close they are', async () => {
      for (let i = 0; i < 5; i++) {
        await world.forgetTrade();
        const round = await world.loaded();
        const handoff = await world.ok(round.staff, 'POST /loads/:id/dispatch', {
          ...loadAt(round),
          body: { clientKey: newKey() },
        });
        const [signed, dissolved] = await Promise.all([
          world.call(round.driver, 'POST /handoffs/:id/sign', {
            ...handoffAt(handoff),
            body: { side: 'receiver' },
          }),
          world.call(round.staff, 'POST /loads/:id/dissolve', { ...loadAt(round), body: { reason } }),
        ]);
        expect([signed.status, dissolved.status].sort()).toEqual([200, 409]);
        const left = signed.status === 200;
        expect(await world.statusOf('loads', round.load.id)).toBe(left ? 'on_the_way' : 'dissolved');
        expect(await world.bagStatuses()).toEqual([left ? 'loaded' : 'packed']);
      }
    });
});
