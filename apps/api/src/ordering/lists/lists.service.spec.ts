import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('grocery lists', (engine) => {
  let world: World;
  let residents: TestPerson[];

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
  });
  afterAll(() => world.close());

  const submit = async (
    person: TestPerson,
    round: OpenRound,
    lines: Record<string, number>,
    version?: number,
    clientKey = newKey(),
  ) =>
    world.call(person, 'POST /windows/:id/list/submit', {
      params: { id: round.windowId },
      body: {
        ...{ clientKey, householdId: person.scopeId, lines: linesOf(round, lines) },
        version: version ?? (await listOf(person, person.scopeId, round)).version,
      },
    });
  const listOf = (person: TestPerson, householdId: string, { windowId }: OpenRound) =>
    world.ok(person, 'GET /windows/:id/list', { params: { id: windowId }, query: { householdId } });
  const linesOf = (round: OpenRound, lines: Record<string, number>) =>
    Object.entries(lines).map(([code, quantity]) => ({ offerId: round.offerOf(code), quantity }));
  const taken = async (round: OpenRound, code: string) =>
    (
      await world.db.one<{ taken: number }>('SELECT taken FROM offer_quotas WHERE offerId = ?', [
        round.offerOf(code),
      ])
    )?.taken;
  const endRound = (round: OpenRound) =>
    world.ok(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '测试结束' },
    });

  it('drafts, edits by version, submits once per key and withdraws', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': { quota: 10 }, 'GRN-001': {} } });
    const [person] = residents as [TestPerson];
    const path = { params: { id: round.windowId } };
    const draft = await world.ok(person, 'PUT /windows/:id/list', {
      ...path,
      body: { householdId: person.scopeId, version: 0, lines: linesOf(round, { 'VEG-001': 2 }) },
    });
    expect(draft).toMatchObject({ version: 1, orders: [{ status: 'draft' }] });
    expect(await taken(round, 'VEG-001')).toBe(0);
    const stale = await world.call(person, 'PUT /windows/:id/list', {
      ...path,
      body: { householdId: person.scopeId, version: 0, lines: [] },
    });
    expect(stale).toMatchObject({ status: 409, code: 'version_conflict' });

    const clientKey = newKey();
    const body = { clientKey, householdId: person.scopeId, version: 1 };
    const first = await world.ok(person, 'POST /windows/:id/list/submit', { ...path, body });
    expect(first).toMatchObject({ version: 2, orders: [{ status: 'submitted' }] });
    expect(await world.ok(person, 'POST /windows/:id/list/submit', { ...path, body })).toEqual(first);
    expect(await taken(round, 'VEG-001')).toBe(2);
    const reused = await world.call(person, 'POST /windows/:id/list/submit', {
      ...path,
      body: { ...body, version: 2 },
    });
    expect(reused.code).toBe('client_key_reused');

    const edited = await submit(person, round, { 'VEG-001': 1, 'GRN-001': 1 }, 2);
    expect(edited.body.lines).toHaveLength(2);
    expect(await taken(round, 'VEG-001')).toBe(1);
    const withdrawal = { ...path, body: { clientKey: newKey(), householdId: person.scopeId } };
    const withdrawn = await world.ok(person, 'POST /windows/:id/list/withdraw', withdrawal);
    expect(withdrawn).toMatchObject({ version: 4, orders: [] });
    expect(await world.ok(person, 'POST /windows/:id/list/withdraw', withdrawal)).toEqual(withdrawn);
    expect(await taken(round, 'VEG-001')).toBe(0);
    expect(
      (await world.ok(person, 'GET /windows/:id/list', { ...path, query: { householdId: person.scopeId } }))
        .orders,
    ).toEqual([]);
    expect(await world.db.many('SELECT id FROM household_order_lines WHERE active = 1')).toEqual([]);
    await endRound(round);
  });

  it('explodes a bundle into components whose shares sum to its price', async () => {
    const round = await world.openRound({ offers: { 'BUN-001': { quota: 3 } } });
    const [person] = residents as [TestPerson];
    const answer = await submit(person, round, { 'BUN-001': 2 });
    const bundle = round.round.offers.find(({ saleKind }) => saleKind === 'bundle');
    expect(answer.body.amountFen).toBe(2 * (bundle?.priceFen ?? 0));
    const lines = await world.db.many<{ amountFen: number; quantity: number }>(
      'SELECT amountFen, quantity FROM household_order_lines WHERE roundId = ?',
      [round.round.id],
    );
    expect(lines).toHaveLength(bundle?.components.length ?? -1);
    expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(2 * (bundle?.priceFen ?? 0));
    await endRound(round);
  });

  it('never sells past a quota: 50 at once, of which half find nothing left, and every row is right', async () => {
    const round = await world.openRound({
      offers: { 'VEG-001': { quota: 25 }, 'VEG-002': { quota: 1000 } },
    });
    const before = await capacity(round.windowId);
    const people = residents.slice(0, 25);
    const answers = await Promise.all([
      ...people.map((person) => submit(person, round, { 'VEG-001': 1, 'VEG-002': 1 })),
      ...residents.slice(25, 50).map((person) => submit(person, round, { 'VEG-001': 26, 'VEG-002': 1 })),
    ]);
    const done = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 409);
    expect(done.length + refused.length).toBe(50);
    expect(done).toHaveLength(25);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['quota_exhausted']));
    expect(await taken(round, 'VEG-001')).toBe(25);
    expect(await taken(round, 'VEG-002')).toBe(25);
    const rows = await world.db.many<{ householdId: string; lines: number }>(
      `SELECT o.householdId, (SELECT COUNT(*) FROM household_order_lines WHERE orderId = o.id) AS \`lines\`
       FROM household_orders o WHERE o.roundId = ? AND o.activeSlot = 'active'`,
      [round.round.id],
    );
    expect(rows.map(({ householdId }) => householdId).sort()).toEqual(
      people.map(({ scopeId }) => scopeId).sort(),
    );
    expect(rows.every(({ lines }) => lines === 2)).toBe(true);
    const keys = await world.db.one<{ count: number }>(
      `SELECT COUNT(*) AS count FROM audit_entries WHERE action = 'list.submit' AND createdAt >= ?`,
      [round.round.opensAt],
    );
    expect(keys?.count).toBe(25);
    expect(await capacity(round.windowId)).toBe(before + 25);
    await endRound(round);
    expect(await capacity(round.windowId)).toBe(before);
  });

  it('keeps limits over all suppliers and names what is wrong with a list', async () => {
    const round = await world.openRound({
      offers: { 'GRN-001': { limitPerHousehold: 4 }, 'GRN-002': {}, 'VEG-001': {} },
    });
    const [person] = residents as [TestPerson];
    expect(await submit(person, round, { 'GRN-001': 5 })).toMatchObject({ code: 'over_household_limit' });
    expect(await submit(person, round, { 'GRN-001': 4, 'GRN-002': 5 })).toMatchObject({
      code: 'over_class_limit',
    });
    const twice = await world.call(person, 'POST /windows/:id/list/submit', {
      params: { id: round.windowId },
      body: {
        clientKey: newKey(),
        householdId: person.scopeId,
        version: (await listOf(person, person.scopeId, round)).version,
        lines: [...linesOf(round, { 'VEG-001': 1 }), ...linesOf(round, { 'VEG-001': 1 })],
      },
    });
    expect(twice.code).toBe('duplicate_line');
    expect(await submit(person, round, {})).toMatchObject({ code: 'nothing_to_submit' });
    expect(
      await world.db.many('SELECT id FROM household_orders WHERE roundId = ?', [round.round.id]),
    ).toEqual([]);
    await endRound(round);
  });

  it('takes a list for one supplier after the building is confirmed for another, in one window', async () => {
    const food = await world.openRound({ offers: { 'VEG-001': {} } });
    const medicine = await world.openRound({ supermarketCode: 'S2' });
    const person = residents[0] as TestPerson;
    const before = await capacity(food.windowId);
    await submit(person, food, { 'VEG-001': 1 });
    const { gridId } = (await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      person.scopeId,
    ])) ?? { gridId: '' };
    const leader = await world.person('grid_leader', gridId);
    const groups = await world.ok(leader, 'GET /group-orders', { query: { roundId: food.round.id } });
    const groupOrderIds = groups.filter(({ ordered }) => ordered > 0).map(({ id }) => id);
    await world.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), groupOrderIds } });
    const medicineLine = { offerId: medicine.round.offers[0]?.id ?? '', quantity: 1 };
    const list = await world.ok(person, 'POST /windows/:id/list/submit', {
      params: { id: food.windowId },
      body: {
        ...{ clientKey: newKey(), householdId: person.scopeId, lines: [medicineLine] },
        version: (await listOf(person, person.scopeId, food)).version,
      },
    });
    expect(list.orders.map(({ status }) => status).sort()).toEqual(['locked', 'submitted']);
    expect(list.lines).toHaveLength(2);
    expect(await capacity(food.windowId)).toBe(before + 1);
    await endRound(food);
    await endRound(medicine);
    expect(await capacity(food.windowId)).toBe(before);
  });

  it('lets the leader order for a household and tells it', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const [person] = residents as [TestPerson];
    const household = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      person.scopeId,
    ]);
    const leader = await world.person('grid_leader', household?.gridId);
    const answer = await world.ok(leader, 'POST /windows/:id/list/submit', {
      params: { id: round.windowId },
      body: {
        clientKey: newKey(),
        householdId: person.scopeId,
        version: (await listOf(leader, person.scopeId, round)).version,
        lines: linesOf(round, { 'VEG-001': 1 }),
      },
    });
    const order = await world.ok(person, 'GET /household-orders/:id', {
      params: { id: answer.orders[0]?.id ?? '' },
    });
    expect(order).toMatchObject({ proxy: true, status: 'submitted' });
    expect(await world.ok(person, 'GET /messages')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'proxy_order' })]),
    );
    const other = (await world.people('grid_leader')).find(({ scopeId }) => scopeId !== household?.gridId);
    const foreign = await world.call(other, 'GET /household-orders/:id', { params: { id: order.id } });
    expect(foreign).toMatchObject({ status: 404, code: 'not_found' });
    await endRound(round);
  });

  it('refuses after the cut-off and after the building is confirmed', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const [person, , , , , late] = residents;
    await submit(person as TestPerson, round, { 'VEG-001': 1 });
    const household = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      person?.scopeId ?? '',
    ]);
    const leader = await world.person('grid_leader', household?.gridId);
    const [group] = await world.ok(leader, 'GET /group-orders', { query: { roundId: round.round.id } });
    await world.ok(leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
    expect(await submit(person as TestPerson, round, { 'VEG-001': 2 })).toMatchObject({
      code: 'building_confirmed',
    });
    expect(await submit(late as TestPerson, round, { 'VEG-001': 2 })).toMatchObject({
      code: 'building_confirmed',
    });
    const outside = residents.at(-1) as TestPerson;
    const morning = world.clock.now();
    world.clock.set(round.round.cutOffAt);
    await world.runJobs();
    expect(await submit(outside, round, { 'VEG-001': 1 })).toMatchObject({ code: 'past_cut_off' });
    world.clock.set(morning);
  });

  const capacity = async (windowId: string) =>
    (
      await world.db.one<{ taken: number }>(
        'SELECT SUM(taken) AS taken FROM window_points WHERE windowId = ?',
        [windowId],
      )
    )?.taken ?? 0;
});
