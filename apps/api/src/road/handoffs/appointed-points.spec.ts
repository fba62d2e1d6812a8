import { groupsOf, order } from '@cailan/trials/world/orders';
import { describeEngines } from '@cailan/trials/world/engines';
import { openRound } from '@cailan/trials/world/rounds';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';
import {
  forgetTrade,
  IN_WINDOW,
  leave,
  loadAll,
  loadAt,
  packedRound,
  staffAt,
} from '@cailan/trials/world/carried-round';

describeEngines('the point at which a building takes its goods', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  /** Where the households of each group order with orders live to take goods. */
  const appointed = () =>
    service.db.many<{ groupOrderId: string; dropPointId: string }>(
      `SELECT DISTINCT o.groupOrderId, h.dropPointId FROM household_orders o JOIN households h ON h.id = o.householdId
       ORDER BY o.groupOrderId`,
    );

  it('is told to the supermarket at once, with how much of what is wanted (A4.6)', async () => {
    const [resident, neighbour] = await service.people('resident');
    const round = await openRound(service, { offers: { 'VEG-001': {}, 'GRN-001': {} } });
    if (resident) await order(service, resident, round, { 'VEG-001': 2 });
    if (neighbour) await order(service, neighbour, round, { 'VEG-001': 1, 'GRN-001': 1 });
    const totals = await service.ok(round.staff, 'GET /rounds/:id/totals', {
      params: { id: round.round.id },
    });
    const quantities = totals.products.map(({ offerId, quantity }) => [offerId, quantity]);
    expect(new Map(quantities as [string, number][])).toEqual(
      new Map([
        [round.offerOf('VEG-001'), 3],
        [round.offerOf('GRN-001'), 1],
      ]),
    );
    const [group] = await groupsOf(service, round);
    await service.ok(group?.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
    const seen = await service.ok(round.staff, 'GET /group-orders', { query: { roundId: round.round.id } });
    expect(seen.map(({ id, dropPointId }) => ({ groupOrderId: id, dropPointId }))).toEqual(await appointed());
  });

  it('is where its vehicle goes, and no other takes the vehicle in (A1.6)', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1 }));
    const round = await loadAll(service, await packedRound(service, { lists }));
    const planned = round.load.stops.flatMap(({ dropPointId, groups }) =>
      groups.map(({ groupOrderId }) => ({ groupOrderId, dropPointId })),
    );
    planned.sort((a, b) => (a.groupOrderId < b.groupOrderId ? -1 : 1));
    expect(planned).toEqual(await appointed());
    await leave(service, round);
    service.clock.set(IN_WINDOW);
    const arrive = async (dropPointId = '') =>
      service.call(await staffAt(service, dropPointId), 'POST /loads/:id/arrivals', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId },
      });
    const own = planned[0]?.dropPointId;
    const other = await service.db.one<{ id: string }>('SELECT id FROM drop_points WHERE id <> ?', [
      own ?? '',
    ]);
    expect(await arrive(other?.id)).toMatchObject({ status: 409, code: 'not_at_this_point' });
    expect(await arrive(own)).toMatchObject({ status: 200, body: { dropPointId: own } });
  });
});
