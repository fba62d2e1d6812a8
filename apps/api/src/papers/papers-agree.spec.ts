import { STREAMS } from '@cailan/shared-types';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type PaidRound, startWorld, type World } from '@cailan/trials/world/world';
import { FILES } from './list';
import { NOT_OF_A_ROUND, PAPERS } from './testing/compare-papers';
import { deliveryNote } from './testing/compare-road-papers';
import { SCREENS } from './testing/compare-screens';
import { leaderOf, type Compared } from './testing/compared';
import { carryAndSettle, papersDay } from './testing/papers-day';
import { madeAt, pagesOf, paperBytes } from './testing/read-papers';
import { rowsOf } from './testing/round-rows';

/** Statements that read what papers show. */
const SHOWN_ROWS = /household_order_lines|FROM bags|posting_entries|dues_ticks|g\.bagCount/;
const papersOfARound = STREAMS.filter((stream) => !(stream in NOT_OF_A_ROUND)) as (keyof typeof PAPERS)[];
const screens = Object.keys(SCREENS) as (keyof typeof SCREENS)[];
const SHOPS = [0, 1].map((i) => [`S${i + 1}`, i] as const);
const each = <T extends string>(what: readonly T[]) =>
  SHOPS.flatMap(([shop, i]) => what.map((one) => [shop, one, i] as const));

describe('what is compared', () => {
  it('is every kind of document and every paper of a round that is sent', () => {
    const sent: string[] = [...FILES.map(({ route }) => route), 'GET /files/:id', 'GET /rosters/template'];
    expect(sent.sort()).toEqual([...STREAMS].sort());
    expect(Object.keys(PAPERS).sort()).toEqual([...papersOfARound].sort());
    for (const spec of Object.values(NOT_OF_A_ROUND))
      expect([spec, existsSync(join(__dirname, '..', spec))]).toEqual([spec, true]);
  });
});

describeEngines('papers of a day agree', (engine) => {
  let world: World;
  let rounds: PaidRound[];
  let settled = false;
  beforeAll(async () => {
    world = await startWorld(engine);
    rounds = await papersDay(world);
  });
  afterAll(() => world.close());

  const compared = async (i: number): Promise<Compared> => {
    const round = rounds[i] as PaidRound;
    return { world, round, rows: await rowsOf(world, round.round.id), settled };
  };
  const compareAll = () => {
    it.each(each(papersOfARound))('%s: %s', async (_, paper, i) => PAPERS[paper](await compared(i)));
    it.each(SHOPS)('%s: 送货单', async (_, i) => deliveryNote(await compared(i)));
    it.each(each(screens))('%s: %s', async (_, screen, i) => SCREENS[screen](await compared(i)));
  };

  it('on a day that has it all', async () => {
    const { rows } = await compared(0);
    const some = (of: (line: (typeof rows.lines)[number]) => unknown) =>
      rows.lines.some((line) => Boolean(of(line)));
    expect([
      some((l) => l.shortQuantity),
      some((l) => l.substitutedQuantity),
      some((l) => l.packedGrams),
    ]).toEqual([...[true, true, true]]);
    expect(rows.orders.some(({ id }) => rows.bags.every(({ orderId }) => orderId !== id))).toBe(true);
    const all = await world.db.many<{ status: string; wave: number; bagCount: number }>(
      'SELECT status, wave, bagCount FROM group_orders WHERE roundId = ?',
      [rounds[0]?.round.id ?? ''],
    );
    const cancelled = all.filter(({ status }) => status === 'cancelled');
    expect(cancelled.map(({ wave, bagCount }) => [wave > 0, bagCount > 0]).sort()).toEqual([
      [false, false],
      [true, true],
    ]);
    const states = await world.db.many<{ status: string }>('SELECT DISTINCT status FROM household_orders');
    expect(states.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['withdrawn', 'cancelled', 'locked', 'fulfilled']),
    );
  });

  describe('once it is packed, with buildings cancelled', compareAll);

  it('names void numbers, and nothing else of who withdrew', async () => {
    const day = await compared(0);
    const text = pagesOf(
      await paperBytes(
        world,
        day.round.staff,
        'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
        day.round.wave.params,
      ),
    ).join('');
    expect(text).toMatch(/作废号\d+/);
  });

  it('marks labels as printed by word alone: reading a file, wholly or in part, marks nothing', async () => {
    const { round, rows } = await compared(0);
    const { params } = round.wave;
    const ROLL = 'GET /rounds/:id/waves/:wave/labels-60x40.pdf';
    const SHEET = 'GET /rounds/:id/waves/:wave/labels-a4.pdf';
    const prints = () =>
      world.db
        .one<{ n: number | string }>('SELECT SUM(labelPrints) AS n FROM bags WHERE roundId = ?', [
          round.round.id,
        ])
        .then((row) => Number(row?.n));
    const printed = (more: object) =>
      world.ok(round.staff, 'POST /rounds/:id/waves/:wave/labels/printed', {
        params,
        body: { clientKey: newKey(), asOf: world.clock.now(), ...more },
      });
    for (const paper of [ROLL, SHEET] as const)
      expect(pagesOf(await paperBytes(world, round.staff, paper, params)).join('')).not.toContain('补打');
    expect(await prints()).toBe(0);
    const groupOrderId = rows.groups[0]?.id ?? '';
    const once = { clientKey: newKey(), asOf: world.clock.now(), groupOrderId, firstBag: 1, lastBag: 2 };
    for (let twice = 0; twice < 2; twice++) await printed(once);
    expect(await prints()).toBe(2);
    const read = pagesOf(await paperBytes(world, round.staff, ROLL, params));
    expect(read.filter((page) => page.includes('补打'))).toHaveLength(2);
    await printed({ asOf: '2020-01-01T00:00:00.000Z' });
    expect(await prints()).toBe(2);
    await printed({ part: 1 });
    expect(await prints()).toBe(rows.bags.length + 2);
  });

  it.each(papersOfARound)('%s says no later instant than the reading of its rows', async (paper) => {
    const { round, rows } = await compared(0);
    const [group] = rows.groups;
    const leader = await leaderOf(await compared(0), group?.gridId);
    const began = world.clock.now();
    let rowsFrom = '';
    // Each statement takes a minute, as in a queue or under load.
    const reading = (['many', 'one'] as const).map((read) => {
      const real = world.db[read].bind(world.db) as (sql: string, values?: never) => Promise<unknown>;
      return jest.spyOn(world.db, read).mockImplementation((async (sql: string, values?: never) => {
        if (SHOWN_ROWS.test(sql)) rowsFrom ||= world.clock.now();
        world.clock.set(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());
        return real(sql, values);
      }) as never);
    });
    const first = rows.orders.find(({ groupOrderId }) => groupOrderId === group?.id);
    const id = paper.startsWith('GET /rounds')
      ? round.round.id
      : paper.startsWith('GET /group')
        ? group?.id
        : first?.id;
    const as = paper.startsWith('GET /rounds') ? round.staff : leader;
    const file = await paperBytes(world, as, paper, { id: id ?? '', wave: 1 }).finally(() => {
      for (const spy of reading) spy.mockRestore();
      world.clock.set(began);
    });
    const said = await madeAt(file);
    expect(rowsFrom).not.toBe('');
    expect([rowsFrom, said <= rowsFrom]).toEqual([rowsFrom, true]);
  });

  describe('once it is settled', () => {
    beforeAll(async () => {
      await carryAndSettle(world, rounds);
      settled = true;
    });
    compareAll();
  });
});
