import {
  newKey,
  type PaidRound,
  type RoundOptions,
  startWorld,
  type World,
} from '@cailan/trials/world/world';
import { endAll } from '../../money/settlement/testing/chances';
import { breaches } from '../../money/settlement/testing/checks';
import { unexplained } from '../../money/settlement/testing/explained';
import { describeEngines } from '@cailan/trials/world/engines';

/** What needs no money counts as paid, and what needs no vehicle as complete (docs/states.md, zero). */
describeEngines('zero', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const statusOf = async (id: string) =>
    (await world.db.one<{ status: string }>('SELECT status FROM group_orders WHERE id = ?', [id]))?.status;

  /** A building that ordered only what costs nothing, confirmed. */
  async function freeGoods(): Promise<PaidRound> {
    const open = await world.openRound({ offers: { 'EGG-001': { priceFen: 0 }, 'GRN-001': {} } });
    const resident = await world.person('resident');
    await world.order(resident, open, { 'EGG-001': 1 });
    const groups = await world.groupsOf(open);
    for (const { id, leader } of groups)
      await world.ok(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id], amountFen: 0 },
      });
    const wave = { params: { id: open.round.id, wave: 1 } };
    return { ...open, residents: [resident], groupOrderIds: groups.map(({ id }) => id), wave };
  }

  it('takes a group order of nothing as paid when it is confirmed, past every deadline', async () => {
    const round = await freeGoods();
    const [id = ''] = round.groupOrderIds;
    expect(await statusOf(id)).toBe('paid');
    world.clock.set(new Date(Date.parse(round.round.payBy) + 60_000).toISOString());
    await world.runJobs();
    expect(await statusOf(id)).toBe('paid');
    await world.pickAll(round);
    await world.packAll(round);
    expect(await statusOf(id)).toBe('packed');
    expect(await unexplained(world)).toEqual({});
  });

  it('completes a building of which nothing is left, so that no vehicle drives for it', async () => {
    const lists = [{ 'GRN-010': 2 }];
    const round = await world.paid({ lists });
    await world.pickAll(round, { 'GRN-010': { picked: 0 } });
    await world.packAll(round);
    expect(await Promise.all(round.groupOrderIds.map(statusOf))).toEqual(['completed']);
    await world.runJobs();
    const params = { id: round.round.id };
    const statement = await world.ok(round.staff, 'POST /rounds/:id/settle', { params });
    expect(statement).toMatchObject({ finalFen: 0 });
    expect(await breaches(world)).toEqual({});
    expect(await unexplained(world)).toEqual({});
  });

  it('asks nobody to pay or tick nothing', async () => {
    const round = await freeGoods();
    const [id = ''] = round.groupOrderIds;
    const [group] = await world.db.many<{ gridId: string }>('SELECT gridId FROM group_orders WHERE id = ?', [
      id,
    ]);
    const leader = await world.person('grid_leader', group?.gridId);
    const body = { clientKey: newKey(), groupOrderIds: [id], method: 'test' as const };
    expect((await world.call(leader, 'POST /payments', { body })).code).toBe('wrong_status');
    const [order] = await world.ok(round.residents[0], 'GET /household-orders');
    const tick = { params: { id: order?.id ?? '' }, body: { clientKey: newKey() } };
    expect((await world.call(leader, 'POST /household-orders/:id/dues/tick', tick)).code).toBe('nothing_due');
  });

  it('pays no part of nothing', async () => {
    const open = await world.openRound({ offers: { 'EGG-001': {} } });
    await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
    for (const { id, leader } of await world.groupsOf(open)) {
      const ids = { groupOrderIds: [id] };
      await world.ok(leader, 'POST /group-orders/confirm', { body: { clientKey: newKey(), ...ids } });
      const body = { clientKey: newKey(), ...ids, method: 'test' as const, amountFen: 0 };
      expect((await world.call(leader, 'POST /payments', { body })).code).toBe('nothing_to_pay');
    }
  });

  it.each<[string, RoundOptions]>([
    ['a quota', { offers: { 'EGG-001': { quota: 0 } } }],
    ['a fair quota', { offers: { 'EGG-001': { quota: 0 } }, round: { quotaRule: 'fair' } }],
  ])('sells nothing of %s of 0', async (_what, options) => {
    const open = await world.openRound(options);
    const answer = await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
    if (options?.round) {
      await world.ok(open.staff, 'POST /rounds/:id/close', { params: { id: open.round.id } });
      await world.runJobs();
      const orders = await world.db.many<{ status: string }>('SELECT status FROM household_orders');
      expect(orders).toEqual([{ status: 'cancelled' }]);
    } else expect(answer.code).toBe('quota_exhausted');
  });

  it('opens no round of goods of which a stock of 0 is declared', async () => {
    const { round, staff, windowId } = await world.draftRound({ offers: { 'EGG-001': { quota: 1 } } });
    const productId = round.offers[0]?.productId ?? '';
    await world.ok(staff, 'PUT /supermarkets/:id/stock', {
      params: { id: round.supermarketId },
      body: { windowId, lines: [{ productId, quantity: 0 }] },
    });
    const answer = await world.call(staff, 'POST /rounds/:id/open', { params: { id: round.id } });
    await world.db.transaction((tx) => tx.run('DELETE FROM declared_stocks'));
    expect(answer.code).toBe('quota_above_stock');
  });

  it('takes no household at a point whose capacity is 0', async () => {
    const open = await world.openRound({ offers: { 'EGG-001': {} } });
    const points = await world.db.many<{ id: string; capacity: number }>(
      'SELECT id, capacity FROM window_points',
    );
    const set = (of: (point: { capacity: number }) => number) =>
      world.db.transaction(async (tx) => {
        for (const point of points)
          await tx.run('UPDATE window_points SET capacity = ? WHERE id = ?', [of(point), point.id]);
      });
    await set(() => 0);
    const answer = await world.order(await world.person('resident'), open, { 'EGG-001': 1 });
    await set(({ capacity }) => capacity);
    expect(answer.code).toBe('window_full');
  });

  it('hands in no empty list and no line of nothing', async () => {
    const open = await world.openRound({ offers: { 'EGG-001': {} } });
    const person = await world.person('resident');
    expect((await world.order(person, open, {})).code).toBe('nothing_to_submit');
    expect((await world.order(person, open, { 'EGG-001': 0 })).code).toBe('validation_failed');
  });

  it('packs no bag of nothing and weighs no goods at 0 g', async () => {
    const round = await world.paid({ lists: [{ 'VEG-001': 2 }], round: { tolerancePercent: 0 } });
    await world.pickAll(round);
    const [line] = await world.db.many<{ id: string; orderId: string }>(
      'SELECT id, orderId FROM household_order_lines',
    );
    const pack = (grams: number, count: number) =>
      world.call(round.staff, 'POST /household-orders/:id/pack', {
        params: { id: line?.orderId ?? '' },
        body: {
          clientKey: newKey(),
          weights: [{ lineId: line?.id ?? '', grams }],
          bags: [{ lane: 'ambient', count }],
        },
      });
    expect((await pack(0, 1)).code).toBe('weight_implausible');
    expect((await pack(1000, 0)).code).toBe('validation_failed');
    const load = { clientKey: newKey(), windowId: round.windowId, supermarketId: round.round.supermarketId };
    const empty = { ...load, vehiclePlate: '京A·00001', driverId: round.staff.id, groupOrderIds: [] };
    expect((await world.call(round.staff, 'POST /loads', { body: empty })).code).toBe('validation_failed');
  });

  it('gives nothing back where every gram that was charged came', async () => {
    const round = await world.paid({ lists: [{ 'VEG-001': 2 }], round: { tolerancePercent: 0 } });
    await world.pickAll(round);
    await world.packAll(round);
    await world.runJobs();
    expect(await world.db.many('SELECT id FROM refund_items')).toEqual([]);
    expect(await world.db.many('SELECT id FROM refund_batches')).toEqual([]);
    expect(await unexplained(world)).toEqual({});
  });

  it('is settled to the fen where free goods were lost', async () => {
    const round = await freeGoods();
    await world.pickAll(round);
    await world.packAll(round);
    const carried = await world.loadAll(round);
    await world.leave(carried);
    await world.arriveAll(carried);
    for (const id of round.groupOrderIds) await world.signGate(carried, await world.openGate(carried, id));
    await endAll(world, () => 0);
    await world.ok(round.staff, 'POST /rounds/:id/close', { params: { id: round.round.id } });
    await world.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    expect(await breaches(world)).toEqual({});
    expect(await unexplained(world)).toEqual({});
  });
});
