import { setTimeout as sleep } from 'node:timers/promises';
import { MysqlQueryRunner } from 'typeorm/driver/mysql/MysqlQueryRunner';
import { type Answer, type OpenRound, startWorld, type TestPerson, type World } from '../world/world';
import { describeEngines } from '../world/engines';

const CROWD = 300;
const QUOTA = 250;

/** A building's worth of the same wish at the same moment, on forty connections. */
describeEngines('a burst', (engine) => {
  let world: World;
  /** Households of one drop point. */
  let crowd: TestPerson[];

  beforeAll(async () => {
    world = await startWorld(engine, { poolSize: 40, times: 9 });
    const residents = await world.people('resident');
    const neighbours = await world.db.many<{ id: string }>(
      'SELECT id FROM households WHERE dropPointId = (SELECT dropPointId FROM households WHERE id = ?)',
      [residents[0]?.scopeId ?? ''],
    );
    const here = new Set(neighbours.map(({ id }) => id));
    crowd = residents.filter(({ scopeId }) => here.has(scopeId)).slice(0, CROWD);
    expect(crowd).toHaveLength(CROWD);
  });
  beforeEach(() => world.forgetTrade());
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => world.close());

  const counted = (answers: readonly Answer<unknown>[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status, code } of answers) counts[code ?? status] = (counts[code ?? status] ?? 0) + 1;
    return counts;
  };
  /** What is counted as taken, beside what orders hold. */
  const sums = async ({ windowId }: OpenRound) => {
    const [taken] = await world.db.many('SELECT SUM(taken) AS taken FROM offer_quotas');
    const [held] = await world.db.many(
      `SELECT COALESCE(SUM(l.quantity), 0) AS taken FROM household_order_lines l
       JOIN offer_quotas q ON q.offerId = l.offerId WHERE l.active = 1`,
    );
    const [counts] = await world.db.many(
      'SELECT SUM(taken) AS households FROM window_points WHERE windowId = ?',
      [windowId],
    );
    const [holding] = await world.db.many(
      `SELECT COUNT(DISTINCT householdId) AS households FROM household_orders WHERE activeSlot = 'active' AND status = 'submitted'`,
    );
    return { taken, held, counts, holding };
  };

  it('of lists for one offer of one point is served to the last one, and the offers are read once for all', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': { quota: QUOTA } } });
    const reads = jest.spyOn(world.db, 'many');
    const answers = await Promise.all(crowd.map((who) => world.order(who, round, { 'VEG-001': 1 })));
    expect(counted(answers)).toEqual({ 200: QUOTA, quota_exhausted: CROWD - QUOTA });
    const offers = reads.mock.calls.filter(([sql]) => sql.includes('FROM offers '));
    expect(offers).toHaveLength(1);
    const units = { taken: QUOTA };
    const households = { households: QUOTA };
    expect(await sums(round)).toEqual({ taken: units, held: units, counts: households, holding: households });
  });

  it('of changed lists is served while their buildings and their round are cancelled under them', async () => {
    const round = await world.openRound({
      offers: { 'VEG-001': { quota: 1000 }, 'VEG-002': { quota: 1000 } },
    });
    const some = crowd.slice(0, 120);
    await Promise.all(some.map((who) => world.order(who, round, { 'VEG-001': 1 })));
    const [first, ...others] = await world.groupsOf(round);
    const cancels = [first, ...others.slice(0, 4)].flatMap((group) => group ?? []);
    const reason = { reason: '不办了' };
    const answers = await Promise.all([
      ...some.map((who) => world.order(who, round, { 'VEG-002': 1 }, { version: 1 })),
      ...cancels.map(({ id, leader }) =>
        world.call(leader, 'POST /group-orders/:id/cancel', { params: { id }, body: reason }),
      ),
      world.call(round.staff, 'POST /rounds/:id/cancel', { params: { id: round.round.id }, body: reason }),
    ]);
    const { busy, internal_error } = counted(answers) as Record<string, number | undefined>;
    expect({ busy, internal_error }).toEqual({});
    const none = { taken: 0 };
    const nobody = { households: 0 };
    expect(await sums(round)).toEqual({ taken: none, held: none, counts: nobody, holding: nobody });
  });

  it('of readers asks how far a round is once for all', async () => {
    await world.openRound({ offers: { 'VEG-001': {} } });
    // What was known of it before is old by then.
    world.clock.set(world.clock.in(10));
    const reads = jest.spyOn(world.db, 'many');
    const answers = await Promise.all(crowd.slice(0, 40).map((who) => world.call(who, 'GET /rounds')));
    expect(counted(answers)).toEqual({ 200: 40 });
    const sumsRead = reads.mock.calls.filter(([sql]) => sql.includes('SUM(amountFen) AS orderedFen'));
    // Twice at most where the first answer was old before the last one asked.
    expect([1, 2]).toContain(sumsRead.length);
  });

  if (engine.name === 'mysql')
    it('of a neighbour and a leader who cancels waits in one order, so that neither is run twice', async () => {
      const round = await world.openRound({ offers: { 'VEG-001': { quota: 9 } } });
      const [home, ...others] = crowd;
      if (!home) throw new Error('nobody lives here');
      await world.order(home, round, { 'VEG-001': 1 });
      const [group] = await world.groupsOf(round);
      const next = await world.db.one<{ id: string }>(
        'SELECT id FROM households WHERE deliveryGroupId = ? AND id <> ? ORDER BY id LIMIT 1',
        [group?.deliveryGroupId ?? '', home.scopeId],
      );
      const neighbour = others.find(({ scopeId }) => scopeId === next?.id) ?? home;
      // Somebody else is being counted at the point, until the two have met.
      const other = world.db.dataSource.createQueryRunner();
      await other.startTransaction();
      await other.query('SELECT id FROM window_points WHERE windowId = ? FOR UPDATE', [round.windowId]);
      const runs = jest.spyOn(MysqlQueryRunner.prototype, 'startTransaction');
      const submitted = world.order(neighbour, round, { 'VEG-001': 1 });
      await waiting(1);
      const cancelled = world.call(group?.leader, 'POST /group-orders/:id/cancel', {
        params: { id: group?.id ?? '' },
        body: { reason: '不办了' },
      });
      await waiting(2);
      await other.commitTransaction();
      await other.release();
      expect([(await submitted).status, (await cancelled).status]).toEqual([200, 200]);
      expect(runs).toHaveBeenCalledTimes(2);
    });

  /** Until so many transactions of this database wait for a lock. */
  async function waiting(count: number): Promise<void> {
    const sql = `SELECT t.trx_id FROM information_schema.INNODB_TRX t JOIN information_schema.PROCESSLIST p
      ON p.ID = t.trx_mysql_thread_id WHERE t.trx_state = 'LOCK WAIT' AND p.DB = DATABASE()`;
    // Read more often, the table shows what it was before.
    while ((await world.db.many(sql)).length < count) await sleep(150);
  }
});
