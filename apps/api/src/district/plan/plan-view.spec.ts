import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type World } from '@cailan/trials/world/world';

describeEngines('the district', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('shows the plan in force: places, points, windows, rules, limits, ceilings, and what it needs in a week', async () => {
    const admin = await world.person('district_admin');
    const view = await world.ok(admin, 'GET /district');
    expect(view).toMatchObject({
      ...{ code: 'small', name: '测试区', planName: '测试保供方案', source: 'test' },
      communities: [
        { code: 'CA', name: '甲社区', streetName: '测试街道', households: 38 },
        { code: 'CB', name: '乙社区', streetName: '测试街道', households: 22 },
      ],
      dropPoints: [
        { code: 'CAX-GATE', name: '甲苑门口', kind: 'gate', staff: 1, capacity: 40, households: 38 },
        { code: 'CBX-GATE', name: '乙苑门口', kind: 'gate', staff: 1, capacity: 40, households: 22 },
      ],
      windows: [
        {
          ...{ code: 'EVENING', name: '晚间配送', placeKinds: ['compound'], start: '19:30', end: '21:30' },
          weekdays: [1, 2, 3, 4, 5, 6, 7],
        },
      ],
      conduct: { vehiclesEnter: false, peopleEnter: false, permit: 'with_reason' },
      outsideAction: 'refuse_and_propose_suspension',
      label: { name: true, address: 'room', phone: 'masked', days: 7 },
      limits: [{ productClass: 'grain', quantity: 8, periodDays: 7 }],
      ceilings: [{ productCode: 'VEG-001', ceilingFen: 99_999 }],
      rounds: { rule: 'first_come', dues: 'after_delivery' },
      need: {
        ...{ households: 60, gramsPerHouseholdWeek: 13_000, weeklyGrams: 780_000 },
        ...{ householdsPerCarrier: 182, carriers: 1 },
      },
    });
    expect(await world.ok(await world.person('inspector'), 'GET /district')).toEqual(view);
  });

  it('is shown to nobody else', async () => {
    for (const role of ['resident', 'grid_leader', 'supermarket_staff', 'community_staff'] as const)
      expect(await world.call(await world.person(role), 'GET /district')).toMatchObject({
        code: 'role_required',
      });
  });
});
