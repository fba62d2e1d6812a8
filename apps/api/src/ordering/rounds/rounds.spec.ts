import { seedHash } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('rounds', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let morning: string;

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
    morning = world.clock.now();
  });
  beforeEach(() => world.clock.set(morning));
  afterAll(() => world.close());

  const end = (round: OpenRound) =>
    world.ok(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '测试结束' },
    });

  it('refuses what may not open: ceilings, stock, times, licence, no offers', async () => {
    const params = (round: OpenRound) => ({ params: { id: round.round.id } });
    await expect(world.draftRound({ offers: { 'VEG-001': { priceFen: 100_000 } } })).rejects.toThrow(
      'price_above_ceiling',
    );

    const scarce = await world.draftRound({
      offers: { 'BUN-001': { quota: 50 }, 'VEG-001': { quota: 10 } },
    });
    const bundle = scarce.round.offers.find(({ saleKind }) => saleKind === 'bundle');
    const component = bundle?.components[0];
    const offered = await world.db.one<{ productId: string }>('SELECT productId FROM offers WHERE id = ?', [
      component?.offerId ?? '',
    ]);
    await world.ok(scarce.staff, 'PUT /supermarkets/:id/stock', {
      params: { id: scarce.round.supermarketId },
      body: { windowId: scarce.windowId, lines: [{ productId: offered?.productId ?? '', quantity: 49 }] },
    });
    expect(await world.call(scarce.staff, 'POST /rounds/:id/open', params(scarce))).toMatchObject({
      code: 'quota_above_stock',
    });
    await world.ok(scarce.staff, 'PUT /supermarkets/:id/stock', {
      params: { id: scarce.round.supermarketId },
      body: { windowId: scarce.windowId, lines: [{ productId: offered?.productId ?? '', quantity: 5000 }] },
    });
    await world.db.transaction((tx) =>
      tx.run(`UPDATE supermarkets SET licence = 'suspended' WHERE id = ?`, [scarce.round.supermarketId]),
    );
    expect(await world.call(scarce.staff, 'POST /rounds/:id/open', params(scarce))).toMatchObject({
      code: 'supplier_not_licensed',
    });
    await world.db.transaction((tx) => tx.run(`UPDATE supermarkets SET licence = 'licensed'`));
    world.clock.set(scarce.round.cutOffAt);
    expect(await world.call(scarce.staff, 'POST /rounds/:id/open', params(scarce))).toMatchObject({
      code: 'past_cut_off',
    });
    world.clock.set(morning);
    await end(scarce);
    await expect(world.openRound({ round: { cutOffAt: morning } })).rejects.toThrow('round_times');
  });

  it('is listed for those to whom it comes, a draft for its shop and district, and not for months', async () => {
    const round = await world.openRound({ offers: { 'GRN-001': {} } });
    const draft = await world.draftRound({ offers: { 'GRN-001': {} } });
    const listed = async (who: TestPerson | undefined, query = {}) =>
      (await world.ok(who, 'GET /rounds', { query })).map(({ id }) => id);
    const [resident] = residents;
    const open = { status: 'open' };
    expect(await listed(round.staff)).toEqual(expect.arrayContaining([round.round.id, draft.round.id]));
    expect(await listed(resident, open)).toEqual([round.round.id]);
    const drive = await world.person('driver', round.round.supermarketId);
    expect(await listed(drive)).toEqual([]);
    const windows = await world.ok(resident, 'GET /windows');
    const points = windows.flatMap((window) => window.points.map(({ name }) => name));
    expect(new Set(points)).toEqual(new Set(['甲苑门口']));
    expect(windows.map(({ startAt }) => startAt)).toEqual(windows.map(({ startAt }) => startAt).sort());

    const kinds = (placeKinds: string) =>
      world.db.transaction((tx) => tx.run('UPDATE delivery_windows SET placeKinds = ?', [placeKinds]));
    await kinds('company');
    expect(await listed(resident, open)).toEqual([]);
    expect(await world.ok(resident, 'GET /windows')).toEqual([]);
    expect(await listed(round.staff)).toContain(round.round.id);
    await kinds('compound');
    world.clock.set(world.clock.in(10 * 86_400));
    expect(await listed(resident, open)).toEqual([]);
    expect(await listed(resident, { ...open, windowId: round.windowId })).toEqual([round.round.id]);
    expect(await listed(round.staff)).toContain(round.round.id);
    world.clock.set(world.clock.in(30 * 86_400));
    expect(await listed(round.staff)).toEqual([]);
    world.clock.set(morning);
    await end(round);
    await end(draft);
  });

  it('shows how far it is, a few seconds late, and what a search finds its goods by', async () => {
    const round = await world.openRound({ offers: { 'GRN-001': {}, 'VEG-001': {} } });
    const params = { id: round.round.id };
    expect(round.round).toMatchObject({ orderedHouseholds: 0, orderedFen: 0 });
    for (const person of residents.slice(0, 3)) await world.order(person, round, { 'VEG-001': 2 });
    world.clock.set(world.clock.in(4));
    const { offers, ...shown } = await world.ok(residents[5], 'GET /rounds/:id', { params });
    const { households, amountFen } = await world.ok(round.staff, 'GET /rounds/:id/totals', { params });
    expect(shown).toMatchObject({ orderedHouseholds: households, orderedFen: amountFen });
    expect(households).toBe(3);
    const listed = await world.ok(residents[5], 'GET /rounds');
    expect(listed.find(({ id }) => id === params.id)).toEqual(shown);
    expect(offers.find(({ id }) => id === round.offerOf('GRN-001'))).toMatchObject({
      initials: 'dbzzm',
      aliases: ['大米', '东北大米'],
    });
    await end(round);
    world.clock.set(world.clock.in(4));
    expect(await world.ok(residents[5], 'GET /rounds/:id', { params })).toMatchObject({
      orderedHouseholds: 0,
      orderedFen: 0,
    });
  });

  it('freezes its prices at opening', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const [product] = await world.ok(round.staff, 'GET /supermarkets/:id/products', {
      params: { id: round.round.supermarketId },
    });
    const refused = await world.call(round.staff, 'PUT /rounds/:id/offers', {
      params: { id: round.round.id },
      body: { offers: [{ productId: product?.id ?? '', priceFen: 1 }] },
    });
    expect(refused).toMatchObject({ code: 'wrong_status' });
    await end(round);
  });

  it('closes by hand and by the cut-off, and extends before anything is confirmed', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const params = { id: round.round.id };
    await world.ok(round.staff, 'POST /rounds/:id/close', { params });
    expect(await world.order(residents[0] as TestPerson, round, { 'VEG-001': 1 })).toMatchObject({
      code: 'past_cut_off',
    });
    const later = (hours: number) =>
      new Date(Date.parse(round.round.cutOffAt) + hours * 3_600_000).toISOString();
    const extended = await world.ok(round.staff, 'POST /rounds/:id/extend', {
      params,
      body: { cutOffAt: later(1), payBy: later(1.5) },
    });
    expect(extended.status).toBe('open');
    expect(await world.order(residents[0] as TestPerson, round, { 'VEG-001': 1 })).toMatchObject({
      status: 200,
    });
    world.clock.set(later(0));
    await world.runJobs();
    expect((await world.ok(round.staff, 'GET /rounds/:id', { params })).status).toBe('open');
    world.clock.set(later(1));
    await world.runJobs();
    expect((await world.ok(round.staff, 'GET /rounds/:id', { params })).status).toBe('closed');
    const [group] = await world.groupsOf(round);
    await world.ok(group?.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
    });
    const refused = await world.call(round.staff, 'POST /rounds/:id/extend', {
      params,
      body: { cutOffAt: later(1.2), payBy: later(1.5) },
    });
    expect(refused.code).toBe('round_has_confirmed');
    await end(round);
  });

  it('shares scarce goods out fairly at the cut-off, so that anyone can recompute it', async () => {
    const round = await world.openRound({
      round: { quotaRule: 'fair' },
      offers: { 'VEG-001': { quota: 7 }, 'VEG-002': {} },
    });
    expect(round.round).toMatchObject({ seed: null });
    const people = residents.slice(0, 5);
    for (const person of people.slice(0, 4)) await world.order(person, round, { 'VEG-001': 3, 'VEG-002': 1 });
    await world.order(people[4], round, { 'VEG-001': 1 });
    const [group] = await world.groupsOf(round);
    const confirm = () =>
      world.call(group?.leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [group?.id ?? ''] },
      });
    expect(await confirm()).toMatchObject({ code: 'share_out_pending' });
    world.clock.set(round.round.cutOffAt);
    await world.runJobs();

    const after = await world.ok(residents[0], 'GET /rounds/:id', { params: { id: round.round.id } });
    expect(seedHash(after.seed ?? '')).toBe(round.round.seedHash);
    const { claims } = await world.ok(residents[0], 'GET /rounds/:id/share-out', {
      params: { id: round.round.id },
    });
    const offerId = round.offerOf('VEG-001');
    expect(claims.reduce((sum, { got }) => sum + got, 0)).toBe(7);
    const lines = await world.db.one<{ quantity: number; amountFen: number; orders: number }>(
      `SELECT SUM(CASE WHEN offerId = ? THEN quantity ELSE 0 END) AS quantity, SUM(amountFen) AS amountFen,
              (SELECT SUM(amountFen) FROM household_orders WHERE roundId = ? AND activeSlot = 'active') AS orders
       FROM household_order_lines WHERE roundId = ?`,
      [offerId, round.round.id, round.round.id],
    );
    expect(lines?.quantity).toBe(7);
    expect(lines?.orders).toBe(lines?.amountFen);
    expect(await world.ok(residents[0], 'GET /messages')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'share_out' })]),
    );
    expect(await confirm()).toMatchObject({ status: 200 });
    await end(round);
  });

  it('gives back nothing that a fair round has not taken yet', async () => {
    const round = await world.openRound({
      round: { quotaRule: 'fair' },
      offers: { 'VEG-001': { quota: 7 } },
    });
    await world.order(residents[0], round, { 'VEG-001': 3 });
    await end(round);
    const quotas = await world.db.many('SELECT taken FROM offer_quotas WHERE roundId = ?', [round.round.id]);
    expect(quotas).toEqual([{ taken: 0 }]);
  });

  it('is seen by its communities only, and a draft by its shop and district only', async () => {
    const communities = await world.ok(await world.person('district_admin'), 'GET /communities');
    const round = await world.openRound({
      round: { communityIds: [communities[0]?.id ?? ''] },
      offers: { 'VEG-001': {} },
    });
    const near = residents[0] as TestPerson;
    const far = residents.at(-1) as TestPerson;
    const params = { id: round.round.id };
    expect(await world.call(near, 'GET /rounds/:id', { params })).toMatchObject({ status: 200 });
    expect(await world.call(far, 'GET /rounds/:id', { params })).toMatchObject({ status: 404 });
    expect((await world.ok(far, 'GET /rounds')).map(({ id }) => id)).not.toContain(round.round.id);
    expect(await world.order(far, round, { 'VEG-001': 1 })).toMatchObject({ code: 'not_offered' });
    const rival = await world.person(
      'supermarket_staff',
      (await world.db.one<{ id: string }>(`SELECT id FROM supermarkets WHERE code = 'S2'`))?.id,
    );
    expect(await world.call(rival, 'GET /rounds/:id', { params })).toMatchObject({ status: 404 });
    expect(await world.call(rival, 'POST /rounds/:id/close', { params })).toMatchObject({ status: 404 });
    const draft = await world.draftRound({ offers: { 'VEG-001': {} } });
    expect(await world.call(near, 'GET /rounds/:id', { params: { id: draft.round.id } })).toMatchObject({
      status: 404,
    });
    await end(round);
  });
});
