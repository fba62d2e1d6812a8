import type { PackHouseholdDto } from '@cailan/shared-types/dto';
import { Sql, Tx } from '../../ground/db/db';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import type { Bag, BagLine } from '../bags/bag.entity';

describeEngines('packing', (engine) => {
  let world: World;
  let round: PaidRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    const full = { 'VEG-001': 4, 'GRN-001': 1, 'VEG-020': 2, 'GRN-003': 1, 'BUN-001': 1 };
    const lists = [
      full,
      { 'GRN-010': 3 },
      ...Array.from({ length: 18 }, () => ({ 'GRN-007': 2, 'EGG-001': 1 })),
    ];
    round = await world.paid({ lists });
    await world.ok(round.staff, 'POST /rounds/:id/waves', { ...round.wave, body: { clientKey: newKey() } });
  });
  afterAll(() => world.close());

  const orderOf = async (i: number) =>
    (
      await world.db.one<{ id: string }>(
        'SELECT id FROM household_orders WHERE householdId = ? AND roundId = ?',
        [round.residents[i]?.scopeId ?? '', round.round.id],
      )
    )?.id ?? '';
  const pack = async (i: number, body: Partial<PackHouseholdDto> = {}) =>
    world.call(round.staff, 'POST /household-orders/:id/pack', {
      params: { id: await orderOf(i) },
      body: { clientKey: newKey(), weights: [], ...body },
    });
  const group = async () => {
    const id = round.groupOrderIds[0] ?? '';
    const row = await world.db.one(
      'SELECT status, packedCount, orderCount, bagCount FROM group_orders WHERE id = ?',
      [id],
    );
    return row as { status: string; packedCount: number; orderCount: number; bagCount: number };
  };
  const cabbageLine = async () =>
    (
      await world.db.one<{ id: string }>(
        'SELECT id FROM household_order_lines WHERE orderId = ? AND byWeight = 1',
        [await orderOf(0)],
      )
    )?.id ?? '';

  it('waits for the picking', async () => {
    expect(await pack(1)).toMatchObject({ code: 'picking_not_finished' });
    await world.recordAll(round, { 'VEG-001': { picked: 3 }, 'GRN-010': { picked: 0 } });
    await world.ok(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
  });

  it('wants plausible weights and bags that hold something', async () => {
    const lineId = await cabbageLine();
    expect(await pack(0)).toMatchObject({ code: 'weight_required' });
    for (const grams of [0, 299, 4501, 150_000])
      expect(await pack(0, { weights: [{ lineId, grams }] })).toMatchObject({ code: 'weight_implausible' });
    const weights = [{ lineId, grams: 1530 }];
    expect(await pack(0, { weights, bags: [{ lane: 'frozen', count: 1 }] })).toMatchObject({
      code: 'validation_failed',
    });
    expect(await group()).toMatchObject({ status: 'picking', packedCount: 0, bagCount: 0 });
  });

  it('makes numbered bags by lane, once per key, in ten statements at most', async () => {
    const weights = [{ lineId: await cabbageLine(), grams: 1530 }];
    const body = { clientKey: newKey(), weights, bags: [{ lane: 'ambient' as const, count: 3 }] };
    const calls = [jest.spyOn(Sql.prototype, 'many'), jest.spyOn(Sql.prototype, 'run')];
    const first = await pack(0, body);
    const statements = calls
      .flatMap(({ mock }): unknown[] => mock.contexts)
      .filter((sql) => sql instanceof Tx);
    for (const spy of calls) spy.mockRestore();
    expect(statements.length).toBeLessThanOrEqual(10);
    expect(first.body.bags).toMatchObject([
      { lane: 'ambient', number: 1, of: 4, status: 'packed' },
      { lane: 'ambient', number: 2, of: 4 },
      { lane: 'ambient', number: 3, of: 4 },
      { lane: 'cold', number: 4, of: 4 },
    ]);
    expect(new Set(first.body.bags.map(({ code }) => code)).size).toBe(4);
    expect(first.body.bags.every(({ code }) => /^[0-9A-HJKMNP-TV-Z]{10}$/.test(code))).toBe(true);

    expect((await pack(0, body)).body).toEqual(first.body);
    expect(await pack(0, { ...body, weights: [] })).toMatchObject({ code: 'client_key_reused' });
    expect(await pack(0, { weights })).toMatchObject({ code: 'already_packed' });
    const units = await world.db.many<BagLine & { units: number }>(
      `SELECT l.id, SUM(b.quantity) AS quantity, l.quantity - l.shortQuantity AS units FROM household_order_lines l
       JOIN bag_lines b ON b.lineId = l.id WHERE l.orderId = ? GROUP BY l.id, l.quantity, l.shortQuantity`,
      [await orderOf(0)],
    );
    expect(units).toHaveLength(9);
    for (const line of units) expect(line.quantity).toBe(line.units);
  });

  it('closes a household left with nothing without a bag', async () => {
    expect(await pack(1, { bags: [{ lane: 'ambient', count: 1 }] })).toMatchObject({
      code: 'nothing_left_to_pack',
    });
    expect((await pack(1)).body).toEqual({ bags: [] });
    expect(await pack(1)).toMatchObject({ code: 'already_packed' });
  });

  it('packs a building by many hands, numbers its bags without a gap and ends with the last', async () => {
    const [id = ''] = round.groupOrderIds;
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    expect(sheet.households.map(({ runningNumber }) => runningNumber)).toEqual(
      sheet.households.map((_, i) => i + 1),
    );
    expect(sheet.households[0]?.recipient).toMatch(/^[^.]{2,20}$/);
    expect(sheet.households.every(({ unit }) => unit !== '')).toBe(true);
    const open = sheet.households.filter(({ packedAt }) => packedAt === null);
    expect((await group()).orderCount).toBe(open.length + 2);
    await Promise.all(
      open.map(({ orderId }) =>
        world.ok(round.staff, 'POST /household-orders/:id/pack', {
          params: { id: orderId },
          body: { clientKey: newKey(), weights: [] },
        }),
      ),
    );
    const { status, packedCount, orderCount, bagCount } = await group();
    expect([status, packedCount]).toEqual(['packed', orderCount]);
    const bags = await world.db.many<Bag>('SELECT * FROM bags WHERE groupOrderId = ? ORDER BY groupNumber', [
      id,
    ]);
    expect(bags.map(({ groupNumber }) => groupNumber)).toEqual(
      Array.from({ length: bagCount }, (_, i) => i + 1),
    );
    const after = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params: { id } });
    const first = after.households.find(({ householdId }) => householdId === round.residents[0]?.scopeId);
    expect(first?.lines.find(({ byWeight }) => byWeight)).toMatchObject({
      quantity: 3,
      shortQuantity: 1,
      packedGrams: 1530,
    });
    expect(first?.bags).toHaveLength(4);
  });

  it('says of a bundle’s part which bundle, beside the same product ordered loose', async () => {
    const params = { id: round.groupOrderIds[0] ?? '' };
    const { households } = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', { params });
    const first = households.find(({ householdId }) => householdId === round.residents[0]?.scopeId);
    const bundle = await world.db.one<{ name: string }>('SELECT name FROM offers WHERE id = ?', [
      round.offerOf('BUN-001'),
    ]);
    const bundlesOf = (code: string) =>
      first?.lines
        .filter(({ offerId }) => offerId === round.offerOf(code))
        .map(({ bundleName }) => bundleName);
    expect(bundle?.name).toBeTruthy();
    expect(new Set(bundlesOf('GRN-003'))).toEqual(new Set([bundle?.name, null]));
    expect(bundlesOf('VEG-020')).toEqual([null]);
  });

  it('counts crates per lane, the last count standing', async () => {
    const crates = (list: { lane: 'ambient' | 'cold'; count: number }[]) =>
      world.call(round.staff, 'PUT /group-orders/:id/crates', {
        params: { id: round.groupOrderIds[0] ?? '' },
        body: { crates: list },
      });
    await crates([{ lane: 'ambient', count: 9 }]);
    const last = [
      { lane: 'ambient' as const, count: 5 },
      { lane: 'cold' as const, count: 2 },
    ];
    expect((await crates(last)).body).toMatchObject({ crateCount: 7, status: 'packed' });
    expect(await crates([...last, ...last])).toMatchObject({ code: 'validation_failed' });
  });

  it('shows a supermarket no household of another’s, nor of a building that has not paid', async () => {
    const [, other] = await world.db.many<{ id: string }>('SELECT id FROM supermarkets ORDER BY code');
    const stranger = await world.person('supermarket_staff', other?.id);
    const params = { id: round.groupOrderIds[0] ?? '' };
    const body = { clientKey: newKey(), weights: [] };
    expect(await world.call(stranger, 'GET /group-orders/:id/pack-sheet', { params })).toMatchObject({
      code: 'not_found',
    });
    expect(
      await world.call(stranger, 'PUT /group-orders/:id/crates', { params, body: { crates: [] } }),
    ).toMatchObject({
      code: 'not_found',
    });
    const order = { params: { id: await orderOf(2) }, body };
    expect(await world.call(stranger, 'POST /household-orders/:id/pack', order)).toMatchObject({
      code: 'not_found',
    });

    const fresh = await world.openRound({ offers: { 'GRN-007': {} } });
    const resident = (await world.people('resident'))[50];
    const list = await world.ok(resident, 'POST /windows/:id/list/submit', {
      params: { id: fresh.windowId },
      body: {
        clientKey: newKey(),
        householdId: resident?.scopeId ?? '',
        version: 0,
        lines: [{ offerId: fresh.offerOf('GRN-007'), quantity: 1 }],
      },
    });
    const unpaid = list.orders.find(({ roundId }) => roundId === fresh.round.id)?.id ?? '';
    const early = { params: { id: unpaid }, body };
    expect(await world.call(fresh.staff, 'POST /household-orders/:id/pack', early)).toMatchObject({
      code: 'not_found',
    });
    const groups = await world.db.many<{ id: string }>('SELECT id FROM group_orders WHERE roundId = ?', [
      fresh.round.id,
    ]);
    const sheet = { params: { id: groups[0]?.id ?? '' } };
    expect(await world.call(fresh.staff, 'GET /group-orders/:id/pack-sheet', sheet)).toMatchObject({
      code: 'not_found',
    });
  });
});
