import { describeEngines } from '../world/engines';
import {
  type GroupOfRound,
  newKey,
  type OpenRound,
  type PaidRound,
  startWorld,
  type TestPerson,
  type World,
} from '../world/world';

describeEngines('what answers show', (engine) => {
  let world: World;
  let round: OpenRound;
  let groups: GroupOfRound[];
  let households: string[];

  /** Both communities order from one round: two grids, two leaders. */
  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.openRound({ offers: { 'EGG-001': {}, 'GRN-001': {} } });
    const residents = await world.people('resident');
    const [near, far] = [residents.slice(0, 3), residents.slice(-3)];
    for (const person of [...near, ...far]) await world.order(person, round, { 'EGG-001': 1 });
    groups = await world.groupsOf(round);
    households = [...near, ...far].map(({ scopeId }) => scopeId);
  });
  afterAll(() => world.close());

  const listed = (who: TestPerson | undefined) =>
    world.ok(who, 'GET /group-orders', { query: { roundId: round.round.id } });
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
  /** Everything that the supermarket may ask for, as one text. */
  const seenByShop = async () => {
    const params = { id: round.round.id };
    const answers = [
      await world.call(round.staff, 'GET /group-orders', { query: { roundId: round.round.id } }),
      await world.call(round.staff, 'GET /rounds/:id', { params }),
      await world.call(round.staff, 'GET /rounds/:id/totals', { params }),
      await world.call(round.staff, 'GET /rounds/:id/statement', { params }),
      await world.call(round.staff, 'GET /payments'),
      await world.call(round.staff, 'GET /loads'),
      ...(await Promise.all(
        groups.flatMap((group) => [
          world.call(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id: group.id } }),
          world.call(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', {
            params: { ...params, wave: 1 },
          }),
        ]),
      )),
    ];
    return JSON.stringify(answers);
  };
  const first = () => groups[0] as GroupOfRound;
  const gridOf = (leader: TestPerson) => groups.filter((group) => group.leader.scopeId === leader.scopeId);

  it('shows each leader their own grid alone, in every roll-up (A1.3)', async () => {
    const leaders = new Map(groups.map(({ leader }) => [leader.scopeId, leader]));
    expect(leaders.size).toBe(2);
    for (const leader of leaders.values()) {
      const own = ids(gridOf(leader));
      expect(ids(await listed(leader))).toEqual(expect.arrayContaining(own));
      const others = ids(groups).filter((id) => !own.includes(id));
      const whole = await world.ok(leader, 'GET /rounds/:id/roll-up', { params: { id: round.round.id } });
      const seen = whole.groups.map(({ groupOrderId }) => groupOrderId);
      expect(seen.filter((id) => others.includes(id))).toEqual([]);
      const parts = await Promise.all(
        own.map((id) => world.ok(leader, 'GET /group-orders/:id/roll-up', { params: { id } })),
      );
      expect(whole.quantity).toBe(parts.reduce((sum, { quantity }) => sum + quantity, 0));
      expect(whole.amountFen).toBe(parts.reduce((sum, { amountFen }) => sum + amountFen, 0));
      const rows = await world.db.many<{ id: string; gridId: string }>('SELECT id, gridId FROM households');
      const gridOfHousehold = new Map(rows.map(({ id, gridId }) => [id, gridId]));
      for (const { byHousehold } of parts)
        for (const { householdId } of byHousehold)
          expect(gridOfHousehold.get(householdId)).toBe(leader.scopeId);
      const orders = await world.ok(leader, 'GET /household-orders');
      expect(orders.map(({ householdId }) => gridOfHousehold.get(householdId))).toEqual(
        orders.map(() => leader.scopeId),
      );
      for (const id of others)
        expect(await world.call(leader, 'GET /group-orders/:id', { params: { id } })).toMatchObject({
          status: 404,
        });
    }
  });

  it('shows a supermarket only totals while lists are written', async () => {
    expect(await listed(round.staff)).toEqual([]);
    const totals = await world.ok(round.staff, 'GET /rounds/:id/totals', {
      params: { id: round.round.id },
    });
    expect(totals).toMatchObject({ households: 6, products: [{ quantity: 6 }] });
    const text = await seenByShop();
    for (const secret of [...households, ...ids(groups)]) expect(text).not.toContain(secret);
  });

  it('shows it an amount from the confirmation on, and households only once they are paid for and picked', async () => {
    const { leader, id } = first();
    const body = { clientKey: newKey(), groupOrderIds: [id] };
    await world.ok(leader, 'POST /group-orders/confirm', { body });
    expect(ids(await listed(round.staff))).toEqual([id]);
    expect((await listed(round.staff))[0]?.amountFen).toBeGreaterThan(0);
    const unseen = async () => {
      const text = await seenByShop();
      for (const secret of households) expect(text).not.toContain(secret);
    };
    await unseen();
    const params = { id };
    expect(await world.call(round.staff, 'GET /group-orders/:id/pack-sheet', { params })).toMatchObject({
      status: 404,
    });
    const payment = await world.ok(leader, 'POST /payments', {
      body: { ...body, clientKey: newKey(), method: 'bank_transfer', voucherNo: 'V-7' },
    });
    expect((await world.ok(round.staff, 'GET /payments')).map(({ voucherNo }) => voucherNo)).toContain('V-7');
    await unseen();
    await world.ok(round.staff, 'POST /payments/:id/answer', {
      params: { id: payment.id },
      body: { received: true },
    });
    const wave = { params: { id: round.round.id, wave: 1 } };
    const paid: PaidRound = { ...round, residents: [], groupOrderIds: [id], wave };
    await world.pickAll(paid);
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params });
    const own = await world.db.many<{ id: string }>(
      'SELECT householdId AS id FROM household_orders WHERE groupOrderId = ?',
      [id],
    );
    expect(sheet.households.map(({ householdId }) => householdId).sort()).toEqual(ids(own));
    const text = await seenByShop();
    for (const secret of households.filter((household) => !own.some((row) => row.id === household)))
      expect(text).not.toContain(secret);
    // The plan's labels mask the phone; the sheet shows it in no other way (A8).
    for (const [, phone] of text.matchAll(/"phone":"([^"]*)"/g))
      expect(phone).toMatch(/^(\d{3}\*{4}\d{4})?$/);
    const rival = await world.db.one<{ id: string }>(`SELECT id FROM supermarkets WHERE code = 'S2'`);
    expect(await listed(await world.person('supermarket_staff', rival?.id))).toEqual([]);
  });

  it('takes it all away again when the building is opened again', async () => {
    const other = groups.find(({ leader }) => leader.scopeId !== first().leader.scopeId) as GroupOfRound;
    const body = { clientKey: newKey(), groupOrderIds: [other.id] };
    await world.ok(other.leader, 'POST /group-orders/confirm', { body });
    expect(ids(await listed(round.staff))).toContain(other.id);
    await world.ok(other.leader, 'POST /group-orders/:id/reopen', {
      params: { id: other.id },
      body: { reason: '补单' },
    });
    expect(ids(await listed(round.staff))).not.toContain(other.id);
    expect(
      await world.call(round.staff, 'GET /group-orders/:id', { params: { id: other.id } }),
    ).toMatchObject({ status: 404 });
  });
});
