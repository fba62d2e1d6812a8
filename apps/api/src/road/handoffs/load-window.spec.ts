import { describeEngines } from '@cailan/trials/world/engines';
import { type CarriedRound, newKey, startWorld, type World } from '@cailan/trials/world/world';
import { IN_WINDOW, loadAt, loadBody } from '@cailan/trials/world/road';

/** Goods that came back travel again only where and when they may be received (A8: 其它时间段一律不得配送). */
describeEngines('the window of goods that came back', (engine) => {
  let world: World;
  let next: { id: string; endAt: string };
  beforeAll(async () => {
    world = await startWorld(engine);
    const found = await world.db.one<typeof next>(
      'SELECT id, endAt FROM delivery_windows WHERE startAt > ? ORDER BY startAt LIMIT 1',
      [IN_WINDOW],
    );
    next = found ?? { id: '', endAt: '' };
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const change = (column: 'placeKinds' | 'status', value: string) =>
    world.db.transaction((tx) =>
      tx.run(`UPDATE delivery_windows SET ${column} = ? WHERE id = ?`, [value, next.id]),
    );

  async function cameBack(): Promise<CarriedRound> {
    const round = await world.loaded();
    await world.leave(round);
    const body = { clientKey: newKey(), outcome: 'returned' as const, reason: '车坏了' };
    await world.ok(round.staff, 'POST /loads/:id/end', { ...loadAt(round), body });
    return round;
  }

  const loadIn = (round: CarriedRound, windowId: string) =>
    world.call(round.staff, 'POST /loads', { body: { ...loadBody(round, round.driver), windowId } });

  it('is one that serves their kind of place, that is not over and not cancelled', async () => {
    const round = await cameBack();
    await change('placeKinds', 'company');
    expect((await loadIn(round, next.id)).code).toBe('window_not_for_place');
    await change('placeKinds', 'bungalow,compound');
    await change('status', 'cancelled');
    expect((await loadIn(round, next.id)).code).toBe('window_cancelled');
    await change('status', 'planned');
    world.clock.set(next.endAt);
    expect((await loadIn(round, next.id)).code).toBe('window_over');
    expect((await loadIn(round, round.windowId)).code).toBe('window_over');
    world.clock.set(IN_WINDOW);
    expect((await loadIn(round, next.id)).status).toBe(200);
  });

  it('binds a plan that takes them on later, and leaves alone what is on the vehicle already', async () => {
    const round = await cameBack();
    const { body: load } = await loadIn(round, next.id);
    const { vehiclePlate, driverId } = loadBody(round, round.driver);
    const [first = '', ...others] = round.groupOrderIds;
    const replan = (groupOrderIds: string[]) =>
      world.call(round.staff, 'PUT /loads/:id', {
        params: { id: (load as { id: string }).id },
        body: { clientKey: newKey(), vehiclePlate, driverId, groupOrderIds, reason: '换车' },
      });
    if (others.length > 0) expect((await replan([first])).status).toBe(200);
    world.clock.set(next.endAt);
    expect((await replan([first])).status).toBe(200);
    if (others.length > 0) expect((await replan([first, ...others])).code).toBe('window_over');
  });
});
