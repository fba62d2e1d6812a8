import { type Answer, newKey, type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import { unexplained } from '../settlement/testing/explained';
import { describeEngines } from '@cailan/trials/world/engines';

/** A weight typed wrongly is put right until the goods leave, and the money follows (docs/states.md). */
describeEngines('a corrected weight', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const lists: Record<string, number>[] = [{ 'VEG-001': 4, 'EGG-001': 1 }, { 'VEG-001': 2 }];

  interface Weighed {
    id: string;
    orderId: string;
    packedGrams: number;
    owedFen: number | string | null;
  }
  /** The weighed line of the first resident, with what is owed back for it. */
  async function line(round: PaidRound): Promise<Weighed> {
    const row = await world.db.one<Weighed>(
      `SELECT l.id, l.orderId, l.packedGrams, (SELECT SUM(i.amountFen) FROM refund_items i
         WHERE SUBSTR(i.causeId, 1, 36) = l.id) AS owedFen
       FROM household_order_lines l WHERE l.householdId = ? AND l.byWeight = 1`,
      [round.residents[0]?.scopeId ?? ''],
    );
    if (!row) throw new Error('no weighed line');
    return row;
  }
  async function correct(round: PaidRound, grams: number, clientKey = newKey()): Promise<Answer<unknown>> {
    const { id, orderId } = await line(round);
    const body = { clientKey, weights: [{ lineId: id, grams }], reason: '少打一个零' };
    return world.call(round.staff, 'PUT /household-orders/:id/weights', { params: { id: orderId }, body });
  }
  const owed = async (round: PaidRound) => Number((await line(round)).owedFen ?? 0);
  /** What the line must give back by its grams, from the offer's price and what was charged. */
  async function expected(round: PaidRound): Promise<number> {
    const row = await world.db.one<{ amountFen: number; fenPerKg: number; packedGrams: number }>(
      `SELECT l.amountFen, o.fenPerKg, l.packedGrams FROM household_order_lines l JOIN offers o ON o.id = l.offerId
       WHERE l.id = ?`,
      [(await line(round)).id],
    );
    if (!row) throw new Error('no line');
    return row.amountFen - Math.min(row.amountFen, Math.floor((row.packedGrams * row.fenPerKg + 500) / 1000));
  }
  const sound = async () => expect(await unexplained(world)).toEqual({});

  it('before its building is packed changes what will be owed', async () => {
    const round = await world.paid({ lists });
    await world.pickAll(round);
    const { orderId, lines } = await firstHousehold(round);
    const weights = lines.filter(({ byWeight }) => byWeight).map(({ lineId }) => ({ lineId, grams: 900 }));
    const pack = { params: { id: orderId }, body: { clientKey: newKey(), weights } };
    expect((await correct(round, 2000)).code).toBe('not_packed_yet');
    await world.ok(round.staff, 'POST /household-orders/:id/pack', pack);
    expect((await correct(round, 2000)).status).toBe(200);
    expect(await owed(round)).toBe(0);
    await packRest(round, orderId);
    await world.runJobs();
    expect(await owed(round)).toBe(await expected(round));
    await sound();
  });

  it('with fewer grams owes more, with more grams less, each once and never what is on its way', async () => {
    const round = await world.packed({ lists });
    const key = newKey();
    for (const clientKey of [key, key, newKey()])
      expect((await correct(round, 1500, clientKey)).status).toBe(200);
    expect(await owed(round)).toBe(await expected(round));
    await sound();
    expect((await correct(round, 1900)).status).toBe(200);
    expect(await owed(round)).toBe(await expected(round));
    await sound();
    expect((await correct(round, 3000)).status).toBe(200);
    expect(await owed(round)).toBe(0);
    await sound();
    expect((await correct(round, 1700)).status).toBe(200);
    await world.runJobs();
    expect((await correct(round, 1900)).code).toBe('weight_refund_sent');
    expect((await line(round)).packedGrams).toBe(1700);
    expect((await correct(round, 1600)).status).toBe(200);
    expect(await owed(round)).toBe(await expected(round));
    await world.runJobs();
    await sound();
    const told = await world.db.many(`SELECT id FROM messages WHERE kind = 'reweighed'`);
    expect(told.length).toBeGreaterThan(0);
  });

  it('is refused of what was not weighed, beyond what is plausible, and once the goods have left', async () => {
    const round = await world.packed({ lists });
    expect((await correct(round, 20)).code).toBe('weight_implausible');
    const { orderId } = await line(round);
    const eggs = await world.db.one<{ id: string }>(
      'SELECT id FROM household_order_lines WHERE orderId = ? AND byWeight = 0',
      [orderId],
    );
    const other = { clientKey: newKey(), weights: [{ lineId: eggs?.id ?? '', grams: 500 }], reason: '错' };
    const path = { params: { id: orderId }, body: other };
    expect((await world.call(round.staff, 'PUT /household-orders/:id/weights', path)).code).toBe(
      'validation_failed',
    );
    await world.leave(await world.loadAll(round));
    expect((await correct(round, 1500)).code).toBe('wrong_status');
    await sound();
  });

  async function firstHousehold(round: PaidRound) {
    const { orderId, groupOrderId } = (await world.db.one<{ orderId: string; groupOrderId: string }>(
      'SELECT id AS orderId, groupOrderId FROM household_orders WHERE householdId = ?',
      [round.residents[0]?.scopeId ?? ''],
    )) ?? { orderId: '', groupOrderId: '' };
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', {
      params: { id: groupOrderId },
    });
    return { orderId, lines: sheet.households.find((each) => each.orderId === orderId)?.lines ?? [] };
  }

  /** Packs every household but the one that is packed. */
  async function packRest(round: PaidRound, packedId: string): Promise<void> {
    const rest = await world.db.many<{ id: string; lineId: string; quantity: number; byWeight: number }>(
      `SELECT o.id, l.id AS lineId, l.quantity, l.byWeight FROM household_orders o
       JOIN household_order_lines l ON l.orderId = o.id WHERE o.id <> ?`,
      [packedId],
    );
    for (const id of new Set(rest.map((row) => row.id))) {
      const weights = rest
        .filter((row) => row.id === id && row.byWeight === 1)
        .map(({ lineId, quantity }) => ({ lineId, grams: quantity * 510 }));
      const body = { clientKey: newKey(), weights };
      await world.ok(round.staff, 'POST /household-orders/:id/pack', { params: { id }, body });
    }
  }
});
