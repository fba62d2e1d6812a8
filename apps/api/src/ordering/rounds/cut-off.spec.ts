import { Clock } from '../../ground/clock';
import { HouseholdOrdersService } from '../lists/household-orders.service';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

/** Until when a round is written, whoever closed, reopened or extended it, and what a draw bounds. */
describeEngines('the cut-off', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let morning: string;
  let round: OpenRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
    morning = world.clock.now();
  });
  beforeEach(() => world.clock.set(morning));
  afterEach(async () => {
    await cancel();
    expect(await taken()).toEqual([0]);
    const points = await world.db.many('SELECT id FROM window_points WHERE taken <> 0');
    expect(points).toEqual([]);
  });
  afterAll(() => world.close());

  const params = () => ({ params: { id: round.round.id } });
  const fair = { round: { quotaRule: 'fair' as const }, offers: { 'VEG-001': { quota: 4 } } };
  const close = () => world.ok(round.staff, 'POST /rounds/:id/close', params());
  const cancel = () =>
    world.call(round.staff, 'POST /rounds/:id/cancel', { ...params(), body: { reason: '测试结束' } });
  const want = (i: number, quantity: number, version?: number) =>
    world.order(residents[i], round, { 'VEG-001': quantity }, { version });
  const first = async () => (await world.groupsOf(round))[0];
  const confirm = async () => {
    const group = await first();
    const body = { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] };
    return world.ok(group?.leader, 'POST /group-orders/confirm', { body });
  };
  const reopen = async () => {
    const [row] = await world.db.many<{ id: string; gridId: string }>(
      `SELECT id, gridId FROM group_orders WHERE roundId = ? AND status = 'confirmed'`,
      [round.round.id],
    );
    const leader = await world.person('grid_leader', row?.gridId);
    const body = { reason: '漏了一户' };
    return world.ok(leader, 'POST /group-orders/:id/reopen', { params: { id: row?.id ?? '' }, body });
  };
  const extend = () => {
    const later = (hours: number) =>
      new Date(Date.parse(round.round.cutOffAt) + hours * 3_600_000).toISOString();
    return world.call(round.staff, 'POST /rounds/:id/extend', {
      ...params(),
      body: { cutOffAt: later(0.2), payBy: later(0.5) },
    });
  };
  const taken = async () =>
    (
      await world.db.many<{ taken: number }>('SELECT taken FROM offer_quotas WHERE roundId = ?', [
        round.round.id,
      ])
    ).map((row) => row.taken);
  const held = async () =>
    (
      await world.db.one<{ quantity: number | null }>(
        'SELECT SUM(quantity) AS quantity FROM household_order_lines WHERE roundId = ? AND active = 1',
        [round.round.id],
      )
    )?.quantity;

  it('stands when a building is reopened after its shop closed the round by hand', async () => {
    round = await world.openRound({ offers: { 'VEG-001': { quota: 9 } } });
    await want(0, 1);
    await close();
    await confirm();
    await reopen();
    expect(await want(1, 1)).toMatchObject({ code: 'past_cut_off' });
    expect(await want(0, 2, 1)).toMatchObject({ code: 'past_cut_off' });
    expect(await confirm()).toMatchObject([{ status: 'confirmed', ordered: 1 }]);
  });

  it('stands after a fair draw: what a reopened building holds is what was drawn', async () => {
    round = await world.openRound(fair);
    for (const i of [0, 1, 2]) await want(i, 3);
    await close();
    await world.runJobs();
    await confirm();
    await reopen();
    expect(await want(3, 9)).toMatchObject({ code: 'past_cut_off' });
    expect(await want(0, 9, 2)).toMatchObject({ status: 409 });
    expect([await held(), await taken()]).toEqual([4, [4]]);
  });

  it('lets a building reopened before it take orders until it, and no longer', async () => {
    round = await world.openRound({ offers: { 'VEG-001': { quota: 9 } } });
    await want(0, 1);
    await confirm();
    await reopen();
    expect(await want(1, 1)).toMatchObject({ status: 200 });
    world.clock.set(round.round.cutOffAt);
    expect(await want(2, 1)).toMatchObject({ code: 'past_cut_off' });
    expect(await held()).toBe(2);
  });

  it('is told as the moment at which it was', async () => {
    round = await world.openRound(fair);
    const { cutOffAt } = await close();
    expect(cutOffAt < round.round.cutOffAt).toBe(true);
    expect(cutOffAt >= morning).toBe(true);
  });

  it('is not put off once a draw is stored, though it was not applied to anybody yet', async () => {
    round = await world.openRound(fair);
    for (const i of [0, 1, 2]) await want(i, 5);
    await close();
    await stopTheShareOut();
    const refused = await extend();
    await world.runJobs();
    expect(refused).toMatchObject({ status: 409, code: 'already_drawn' });
    expect([await held(), await taken()]).toEqual([4, [4]]);
    expect(await extend()).toMatchObject({ code: 'already_drawn' });
  });

  it('is put off between closing and the draw, which then happens at the later one', async () => {
    round = await world.openRound(fair);
    await want(0, 3);
    await close();
    expect(await extend()).toMatchObject({ status: 200, body: { status: 'open' } });
    await world.runJobs();
    expect((await world.ok(round.staff, 'GET /rounds/:id', params())).sharedOutAt).toBeNull();
    expect(await want(1, 3)).toMatchObject({ status: 200 });
    await close();
    await world.runJobs();
    expect([await held(), await taken()]).toEqual([4, [4]]);
  });

  it('frees what was drawn for a building that is cancelled before the draw was applied to it', async () => {
    round = await world.openRound(fair);
    for (const i of [0, 1, 2]) await want(i, 5);
    await close();
    await stopTheShareOut();
    const group = await first();
    await world.ok(group?.leader, 'POST /group-orders/:id/cancel', {
      params: { id: group?.id ?? '' },
      body: { reason: '不要了' },
    });
    await world.runJobs();
    expect([await held(), await taken()]).toEqual([null, [0]]);
  });

  /** Lets the share-out's job run until its draw is stored, and then die: it is tried again two seconds later. */
  async function stopTheShareOut(): Promise<void> {
    const orders = world.app.get(HouseholdOrdersService);
    const killed = jest.spyOn(orders, 'cut').mockRejectedValue(new Error('killed'));
    await world.runJobs();
    killed.mockRestore();
    const stored = await world.db.one<{ count: number }>(
      'SELECT COUNT(*) AS count FROM share_outs WHERE roundId = ? AND appliedAt IS NULL',
      [round.round.id],
    );
    expect(stored?.count).toBe(3);
    world.app.get(Clock).set(world.clock.in(10));
  }
});
