import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

/** One list over rounds that end at different times: what its closed parts hold is nobody's to touch any more. */
describeEngines('a list with a part that is closed', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let morning: string;
  let food: OpenRound;
  let later: OpenRound;
  let medicine: OpenRound;
  const person = () => residents[0] as TestPerson;

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
    morning = world.clock.now();
  });
  beforeEach(async () => {
    world.clock.set(morning);
    food = await world.openRound({
      offers: { 'VEG-001': { quota: 10 }, 'GRN-001': {} },
      round: { cutOffAt: world.clock.in(3600) },
    });
    later = await world.openRound({ offers: { 'VEG-002': { quota: 9 }, 'GRN-002': {} } });
    medicine = await world.openRound({ supermarketCode: 'S2' });
    await submit({ ...veg(3, 'refund'), ...of(later, 'VEG-002', 2), ...pill(1) });
  });
  afterEach(async () => {
    for (const round of [food, later, medicine])
      await world.ok(round.staff, 'POST /rounds/:id/cancel', {
        params: { id: round.round.id },
        body: { reason: '测试结束' },
      });
    expect(await capacity()).toBe(0);
  });
  afterAll(() => world.close());

  type Lines = Record<string, { quantity: number; wish?: 'refund' | 'substitute' }>;
  const of = (round: OpenRound, code: string, quantity: number): Lines => ({
    [round.offerOf(code)]: { quantity },
  });
  const veg = (quantity: number, wish: 'refund' | 'substitute'): Lines => ({
    [food.offerOf('VEG-001')]: { quantity, wish },
  });
  const pill = (quantity: number): Lines => ({ [medicine.round.offers[0]?.id ?? '']: { quantity } });
  const path = () => ({ params: { id: food.windowId } });
  const list = () =>
    world.ok(person(), 'GET /windows/:id/list', { ...path(), query: { householdId: person().scopeId } });
  const body = async (lines: Lines, note?: string) => ({
    householdId: person().scopeId,
    version: (await list()).version,
    lines: Object.entries(lines).map(([offerId, line]) => ({ offerId, ...line })),
    note,
  });
  const save = async (lines: Lines, note?: string) =>
    world.call(person(), 'PUT /windows/:id/list', { ...path(), body: await body(lines, note) });
  const submit = async (lines: Lines, note?: string) =>
    world.call(person(), 'POST /windows/:id/list/submit', {
      ...path(),
      body: { clientKey: newKey(), ...(await body(lines, note)) },
    });
  const withdraw = () =>
    world.call(person(), 'POST /windows/:id/list/withdraw', {
      ...path(),
      body: { clientKey: newKey(), householdId: person().scopeId },
    });
  const leader = async () => (await world.groupsOf(food))[0];
  const confirm = async () => {
    const group = await leader();
    return world.call(group?.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
  };
  const capacity = async () =>
    (
      await world.db.one<{ taken: number }>(
        'SELECT SUM(taken) AS taken FROM window_points WHERE windowId = ?',
        [food.windowId],
      )
    )?.taken;
  /** Everything that a round's part of the list holds. */
  const held = async (round: OpenRound) => ({
    orders: await world.db.many('SELECT * FROM household_orders WHERE roundId = ? ORDER BY id', [
      round.round.id,
    ]),
    lines: await world.db.many('SELECT * FROM household_order_lines WHERE roundId = ? ORDER BY id', [
      round.round.id,
    ]),
    quotas: await world.db.many('SELECT * FROM offer_quotas WHERE roundId = ? ORDER BY id', [round.round.id]),
  });

  /** Each way in which the food's part of the list ends before the others. */
  const endings: Record<string, () => Promise<unknown>> = {
    'past its cut-off': () => Promise.resolve(world.clock.set(food.round.cutOffAt)),
    'past its cut-off and closed by the job': () => {
      world.clock.set(food.round.cutOffAt);
      return world.runJobs();
    },
    'closed by hand': () => world.ok(food.staff, 'POST /rounds/:id/close', { params: { id: food.round.id } }),
    confirmed: confirm,
  };

  describe.each(Object.entries(endings))('because it is %s', (_, end) => {
    it('lets a draft of it, which can be handed in no more, be taken off, and the rest be handed in', async () => {
      await save({ ...veg(3, 'refund'), ...of(later, 'VEG-002', 2), ...pill(1) });
      const [neighbour] = residents.slice(1);
      await world.order(neighbour, food, { 'VEG-001': 1 });
      await end();
      const rest = { ...of(later, 'VEG-002', 2), ...pill(1) };
      expect(await submit({ ...veg(3, 'refund'), ...rest })).toMatchObject({ status: 409 });
      const saved = await save(rest);
      expect(saved).toMatchObject({ status: 200, body: { lines: [{}, {}] } });
      expect(await submit(rest)).toMatchObject({ status: 200, body: { lines: [{}, {}] } });
      expect((await held(food)).quotas).toMatchObject([{ taken: 1 }]);
    });

    it('keeps it when the others are edited, submitted and withdrawn', async () => {
      await end();
      const before = await held(food);
      expect(before.lines).toHaveLength(1);
      expect(await save({ ...of(later, 'VEG-002', 1) }, '放门口')).toMatchObject({ status: 200 });
      expect(await held(food)).toEqual(before);
      expect(await list()).toMatchObject({ note: '放门口' });
      expect(await submit({ ...veg(3, 'refund'), ...of(later, 'VEG-002', 4), ...pill(2) })).toMatchObject({
        status: 200,
        body: { orders: [{}, {}, {}] },
      });
      expect(await held(food)).toEqual(before);
      expect(await withdraw()).toMatchObject({ status: 200, body: { orders: [{ roundId: food.round.id }] } });
      expect(await held(food)).toEqual(before);
      expect(await capacity()).toBe(1);
    });

    it('refuses to change it, whatever else is right', async () => {
      await end();
      const before = await held(food);
      const facts = { roundId: food.round.id };
      for (const answer of [
        await save({ ...veg(2, 'refund'), ...pill(1) }),
        await submit({ ...veg(3, 'substitute'), ...pill(1) }),
        await submit({ ...veg(3, 'refund'), ...of(food, 'GRN-001', 1), ...pill(1) }),
      ])
        expect(answer).toMatchObject({ status: 409, body: { facts } });
      expect(await held(food)).toEqual(before);
    });

    it('refuses a withdrawal that can withdraw nothing', async () => {
      await withdraw();
      await submit(veg(3, 'refund'));
      await end();
      const before = await held(food);
      expect(await withdraw()).toMatchObject({ status: 409, body: { facts: { roundId: food.round.id } } });
      expect(await held(food)).toEqual(before);
    });
  });

  it('counts what a closed part holds towards a class limit', async () => {
    await submit({ ...of(food, 'GRN-001', 6), ...pill(1) });
    world.clock.set(food.round.cutOffAt);
    expect(await submit({ ...of(later, 'GRN-002', 3), ...pill(1) })).toMatchObject({
      code: 'over_class_limit',
    });
    expect(await submit({ ...of(later, 'GRN-002', 2), ...pill(1) })).toMatchObject({ status: 200 });
  });

  it('confirms, picks up and sums what the closed part holds after the others were edited', async () => {
    world.clock.set(food.round.cutOffAt);
    await submit({ ...pill(2) });
    const group = await leader();
    const rollUp = await world.ok(group?.leader, 'GET /group-orders/:id/roll-up', {
      params: { id: group?.id ?? '' },
    });
    expect(rollUp.amountFen).toBeGreaterThan(0);
    expect(await confirm()).toMatchObject({ status: 200, body: [{ amountFen: rollUp.amountFen }] });
  });

  it('refuses to confirm an order whose lines are not what it charges', async () => {
    await world.db.transaction((tx) =>
      tx.run('DELETE FROM household_order_lines WHERE roundId = ?', [food.round.id]),
    );
    expect(await confirm()).toMatchObject({ status: 409, code: 'order_incomplete' });
  });

  it('refuses a draft that was never handed in where it is sent once its round has closed, and drops it where it is left out', async () => {
    await withdraw();
    await save({ ...veg(1, 'refund'), ...pill(1) });
    world.clock.set(food.round.cutOffAt);
    const before = await held(food);
    expect(await submit({ ...veg(1, 'refund'), ...pill(1) })).toMatchObject({ code: 'past_cut_off' });
    expect(await held(food)).toEqual(before);
    const { status, body } = await submit(pill(1));
    expect([status, body.lines.length]).toEqual([200, 1]);
    expect((await held(food)).quotas).toEqual(before.quotas);
    expect(await submit({ ...veg(1, 'refund'), ...pill(1) })).toMatchObject({ code: 'past_cut_off' });
    expect(await world.order(residents[1] as TestPerson, food, { 'VEG-001': 1 })).toMatchObject({
      code: 'past_cut_off',
    });
  });
});
