import { forgetTrade } from '../handoffs/testing/carried-round';
import { packAll, paidRound, pickAll, type PaidRound } from '../picking/testing/paid-round';
import { breaches } from '../settlement/testing/checks';
import { unexplained } from '../settlement/testing/explained';
import { describeEngines } from '../testing/engines';
import { groupsOf, order } from '../testing/orders';
import { openRound } from '../testing/rounds';
import { newKey, startService, type TestService } from '../testing/service';

/** What needs no money counts as paid, and what needs no vehicle as complete (docs/states.md, zero). */
describeEngines('zero', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  const statusOf = async (id: string) =>
    (await service.db.one<{ status: string }>('SELECT status FROM group_orders WHERE id = ?', [id]))?.status;

  /** A building that ordered only what costs nothing, confirmed. */
  async function freeGoods(): Promise<PaidRound> {
    const open = await openRound(service, { offers: { 'EGG-001': { priceFen: 0 }, 'GRN-001': {} } });
    const resident = await service.person('resident');
    await order(service, resident, open, { 'EGG-001': 1 });
    const groups = await groupsOf(service, open);
    for (const { id, leader } of groups)
      await service.ok(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id], amountFen: 0 },
      });
    const wave = { params: { id: open.round.id, wave: 1 } };
    return { ...open, residents: [resident], groupOrderIds: groups.map(({ id }) => id), wave };
  }

  it('takes a group order of nothing as paid when it is confirmed, past every deadline', async () => {
    const round = await freeGoods();
    const [id = ''] = round.groupOrderIds;
    expect(await statusOf(id)).toBe('paid');
    service.clock.set(new Date(Date.parse(round.round.payBy) + 60_000).toISOString());
    await service.runJobs();
    expect(await statusOf(id)).toBe('paid');
    await pickAll(service, round);
    await packAll(service, round);
    expect(await statusOf(id)).toBe('packed');
    expect(await unexplained(service)).toEqual({});
  });

  it('completes a building of which nothing is left, so that no vehicle drives for it', async () => {
    const lists = [{ 'GRN-010': 2 }];
    const round = await paidRound(service, { lists });
    await pickAll(service, round, { 'GRN-010': { picked: 0 } });
    await packAll(service, round);
    expect(await Promise.all(round.groupOrderIds.map(statusOf))).toEqual(['completed']);
    await service.runJobs();
    const params = { id: round.round.id };
    const statement = await service.ok(round.staff, 'POST /rounds/:id/settle', { params });
    expect(statement).toMatchObject({ finalFen: 0 });
    expect(await breaches(service)).toEqual({});
    expect(await unexplained(service)).toEqual({});
  });
});
