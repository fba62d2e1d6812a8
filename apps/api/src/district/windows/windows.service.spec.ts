import type { DistrictRules } from '../places/district-rules';
import { District } from '../places/place.entity';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
import { WindowsService } from './windows.service';

describeEngines('delivery windows', (engine) => {
  let service: TestService;
  let district: District;

  beforeAll(async () => {
    service = await startService(engine);
    district = (await service.db.one<District>('SELECT * FROM districts')) as District;
  });
  afterAll(() => service.close());

  const windows = () =>
    service.db.many<{ code: string; startAt: string; endAt: string }>(
      'SELECT code, startAt, endAt FROM delivery_windows ORDER BY startAt, code',
    );
  const make = (rules?: Partial<DistrictRules>) =>
    service.db.transaction((tx) => {
      const changed = { ...(JSON.parse(district.rulesJson) as DistrictRules), ...rules };
      return service.app.get(WindowsService).make(tx, { ...district, rulesJson: JSON.stringify(changed) });
    });

  it('are there for eight days from the local day on, with every drop point’s capacity', async () => {
    const made = await windows();
    expect(made.map(({ code }) => code)).toEqual(
      [21, 22, 23, 24, 25, 26, 27, 28].map((day) => `EVENING-2026-11-${day}`),
    );
    expect(made[0]).toMatchObject({
      startAt: '2026-11-21T11:30:00.000Z',
      endAt: '2026-11-21T13:30:00.000Z',
    });
    const points = await service.db.many(
      `SELECT w.code, p.capacity, p.taken FROM window_points p JOIN delivery_windows w ON w.id = p.windowId
       WHERE w.code = 'EVENING-2026-11-21'`,
    );
    expect(points).toEqual(Array(2).fill({ code: 'EVENING-2026-11-21', capacity: 40, taken: 0 }));
  });

  it('are not made twice, and one more every day by the job', async () => {
    await make();
    expect(await windows()).toHaveLength(8);
    service.clock.set('2026-11-21T15:59:00.000Z');
    await service.runJobs();
    expect(await windows()).toHaveLength(8);
    service.clock.set('2026-11-22T04:30:00.000Z');
    await service.runJobs();
    expect((await windows()).map(({ code }) => code).at(-1)).toBe('EVENING-2026-11-29');
    const waiting = await service.db.many(
      `SELECT id FROM jobs WHERE kind = 'windows.make' AND status = 'waiting'`,
    );
    expect(waiting).toHaveLength(1);
  });

  it('follow the rule’s weekdays', async () => {
    const rule = {
      code: 'NOON',
      name: '午间配送',
      placeKinds: ['company'],
      weekdays: [1, 7],
      start: '11:30',
      end: '13:00',
    };
    await make({ windows: [rule] as DistrictRules['windows'] });
    const noon = (await windows()).filter(({ code }) => code.startsWith('NOON'));
    expect(noon).toEqual([
      { code: 'NOON-2026-11-22', startAt: '2026-11-22T03:30:00.000Z', endAt: '2026-11-22T05:00:00.000Z' },
      { code: 'NOON-2026-11-23', startAt: '2026-11-23T03:30:00.000Z', endAt: '2026-11-23T05:00:00.000Z' },
      { code: 'NOON-2026-11-29', startAt: '2026-11-29T03:30:00.000Z', endAt: '2026-11-29T05:00:00.000Z' },
    ]);
  });
});
