import { describeEngines } from '@cailan/trials/world/engines';
import { loadAt } from '@cailan/trials/world/road';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

/** A plan that changes while it runs: each change with its reason, from when and by whom, never at what is confirmed. */
describeEngines('an amendment', (engine) => {
  let world: World;
  let admin: TestPerson;
  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.person('district_admin');
  });
  beforeEach(async () => {
    await world.forgetTrade();
    await world.db.transaction(async (tx) => {
      for (const table of ['plan_amendments', 'messages']) await tx.run(`DELETE FROM ${table}`);
      await tx.run(`UPDATE delivery_windows SET status = 'planned'`);
      await tx.run(`UPDATE delivery_windows SET startAt = ?, endAt = ? WHERE code = 'EVENING-2026-11-21'`, [
        START,
        END,
      ]);
    });
  });
  afterAll(() => world.close());

  const START = '2026-11-21T11:30:00.000Z';
  const END = '2026-11-21T13:30:00.000Z';
  const later = { startAt: '2026-11-21T13:30:00.000Z', endAt: '2026-11-21T15:00:00.000Z' };
  const reason = '下雪封路';
  const evening = async () => {
    const row = await world.db.one<{ id: string; startAt: string; endAt: string; status: string }>(
      `SELECT * FROM delivery_windows WHERE code = 'EVENING-2026-11-21'`,
    );
    if (!row) throw new Error('no window');
    return row;
  };
  const move = async (times = later, as = admin, clientKey = newKey()) =>
    world.call(as, 'PUT /delivery-windows/:id', {
      params: { id: (await evening()).id },
      body: { clientKey, reason, ...times },
    });
  const cancel = async (clientKey = newKey()) =>
    world.call(admin, 'POST /delivery-windows/:id/cancel', {
      params: { id: (await evening()).id },
      body: { clientKey, reason },
    });
  const listed = () => world.ok(admin, 'GET /amendments');
  /** What of an order is frozen with its confirmation. */
  const frozen = () =>
    world.db.many(
      `SELECT o.id, o.status, o.amountFen, o.runningNumber, g.amountFen AS groupFen, g.paidFen FROM household_orders o
       JOIN group_orders g ON g.id = o.groupOrderId ORDER BY o.id`,
    );
  const toldHousehold = async (householdId: string, kind: string) =>
    world.db.many<{ text: string }>('SELECT text FROM messages WHERE householdId = ? AND kind = ?', [
      householdId,
      kind,
    ]);

  it('moves a window at noon with what is submitted, confirmed, paid and loaded, and changes none of it', async () => {
    const loaded = await world.loaded({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] });
    const before = await frozen();
    const { body } = await move();
    const amendment = body;
    expect(amendment).toMatchObject({
      ...{ what: 'window_moved', subject: '晚间配送', status: 'in_force', reason },
      before: '2026-11-21 19:30–21:30',
      after: '2026-11-21 21:30–23:00',
      byName: (await world.ok(admin, 'GET /me')).name,
    });
    expect(await frozen()).toEqual(before);
    expect(await evening()).toMatchObject(later);
    const load = await world.ok(loaded.staff, 'GET /loads/:id', loadAt(loaded));
    expect(load).toMatchObject({ slotAt: later.startAt, hours: later, status: 'loading' });
    const round = await world.ok(loaded.staff, 'GET /rounds/:id', { params: { id: loaded.round.id } });
    expect(round).toMatchObject({ windowStartAt: later.startAt, windowEndAt: later.endAt });
    const household = await world.db.one<{ householdId: string }>(
      'SELECT householdId FROM household_orders LIMIT 1',
    );
    const [told] = await toldHousehold(household?.householdId ?? '', 'window_moved');
    expect(told?.text).toContain('2026-11-21 19:30–21:30 改到 2026-11-21 21:30–23:00。原因：下雪封路');
    for (const who of [loaded.staff, loaded.driver])
      expect((await world.told(who.id)).some((text) => text.includes('下雪封路'))).toBe(true);
    await world.leave(loaded);
    world.clock.set('2026-11-21T14:00:00.000Z');
    for (const { dropPointId } of load.stops)
      await world.ok(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
        ...loadAt(loaded),
        body: { clientKey: newKey(), dropPointId },
      });
    await world.receiveAll(loaded);
    expect(await world.statusOf('loads', load.id)).toBe('done');
  });

  it('is made once under one key, and another body under it is refused', async () => {
    const clientKey = newKey();
    const first = await move(later, admin, clientKey);
    expect(await move(later, admin, clientKey)).toEqual(first);
    expect(await listed()).toHaveLength(1);
    expect(await move({ ...later, endAt: '2026-11-21T15:30:00.000Z' }, admin, clientKey)).toMatchObject({
      code: 'client_key_reused',
    });
  });

  it.each<[string, { startAt: string; endAt: string }, string]>([
    ['backwards', { startAt: END, endAt: START }, 'window_times'],
    [
      'into the past',
      { startAt: '2026-11-20T11:30:00.000Z', endAt: '2026-11-20T13:30:00.000Z' },
      'window_times',
    ],
    ['for thirteen hours', { startAt: START, endAt: '2026-11-22T00:30:00.000Z' }, 'window_times'],
    [
      'onto tomorrow’s',
      { startAt: '2026-11-22T12:00:00.000Z', endAt: '2026-11-22T13:00:00.000Z' },
      'windows_overlap',
    ],
    ['before its round is paid', { startAt: '2026-11-21T08:00:00.000Z', endAt: END }, 'window_before_pay_by'],
  ])('does not move a window %s', async (_how, times, code) => {
    await world.openRound();
    expect(await move(times)).toMatchObject({ code });
    expect(await evening()).toMatchObject({ startAt: START, endAt: END });
    expect(await listed()).toEqual([]);
  });

  it('cancels a window with its rounds: every household is told, and what was paid goes back', async () => {
    const paid = await world.paid({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 2 }] });
    const open = await world.openRound({ supermarketCode: 'S2' });
    const draft = await world.draftRound();
    const households = await world.db.many<{ householdId: string }>(
      `SELECT DISTINCT householdId FROM household_orders WHERE activeSlot = 'active'`,
    );
    expect((await cancel()).body).toMatchObject({
      what: 'window_cancelled',
      after: '取消',
      status: 'in_force',
    });
    expect((await evening()).status).toBe('cancelled');
    for (const { id } of [paid.round, open.round, draft.round])
      expect(await world.row('rounds', id)).toMatchObject({ status: 'cancelled', cancelReason: reason });
    for (const { householdId } of households)
      expect(await toldHousehold(householdId, 'window_cancelled')).toHaveLength(1);
    const money = await world.db.one<{ paid: number; owed: number }>(
      `SELECT (SELECT SUM(amountFen) FROM payment_allocations) AS paid, (SELECT SUM(amountFen) FROM refund_items) AS owed`,
    );
    expect(Number(money?.paid)).toBeGreaterThan(0);
    expect(Number(money?.owed)).toBe(Number(money?.paid));
    const points = await world.db.many('SELECT taken FROM window_points WHERE windowId = ? AND taken > 0', [
      (await evening()).id,
    ]);
    expect(points).toEqual([]);
    expect(await move()).toMatchObject({ code: 'window_cancelled' });
    expect(await cancel()).toMatchObject({ code: 'window_cancelled' });
  });

  it('cancels no window of which goods have left, and leaves everything as it was', async () => {
    await world.left();
    const before = await frozen();
    expect(await cancel()).toMatchObject({ code: 'window_under_way' });
    expect(await frozen()).toEqual(before);
    expect((await evening()).status).toBe('planned');
    expect(await listed()).toEqual([]);
    world.clock.set(END);
    expect(await cancel()).toMatchObject({ code: 'window_over' });
  });

  it('of two at once is made one after the other', async () => {
    await world.paid();
    const other = { startAt: '2026-11-21T14:00:00.000Z', endAt: '2026-11-21T15:30:00.000Z' };
    const answers = await Promise.all([move(), move(other), cancel()]);
    const codes = answers.map(({ status, code }) => code ?? String(status));
    expect(
      codes.filter((code) => code === '200').length +
        codes.filter((code) => code === 'window_cancelled').length,
    ).toBe(3);
    expect((await evening()).status).toBe('cancelled');
    const rows = await listed();
    expect(rows).toHaveLength(codes.filter((code) => code === '200').length);
    const moved = rows.filter(({ what }) => what === 'window_moved').map(({ status }) => status);
    expect(moved.filter((status) => status === 'in_force').length).toBeLessThanOrEqual(1);
  });

  it('sets what a window may promise at a point, never below what it has', async () => {
    await world.ordered({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] });
    const { id } = await evening();
    const point = await world.db.one<{ dropPointId: string; taken: number }>(
      'SELECT dropPointId, taken FROM window_points WHERE windowId = ? AND taken > 0 LIMIT 1',
      [id],
    );
    const taken = point?.taken ?? 0;
    const resize = (capacity: number) =>
      world.call(admin, 'PUT /delivery-windows/:id/points/:dropPointId', {
        params: { id, dropPointId: point?.dropPointId ?? '' },
        body: { clientKey: newKey(), capacity, reason: '少了两个人' },
      });
    expect(await resize(taken - 1)).toMatchObject({
      code: 'capacity_below_taken',
      body: { detail: `已经约了 ${taken} 户，配送能力不能低于它` },
    });
    expect((await resize(taken)).body).toMatchObject({ before: '40 户', after: `${taken} 户` });
    expect((await resize(40)).status).toBe(200);
    expect((await listed()).map(({ status }) => status)).toEqual(['in_force', 'ended']);
    const other = await world.db.one<{ dropPointId: string }>(
      'SELECT dropPointId FROM window_points WHERE windowId = ? AND dropPointId <> ? LIMIT 1',
      [id, point?.dropPointId ?? ''],
    );
    await world.ok(admin, 'PUT /delivery-windows/:id/points/:dropPointId', {
      params: { id, dropPointId: other?.dropPointId ?? '' },
      body: { clientKey: newKey(), capacity: 30, reason: '多了两个人' },
    });
    expect((await listed()).map(({ status, after }) => [status, after])).toEqual([
      ['in_force', '30 户'],
      ['in_force', '40 户'],
      ['ended', `${taken} 户`],
    ]);
  });

  it('is the district administrator’s alone', async () => {
    for (const role of ['inspector', 'community_staff', 'supermarket_staff', 'grid_leader'] as const)
      expect(await move(later, await world.person(role))).toMatchObject({ code: 'role_required' });
  });
});
