import { describeEmbedded } from '@cailan/trials/world/engines';
import { smallPlan } from '@cailan/trials/world/small-plan';
import { newKey, startWorld, type World } from '@cailan/trials/world/world';
import { planDifferences } from './plan-differences';

describeEmbedded('a plan’s file and its district', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('do not differ after the plan was loaded', async () => {
    const stands = await world.ok(await world.person('district_admin'), 'GET /district');
    expect(planDifferences(stands, smallPlan())).toEqual([]);
  });

  it('differ by what the file changed, and by what the district amended', async () => {
    const admin = await world.person('district_admin');
    await world.ok(admin, 'PUT /class-limits', {
      body: { clientKey: newKey(), limits: [], reason: '货够了' },
    });
    const stands = await world.ok(admin, 'GET /district');
    const { plan, rules } = smallPlan();
    const [gate, ...others] = plan.dropPoints;
    const changed = {
      plan: {
        ...plan,
        dropPoints: [{ ...gate, capacityHouseholds: 60 }, ...others] as typeof plan.dropPoints,
      },
      rules: {
        ...rules,
        vehiclesEnter: true,
        windows: rules.windows.map((one) => ({ ...one, end: '21:00' })),
      },
    };
    expect(planDifferences(stands, changed)).toEqual([
      '限量：现在是 没有，方案文件里是 粮油 7 天 8 份',
      '交接点 CAX-GATE：现在是 甲苑门口，1 人，每时段 40 户，方案文件里是 甲苑门口，1 人，每时段 60 户',
      '配送时段 EVENING：现在是 晚间配送，星期 1、2、3、4、5、6、7，19:30–21:30，方案文件里是 晚间配送，星期 1、2、3、4、5、6、7，19:30–21:00',
      '门口的规矩：现在是 车不进，人不进，时段外可以放行，其它时间段一律不得配送，方案文件里是 车可以进，人不进，时段外可以放行，其它时间段一律不得配送',
    ]);
  });
});
