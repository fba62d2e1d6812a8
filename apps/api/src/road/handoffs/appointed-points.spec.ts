import { newKey, startWorld, type World } from '@cailan/trials/world/world';
import { IN_WINDOW, loadAt } from '@cailan/trials/world/road';
import { describeEngines } from '@cailan/trials/world/engines';

describeEngines('the point at which a building takes its goods', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  /** Where the households of each group order with orders live to take goods. */
  const appointed = () =>
    world.db.many<{ groupOrderId: string; dropPointId: string }>(
      `SELECT DISTINCT o.groupOrderId, h.dropPointId FROM household_orders o JOIN households h ON h.id = o.householdId
       ORDER BY o.groupOrderId`,
    );

  it('is told to the supermarket at once, with how much of what is wanted (A4.6)', async () => {
    const [resident, neighbour] = await world.people('resident');
    const round = await world.openRound({ offers: { 'VEG-001': {}, 'GRN-001': {} } });
    if (resident) await world.order(resident, round, { 'VEG-001': 2 });
    if (neighbour) await world.order(neighbour, round, { 'VEG-001': 1, 'GRN-001': 1 });
    const totals = await world.ok(round.staff, 'GET /rounds/:id/totals', {
      params: { id: round.round.id },
    });
    const quantities = totals.products.map(({ offerId, quantity }) => [offerId, quantity]);
    expect(new Map(quantities as [string, number][])).toEqual(
      new Map([
        [round.offerOf('VEG-001'), 3],
        [round.offerOf('GRN-001'), 1],
      ]),
    );
    const [group] = await world.groupsOf(round);
    await world.ok(group?.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
    const seen = await world.ok(round.staff, 'GET /group-orders', { query: { roundId: round.round.id } });
    expect(seen.map(({ id, dropPointId }) => ({ groupOrderId: id, dropPointId }))).toEqual(await appointed());
  });

  it('is where its vehicle goes, and no other takes the vehicle in (A1.6)', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1 }));
    const round = await world.loadAll(await world.packed({ lists }));
    const planned = round.load.stops.flatMap(({ dropPointId, groups }) =>
      groups.map(({ groupOrderId }) => ({ groupOrderId, dropPointId })),
    );
    planned.sort((a, b) => (a.groupOrderId < b.groupOrderId ? -1 : 1));
    expect(planned).toEqual(await appointed());
    await world.leave(round);
    world.clock.set(IN_WINDOW);
    const arrive = async (dropPointId = '') =>
      world.call(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId },
      });
    const own = planned[0]?.dropPointId;
    const other = await world.db.one<{ id: string }>('SELECT id FROM drop_points WHERE id <> ?', [own ?? '']);
    expect(await arrive(other?.id)).toMatchObject({ status: 409, code: 'not_at_this_point' });
    expect(await arrive(own)).toMatchObject({ status: 200, body: { dropPointId: own } });
  });
});
