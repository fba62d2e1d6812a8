import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { JobsService } from '../ground/jobs/jobs.service';

/** Changes of what is the district's: its points, limits and price ceilings. */
describeEngines('an amendment', (engine) => {
  let world: World;
  let admin: TestPerson;
  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.person('district_admin');
  });
  beforeEach(async () => {
    await world.forgetTrade();
    await world.db.transaction((tx) => tx.run('DELETE FROM plan_amendments'));
  });
  afterAll(() => world.close());

  const listed = () => world.ok(admin, 'GET /amendments');

  it('of a point is taken over by the windows that have not begun, from its time on', async () => {
    const point = (await world.ok(admin, 'GET /district')).dropPoints[0];
    const params = { id: point?.id ?? '' };
    const change = (more: object) =>
      world.ok(admin, 'PUT /drop-points/:id', {
        params,
        body: { clientKey: newKey(), name: '甲苑北门', staff: 3, capacity: 50, reason: '修路', ...more },
      });
    const capacities = async () => {
      const rows = await world.db.many<{ capacity: number }>(
        `SELECT DISTINCT p.capacity FROM window_points p JOIN delivery_windows w ON w.id = p.windowId
         WHERE p.dropPointId = ? AND w.startAt > ? ORDER BY p.capacity`,
        [params.id, world.clock.now()],
      );
      return rows.map(({ capacity }) => capacity);
    };
    const fromAt = '2026-11-21T04:00:00.000Z';
    const proposed = await change({ fromAt });
    expect(proposed).toMatchObject({ status: 'proposed', fromAt, after: '甲苑北门，3 人，每时段 50 户' });
    expect(await capacities()).toEqual([40]);
    const withdrawn = await change({ fromAt, capacity: 99 });
    const at = { params: { id: withdrawn.id }, body: { reason: '写错了' } };
    expect(await world.ok(admin, 'POST /amendments/:id/withdraw', at)).toMatchObject({ status: 'ended' });
    world.clock.set(fromAt);
    await world.runJobs();
    expect(await capacities()).toEqual([50]);
    expect((await world.ok(admin, 'GET /district')).dropPoints[0]).toMatchObject({
      name: '甲苑北门',
      staff: 3,
    });
    expect(
      await world.call(admin, 'POST /amendments/:id/withdraw', { ...at, params: { id: proposed.id } }),
    ).toMatchObject({
      code: 'wrong_status',
    });
    await change({ name: '甲苑门口', staff: 1, capacity: 40 });
    expect((await listed()).map(({ status, after }) => [status, after.split('，')[0]])).toEqual([
      ['in_force', '甲苑门口'],
      ['ended', '甲苑北门'],
      ['ended', '甲苑北门'],
    ]);
  });

  it('withdrawn or begun twice ends nothing that is in force', async () => {
    const params = { id: (await world.ok(admin, 'GET /district')).dropPoints[1]?.id ?? '' };
    const change = (more: object) =>
      world.ok(admin, 'PUT /drop-points/:id', {
        params,
        body: { clientKey: newKey(), name: '丙苑南门', staff: 2, capacity: 40, reason: '修路', ...more },
      });
    const fromAt = '2026-11-21T04:00:00.000Z';
    const soon = '2026-11-21T03:00:00.000Z';
    const withdrawn = await change({ fromAt: soon, capacity: 60 });
    const due = await change({ fromAt, capacity: 70 });
    const standing = await change({ capacity: 50 });
    await world.ok(admin, 'POST /amendments/:id/withdraw', {
      params: { id: withdrawn.id },
      body: { reason: '写错了' },
    });
    const again = (...ids: readonly string[]) =>
      world.db.transaction(async (tx) => {
        for (const amendmentId of ids)
          await world.app.get(JobsService).add(tx, 'amendment.begin', { amendmentId }, fromAt);
      });
    const statuses = async () => Object.fromEntries((await listed()).map(({ id, status }) => [id, status]));
    world.clock.set(soon);
    await world.runJobs();
    expect(await statuses()).toMatchObject({ [standing.id]: 'in_force', [due.id]: 'proposed' });
    world.clock.set(fromAt);
    await world.runJobs();
    expect(await statuses()).toEqual({
      [withdrawn.id]: 'ended',
      [due.id]: 'in_force',
      [standing.id]: 'ended',
    });
    const newest = await change({ capacity: 80 });
    await again(withdrawn.id, due.id);
    await world.runJobs();
    expect(await statuses()).toEqual({
      ...{ [withdrawn.id]: 'ended', [due.id]: 'ended', [standing.id]: 'ended' },
      [newest.id]: 'in_force',
    });
    const point = (await world.ok(admin, 'GET /district')).dropPoints[1];
    expect(point).toMatchObject({ name: '丙苑南门', capacity: 80 });
  });

  it('of limits and ceilings holds for what is written from then on; prices that a round froze stay', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const limits = [{ productClass: 'vegetable' as const, quantity: 1, periodDays: 7 }];
    const changed = await world.ok(admin, 'PUT /class-limits', {
      body: { clientKey: newKey(), limits, reason: '紧缺' },
    });
    expect(changed).toMatchObject({ before: '粮油 7 天 8 份', after: '蔬菜 7 天 1 份' });
    const ceilings = [{ productCode: 'VEG-001', ceilingFen: 100 }];
    await world.ok(admin, 'PUT /price-ceilings', { body: { clientKey: newKey(), ceilings, reason: '哄抬' } });
    expect(await world.ok(admin, 'GET /district')).toMatchObject({ limits, ceilings });
    const view = await world.ok(round.staff, 'GET /rounds/:id', { params: { id: round.round.id } });
    expect(view.offers[0]).toMatchObject({ priceFen: 120 });
    await expect(world.openRound({ offers: { 'VEG-001': {} } })).rejects.toThrow('price_above_ceiling');
    await world.ok(admin, 'PUT /class-limits', {
      body: {
        ...{ clientKey: newKey(), reason: '恢复' },
        limits: [{ productClass: 'grain', quantity: 8, periodDays: 7 }],
      },
    });
    await world.ok(admin, 'PUT /price-ceilings', {
      body: {
        ...{ clientKey: newKey(), reason: '恢复' },
        ceilings: [{ productCode: 'VEG-001', ceilingFen: 99_999 }],
      },
    });
  });
});
