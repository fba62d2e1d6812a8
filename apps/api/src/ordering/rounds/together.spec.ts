import { describeEngines } from '@cailan/trials/world/engines';
import {
  type Answer,
  newKey,
  type OpenRound,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';

/** How often each race is run: the embedded engine takes turns, MariaDB has connections of its own for each. */
const RACES = 4;

describeEngines('rounds, from several connections at once', (engine) => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.db.transaction((tx) => tx.run('DELETE FROM declared_stocks')));
  afterAll(() => world.close());

  const at = ({ round }: OpenRound) => ({ params: { id: round.id } });
  const codes = (answers: readonly Answer<unknown>[]) =>
    answers.map(({ status, code }) => code ?? String(status)).sort();
  const declare = ({ round, staff, windowId }: OpenRound, productId: string, quantity: number) =>
    world.call(staff, 'PUT /supermarkets/:id/stock', {
      params: { id: round.supermarketId },
      body: { windowId, lines: [{ productId, quantity }] },
    });
  const productOf = (round: OpenRound) => round.round.offers[0]?.productId ?? '';
  const cancel = (round: OpenRound) =>
    world.ok(round.staff, 'POST /rounds/:id/cancel', { ...at(round), body: { reason: '测试结束' } });

  it('open no more than the declared stock', async () => {
    for (let race = 0; race < RACES; race++) {
      const rounds = [];
      for (let i = 0; i < 4; i++)
        rounds.push(await world.draftRound({ offers: { 'VEG-001': { quota: 60 } } }));
      const [first] = rounds;
      if (!first) throw new Error('no round');
      expect(await declare(first, productOf(first), 130)).toMatchObject({ status: 200 });
      const answers = await Promise.all(
        rounds.map((round) => world.call(round.staff, 'POST /rounds/:id/open', at(round))),
      );
      expect(codes(answers)).toEqual(['200', '200', 'quota_above_stock', 'quota_above_stock']);
      for (const round of rounds) await cancel(round);
    }
  });

  it('open nothing on stock that is taken back at the same time', async () => {
    for (let race = 0; race < RACES; race++) {
      const round = await world.draftRound({ offers: { 'VEG-001': { quota: 60 } } });
      await declare(round, productOf(round), 100);
      const [opened, lowered] = await Promise.all([
        world.call(round.staff, 'POST /rounds/:id/open', at(round)),
        declare(round, productOf(round), 10),
      ]);
      expect([
        ['200', 'stock_below_promised'],
        ['quota_above_stock', '200'],
      ]).toContainEqual([opened, lowered].map(({ status, code }) => code ?? String(status)));
      await cancel(round);
    }
  });

  it('take the same declaration of stock five times at once', async () => {
    const round = await world.draftRound({ offers: { 'VEG-002': {} } });
    for (let race = 0; race < RACES; race++) {
      const answers = await Promise.all(
        [1, 2, 3, 4, 5].map(() => declare(round, productOf(round), 70 + race)),
      );
      expect(codes(answers)).toEqual(['200', '200', '200', '200', '200']);
    }
  });

  it('are made at once by two shops, each with a code of its own', async () => {
    const makers: TestPerson[] = [];
    for (const code of ['S1', 'S2']) {
      const shop = await world.db.one<{ id: string }>('SELECT id FROM supermarkets WHERE code = ?', [code]);
      makers.push(...(await world.people('supermarket_staff', shop?.id)));
    }
    const model = await world.draftRound({ offers: { 'VEG-001': {} } });
    const { windowId, communityIds, opensAt, cutOffAt, payBy } = model.round;
    const { quotaRule, shortageRule, duesMode, minimumFen, tolerancePercent } = model.round;
    for (let race = 0; race < RACES; race++) {
      const answers = await Promise.all(
        [...makers, ...makers].map((who) =>
          world.call(who, 'POST /rounds', {
            body: {
              ...{
                clientKey: newKey(),
                supermarketId: who.scopeId,
                windowId,
                communityIds,
                opensAt,
                cutOffAt,
              },
              ...{ payBy, quotaRule, shortageRule, duesMode, minimumFen, tolerancePercent },
            },
          }),
        ),
      );
      expect(new Set(codes(answers))).toEqual(new Set(['200']));
      expect(new Set(answers.map(({ body }) => body.code)).size).toBe(answers.length);
    }
  });

  it('are not opened again once they are closed: that is what an extension is for', async () => {
    const round = await world.draftRound({ offers: { 'VEG-001': {} } });
    for (const step of ['POST /rounds/:id/open', 'POST /rounds/:id/close'] as const)
      await world.ok(round.staff, step, at(round));
    const again = await world.call(round.staff, 'POST /rounds/:id/open', at(round));
    expect(again).toMatchObject({ status: 409, code: 'wrong_status' });
    await cancel(round);
  });

  it('judge the stock of what they sell alone', async () => {
    const short = await world.draftRound({ offers: { 'VEG-001': { quota: 60 } } });
    await declare(short, productOf(short), 60);
    await world.ok(short.staff, 'POST /rounds/:id/open', at(short));
    await world.db.transaction((tx) => tx.run('UPDATE declared_stocks SET quantity = 1'));
    const other = await world.draftRound({ offers: { 'VEG-003': { quota: 5 } } });
    expect(await world.call(other.staff, 'POST /rounds/:id/open', at(other))).toMatchObject({
      status: 200,
    });
    expect(await declare(short, productOf(short), 30)).toMatchObject({ status: 200 });
    const lowered = await declare(short, productOf(short), 20);
    expect(lowered).toMatchObject({
      code: 'stock_below_promised',
      body: { facts: { goods: '大白菜（60）' } },
    });
    await cancel(short);
    await cancel(other);
  });
});
