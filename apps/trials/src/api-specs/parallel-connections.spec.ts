import { type Answer, newKey, startWorld, type TestPerson, type World } from '../world/world';
import { IN_WINDOW, loadBody } from '../world/road';
import { describeEngines } from '../world/engines';

/** Rules that look at several root rows: each holds when its writers come at the same moment, on connections of their own. */
describeEngines('rules over several rows, from several connections at once', (engine) => {
  let world: World;
  let residents: TestPerson[];

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const codes = (answers: readonly Answer<unknown>[]) =>
    answers.map(({ status, code }) => code ?? String(status)).sort();
  const everyThird = () => residents.filter((_, i) => i % 3 === 0);

  it('numbers the orders of buildings that confirm together from 1 without a gap or a twin', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    for (const resident of everyThird()) await world.order(resident, round, { 'VEG-001': 1 });
    const groups = await world.groupsOf(round);
    expect(groups.length).toBeGreaterThanOrEqual(4);
    const answers = await Promise.all(
      groups.map(({ id, leader }) =>
        world.call(leader, 'POST /group-orders/confirm', {
          body: { clientKey: newKey(), groupOrderIds: [id] },
        }),
      ),
    );
    expect(new Set(codes(answers))).toEqual(new Set(['200']));
    const rows = await world.db.many<{ runningNumber: number }>(
      'SELECT runningNumber FROM household_orders WHERE roundId = ? ORDER BY runningNumber',
      [round.round.id],
    );
    expect(rows.map(({ runningNumber }) => runningNumber)).toEqual(rows.map((_, i) => i + 1));
  });

  it('lets one payment of overlapping group orders wait, never two', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    for (const resident of everyThird()) await world.order(resident, round, { 'VEG-001': 1 });
    const groups = await world.groupsOf(round);
    const mine = groups.filter(({ leader }) => leader.id === groups[0]?.leader.id);
    const [a, b, c] = mine.map(({ id }) => id);
    if (!a || !b || !c) throw new Error('a leader with three buildings is wanted');
    const leader = mine[0]?.leader;
    await world.ok(leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [a, b, c] },
    });
    const answers = await Promise.all(
      [
        [a, b],
        [b, c],
        [c, a],
        [b, a],
      ].map((groupOrderIds) =>
        world.call(leader, 'POST /payments', {
          body: { clientKey: newKey(), groupOrderIds, method: 'test' },
        }),
      ),
    );
    expect(codes(answers)).toEqual(['200', 'payment_open', 'payment_open', 'payment_open']);
    const doubly = await world.db.many(
      `SELECT a.groupOrderId FROM payment_allocations a JOIN payments p ON p.id = a.paymentId
       WHERE p.status = 'pending' GROUP BY a.groupOrderId HAVING COUNT(*) > 1`,
    );
    expect(doubly).toEqual([]);
  });

  it('keeps a class limit over two shops and two members who hand in at once', async () => {
    const grain = await world.openRound({ offers: { 'GRN-001': {} } });
    const again = await world.openRound({ offers: { 'GRN-002': {} } });
    const [resident] = residents;
    if (!resident) throw new Error('nobody lives here');
    const lines = [
      { offerId: grain.offerOf('GRN-001'), quantity: 6 },
      { offerId: again.offerOf('GRN-002'), quantity: 6 },
    ];
    const answers = await Promise.all(
      lines.map((line) =>
        world.call(resident, 'POST /windows/:id/list/submit', {
          params: { id: grain.windowId },
          body: { clientKey: newKey(), householdId: resident.scopeId, version: 0, lines: [line] },
        }),
      ),
    );
    expect(codes(answers)).toEqual(['200', 'version_conflict']);
    const taken = await world.db.one<{ quantity: number }>(
      'SELECT SUM(quantity) AS quantity FROM household_order_lines WHERE householdId = ?',
      [resident.scopeId],
    );
    expect(taken?.quantity).toBe(6);
  });

  it('fills the window at a drop point to its last place, and no further', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const here = residents.slice(0, 12);
    await world.db.transaction((tx) =>
      tx.run('UPDATE window_points SET capacity = 5 WHERE windowId = ?', [round.windowId]),
    );
    const answers = await Promise.all(here.map((who) => world.order(who, round, { 'VEG-001': 1 })));
    await world.db.transaction((tx) => tx.run('UPDATE window_points SET capacity = 40'));
    expect(codes(answers).filter((code) => code === '200')).toHaveLength(5);
    expect(new Set(codes(answers))).toEqual(new Set(['200', 'window_full']));
  });

  it('puts a packed building on one vehicle of several, and queues vehicles of several shops at a gate', async () => {
    const rounds = [];
    for (let i = 0; i < 3; i++) rounds.push(await world.packed(packedOf(i)));
    const [first] = rounds;
    if (!first) throw new Error('no round');
    const driver = await world.person('driver', first.round.supermarketId);
    const tries = await Promise.all(
      Array.from({ length: 4 }, () =>
        world.call(first.staff, 'POST /loads', { body: loadBody(first, driver) }),
      ),
    );
    expect(codes(tries)).toEqual(['200', 'wrong_status', 'wrong_status', 'wrong_status']);

    const carried = [];
    for (const round of rounds) {
      const [known] = tries.filter(({ status }) => status === 200 && round === first);
      const load =
        known?.body ?? (await world.ok(round.staff, 'POST /loads', { body: loadBody(round, driver) }));
      const one = { ...round, driver, load };
      await world.leave(one);
      carried.push(one);
    }
    world.clock.set(IN_WINDOW);
    const point = carried[0]?.load.stops[0]?.dropPointId ?? '';
    const staff = await world.staffAt(point);
    const arrivals = await Promise.all(
      carried.map(({ load }) =>
        world.call(staff, 'POST /loads/:id/arrivals', {
          params: { id: load.id },
          body: { clientKey: newKey(), dropPointId: point },
        }),
      ),
    );
    expect(codes(arrivals)).toEqual(['200', '200', '200']);
    expect(arrivals.map(({ body }) => body.queueNumber).sort()).toEqual([1, 2, 3]);
  });

  /** Three rounds of one shop in the same window, each ordered from by one household of the first building. */
  const packedOf = (i: number) => ({
    lists: [{ [`VEG-00${i + 1}`]: 2 }],
    residents: [residents[i] as TestPerson],
  });
});
