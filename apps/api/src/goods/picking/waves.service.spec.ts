import { pickMark } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type PaidRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('picking waves', (engine) => {
  let world: World;
  let round: PaidRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    const lists = Array.from({ length: 55 }, (_, i) => ({
      'VEG-001': 1 + (i % 3),
      'EGG-001': 1,
      'BUN-001': i % 5 ? 0 : 1,
    }));
    const ordered = lists.map((list) =>
      Object.fromEntries(Object.entries(list).filter(([, units]) => units > 0)),
    );
    round = await world.paid({ lists: ordered });
  });
  afterAll(() => world.close());

  const begin = (clientKey = newKey()) =>
    world.call(round.staff, 'POST /rounds/:id/waves', {
      params: { id: round.round.id },
      body: { clientKey },
    });
  const record = (code: string, rest: object) =>
    world.call(round.staff, 'PUT /rounds/:id/waves/:wave/pick-results', {
      ...round.wave,
      body: { offerId: round.offerOf(code), pickedQuantity: 0, ...rest },
    });

  it('takes what is paid once, and gives the shelves in order with the split', async () => {
    const clientKey = newKey();
    const first = await begin(clientKey);
    expect(first.status).toBe(200);
    const { lines, groups, quantity } = first.body;
    expect(groups.map(({ groupOrderId }) => groupOrderId).sort()).toEqual([...round.groupOrderIds].sort());
    expect(groups.reduce((sum, { households }) => sum + households, 0)).toBe(55);
    const split = lines.map((line) => line.split.reduce((sum, [, units]) => sum + units, 0));
    expect(split).toEqual(lines.map((line) => line.quantity));
    expect(lines.find(({ offerId }) => offerId === round.offerOf('VEG-001'))).toMatchObject({
      byWeight: true,
      quantity: 109,
    });
    expect(lines.find(({ offerId }) => offerId === round.offerOf('EGG-001'))).toMatchObject({ quantity: 55 });
    expect(lines).toHaveLength(7);
    expect(lines.map(({ shelf }) => shelf)).toEqual([...lines.map(({ shelf }) => shelf)].sort());
    const rows = await world.db.one<{ quantity: number }>(
      'SELECT SUM(quantity) AS quantity FROM household_order_lines WHERE roundId = ? AND active = 1',
      [round.round.id],
    );
    expect(quantity).toBe(rows?.quantity);
    expect(await world.ok(round.staff, 'GET /rounds/:id', { params: { id: round.round.id } })).toMatchObject({
      status: 'fulfilling',
    });

    expect((await begin(clientKey)).body).toEqual(first.body);
    expect((await begin()).code).toBe('nothing_to_pick');
    const again = await world.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
    expect(again).toEqual(first.body);
  });

  it('replaces a result that was seen, and refuses what cannot be', async () => {
    expect(await record('VEG-001', { pickedQuantity: 110 })).toMatchObject({ code: 'picked_too_much' });
    const substitute = { substituteOfferId: round.offerOf('VEG-019'), substituteQuantity: 4 };
    expect(await record('VEG-001', { pickedQuantity: 106, ...substitute })).toMatchObject({
      code: 'picked_too_much',
    });
    const other = (code: string) => ({ substituteOfferId: round.offerOf(code), substituteQuantity: 1 });
    for (const code of ['VEG-002', 'VEG-001', 'GRN-010', 'BUN-001'])
      expect(await record('VEG-001', other(code))).toMatchObject({ code: 'not_a_substitute' });
    expect(await record('VEG-001', { substituteOfferId: newKey(), substituteQuantity: 1 })).toMatchObject({
      code: 'not_a_substitute',
    });
    expect(await record('VEG-020', { pickedQuantity: 0 })).toMatchObject({ code: 'not_found' });

    expect(await record('VEG-001', { pickedQuantity: 90, reason: '烂了' })).toMatchObject({ status: 200 });
    const seen = pickMark({ pickedQuantity: 90, reason: '烂了' });
    const last = await record('VEG-001', { pickedQuantity: 105, ...substitute, seen });
    expect(last.body).toMatchObject({
      pickedQuantity: 105,
      reason: '',
      substituteQuantity: 4,
      quantity: 109,
    });
    const list = await world.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
    expect(list.lines.find(({ offerId }) => offerId === round.offerOf('VEG-001'))).toEqual(last.body);
    const rows = await world.db.many('SELECT id FROM pick_results WHERE roundId = ?', [round.round.id]);
    expect(rows).toHaveLength(1);
  });

  it('keeps a colleague’s result from who has not seen it', async () => {
    const [, colleague = round.staff] = (await world.people('supermarket_staff')).filter(
      ({ scopeId }) => scopeId === round.staff.scopeId,
    );
    const put = (as: TestPerson, pickedQuantity: number, more: object = {}) =>
      world.call(as, 'PUT /rounds/:id/waves/:wave/pick-results', {
        ...round.wave,
        body: { offerId: round.offerOf('EGG-001'), pickedQuantity, ...more },
      });
    const rowOf = () =>
      world.db.one<{ pickedQuantity: number; reason: string; pickedById: string }>(
        'SELECT pickedQuantity, reason, pickedById FROM pick_results WHERE roundId = ? AND offerId = ?',
        [round.round.id, round.offerOf('EGG-001')],
      );
    expect(await put(colleague, 50, { reason: '货不够' })).toMatchObject({ status: 200 });
    const kept = { pickedQuantity: 50, reason: '货不够', pickedById: colleague.id };
    for (const seen of [undefined, null, pickMark({ pickedQuantity: 52 })]) {
      const late = await put(round.staff, 55, { seen });
      expect(late).toMatchObject({ status: 409, code: 'pick_changed' });
      expect(late.body).toMatchObject({ facts: { picked: 50, missing: 5, substituted: 0 } });
    }
    expect(await put(round.staff, 50, { reason: '货不够' })).toMatchObject({ status: 200 });
    expect(await rowOf()).toEqual(kept);

    const seen = pickMark(kept);
    expect(await put(round.staff, 55, { seen })).toMatchObject({ status: 200 });
    expect(await put(round.staff, 55, { seen })).toMatchObject({ status: 200 });
    expect(await rowOf()).toEqual({ pickedQuantity: 55, reason: '', pickedById: round.staff.id });
    expect((await put(colleague, 49, { seen })).code).toBe('pick_changed');
  });

  it('lets one of two first results that come at once stand', async () => {
    const { lines } = await world.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
    const { offerId } = lines.find((line) => line.pickedQuantity === null) ?? {};
    const answers = await Promise.all(
      [0, 1].map((pickedQuantity) => record('VEG-001', { offerId, pickedQuantity })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('does not exist for another supermarket, nor for a wave that nobody began', async () => {
    const [, other] = await world.db.many<{ id: string }>('SELECT id FROM supermarkets ORDER BY code');
    const stranger = await world.person('supermarket_staff', other?.id);
    const { params } = round.wave;
    const calls = [
      world.call(stranger, 'POST /rounds/:id/waves', { params, body: { clientKey: newKey() } }),
      world.call(stranger, 'GET /rounds/:id/waves/:wave/pick-list', { params }),
      world.call(stranger, 'POST /rounds/:id/waves/:wave/finish', { params }),
      world.call(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', { params: { ...params, wave: 2 } }),
      world.call(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', {
        params: { ...params, wave: 'x' },
      }),
    ];
    for (const answer of await Promise.all(calls)) expect(answer.code).toBe('not_found');
    const resident = await world.call(round.residents[0], 'GET /rounds/:id/waves/:wave/pick-list', {
      params,
    });
    expect(resident.code).toBe('role_required');
  });

  it('are listed with how far each is, and do not exist for another supermarket', async () => {
    const params = { id: round.round.id };
    const list = await world.ok(round.staff, 'GET /rounds/:id/waves/:wave/pick-list', round.wave);
    const [wave, ...more] = await world.ok(round.staff, 'GET /rounds/:id/waves', { params });
    expect(more).toEqual([]);
    expect(wave).toEqual({
      wave: 1,
      startedAt: expect.stringMatching(/Z$/),
      finishedAt: null,
      groups: list.groups.map((group) => ({ ...group, packedHouseholds: 0 })),
      products: list.lines.length,
      pickedProducts: list.lines.filter(({ pickedQuantity }) => pickedQuantity !== null).length,
      massGrams: list.lines.reduce((sum, { quantity, massGrams }) => sum + quantity * massGrams, 0),
    });
    const rival = (await world.people('supermarket_staff')).find(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    expect(await world.call(rival, 'GET /rounds/:id/waves', { params })).toMatchObject({ status: 404 });
  });

  it('picks buildings that paid early while the round still takes lists', async () => {
    const { residents } = round;
    const used = new Set(residents.map(({ id }) => id));
    const free = (await world.people('resident')).filter(({ id }) => !used.has(id));
    const early = await world.paid({ lists: [{ 'GRN-010': 2 }], residents: free, open: true });
    const at = { params: { id: early.round.id } };
    const statusOf = async () => (await world.ok(early.staff, 'GET /rounds/:id', at)).status;
    await world.ok(early.staff, 'POST /rounds/:id/waves', { ...at, body: { clientKey: newKey() } });
    expect(await statusOf()).toBe('open');
    await world.ok(early.staff, 'POST /rounds/:id/close', at);
    await world.recordAll(early, {});
    const finished = await world.ok(early.staff, 'POST /rounds/:id/waves/:wave/finish', early.wave);
    expect(finished).toEqual({
      wave: 1,
      shortProducts: 0,
      shortLines: 0,
      substitutedLines: 0,
      askedLines: 0,
    });
    expect(await statusOf()).toBe('fulfilling');
  });
});
