import type { HouseholdOrderLine } from '../../ordering/household-orders/household-order.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type PaidRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

const WISHES = ['refund', 'substitute', 'ask', 'ask', 'ask'] as const;

describeEngines('the end of picking', (engine) => {
  let world: World;
  let round: PaidRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    const cabbage = WISHES.map((wish) => ({ 'VEG-015': { quantity: 2, wish }, 'EGG-001': 1 }));
    const others = Array.from({ length: 25 }, (_, i) => ({ 'GRN-007': 1 + (i % 4), 'EGG-001': 2 }));
    round = await world.paid({ lists: [...cabbage, ...others], round: { shortageRule: 'fair' } });
    await world.ok(round.staff, 'POST /rounds/:id/waves', { ...round.wave, body: { clientKey: newKey() } });
  });
  afterAll(() => world.close());

  const finish = () => world.call(round.staff, 'POST /rounds/:id/waves/:wave/finish', round.wave);
  const linesOf = (code: string) =>
    world.db.many<HouseholdOrderLine>('SELECT * FROM household_order_lines WHERE offerId = ? ORDER BY id', [
      round.offerOf(code),
    ]);
  const cabbageOf = async (person: TestPerson | undefined) =>
    (await linesOf('VEG-015')).find(({ householdId }) => householdId === person?.scopeId);
  const answer = async (
    person: TestPerson | undefined,
    of: TestPerson | undefined,
    reply: 'substitute' | 'refund',
  ) =>
    world.call(person, 'POST /household-order-lines/:id/answer', {
      params: { id: (await cabbageOf(of))?.id ?? '' },
      body: { answer: reply },
    });

  /** What the household is asked about its cabbage. */
  const askOf = async (person: TestPerson | undefined) => {
    const [shown] = await world.ok(person, 'GET /household-orders');
    return shown?.lines.find(({ offerId }) => offerId === round.offerOf('VEG-015'))?.ask;
  };

  it('waits for every product, then shares what is missing by rule and wish, once', async () => {
    expect(await finish()).toMatchObject({ code: 'pick_incomplete', body: { facts: { count: 3 } } });
    await world.recordAll(round, {
      'VEG-015': { picked: 0, substitute: 'VEG-019', substituteQuantity: 7 },
      'EGG-001': { picked: 40 },
    });
    const first = await finish();
    expect(first.body).toEqual({
      wave: 1,
      shortProducts: 2,
      shortLines: 17,
      substitutedLines: 1,
      askedLines: 2,
    });
    expect((await finish()).body).toEqual(first.body);

    const substituteOfferId = round.offerOf('VEG-019');
    const nothing = { shortQuantity: 2, substitutedQuantity: 0, substituteOfferId: null, askUntil: null };
    const [refunded, replaced, asked, asked2, late] = await Promise.all(
      round.residents.slice(0, 5).map(cabbageOf),
    );
    expect(refunded).toMatchObject(nothing);
    expect(replaced).toMatchObject({
      shortQuantity: 0,
      substitutedQuantity: 2,
      substituteOfferId,
      askUntil: null,
    });
    expect(asked).toMatchObject({ shortQuantity: 2, substitutedQuantity: 0, substituteOfferId });
    expect(asked?.askUntil).toMatch(/^2026-11-21T01:3/);
    expect(asked2?.askUntil).toBe(asked?.askUntil);
    expect(late).toMatchObject(nothing);
    expect(await Promise.all(round.residents.slice(0, 5).map(askOf))).toEqual([
      null,
      null,
      { substituteName: '西红柿(盒装)', quantity: 2, until: asked?.askUntil },
      { substituteName: '西红柿(盒装)', quantity: 2, until: asked?.askUntil },
      null,
    ]);
    const eggs = await linesOf('EGG-001');
    expect(eggs.reduce((sum, { quantity, shortQuantity }) => sum + quantity - shortQuantity, 0)).toBe(40);
    expect(eggs.every(({ quantity, shortQuantity }) => quantity - shortQuantity >= 1)).toBe(true);
    expect((await linesOf('GRN-007')).every(({ shortQuantity }) => shortQuantity === 0)).toBe(true);
  });

  it('tells the households that were cut, and only those, in one message each', async () => {
    const messages = await world.db.many<{ householdId: string; text: string }>(
      `SELECT householdId, text FROM messages WHERE kind = 'short_pick'`,
    );
    const cut = await world.db.many<{ householdId: string }>(
      'SELECT DISTINCT householdId FROM household_order_lines WHERE shortQuantity > 0 OR substitutedQuantity > 0',
    );
    expect(messages.map(({ householdId }) => householdId).sort()).toEqual(
      cut.map((row) => row.householdId).sort(),
    );
    const textOf = (i: number) =>
      messages.find(({ householdId }) => householdId === round.residents[i]?.scopeId)?.text;
    expect(textOf(1)).toContain('大白菜 换 西红柿(盒装) ×2');
    expect(textOf(2)).toMatch(/大白菜 缺 2，可换 西红柿\(盒装\) ×2，请在 11-21 09:3\d 前答复/);
    const { params } = round.wave;
    const body = { offerId: round.offerOf('EGG-001'), pickedQuantity: 60 };
    const after = await world.call(round.staff, 'PUT /rounds/:id/waves/:wave/pick-results', {
      params,
      body,
    });
    expect(after.code).toBe('wrong_status');
  });

  it('takes the household’s own answer until the deadline; silence is a refund', async () => {
    const [refunded, , asked, silent] = round.residents;
    expect(await answer(refunded, asked, 'substitute')).toMatchObject({ code: 'not_found' });
    expect(await answer(refunded, refunded, 'substitute')).toMatchObject({ code: 'nothing_to_answer' });
    expect(await answer(asked, asked, 'substitute')).toMatchObject({ status: 200 });
    expect(await answer(asked, asked, 'substitute')).toMatchObject({ status: 200 });
    expect(await answer(asked, asked, 'refund')).toMatchObject({ code: 'nothing_to_answer' });
    expect(await cabbageOf(asked)).toMatchObject({
      shortQuantity: 0,
      substitutedQuantity: 2,
      askUntil: null,
    });

    expect(await askOf(asked)).toBeNull();
    expect(await askOf(silent)).toMatchObject({ quantity: 2 });
    world.clock.set('2026-11-21T01:45:00.000Z');
    expect(await askOf(silent)).toBeNull();
    expect(await answer(silent, silent, 'substitute')).toMatchObject({ code: 'nothing_to_answer' });
    await world.runJobs();
    expect(await cabbageOf(silent)).toMatchObject({
      shortQuantity: 2,
      substitutedQuantity: 0,
      substituteOfferId: null,
      askUntil: null,
    });
    expect(await answer(silent, silent, 'refund')).toMatchObject({ status: 200 });
  });
});
