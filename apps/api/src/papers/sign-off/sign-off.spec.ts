import type { Problem } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type PaidRound, type TestPerson, type World } from '@cailan/trials/world/world';
import { sheetsOf } from '../testing/read-papers';

describeEngines('the sign-off sheet of a building', (engine) => {
  let world: World;
  let round: PaidRound;
  let groupOrderId = '';

  beforeAll(async () => {
    world = await startWorld(engine);
    round = await world.paid({ lists: Array.from({ length: 16 }, () => ({ 'VEG-001': 1 })) });
    groupOrderId = round.groupOrderIds[0] ?? '';
  });
  afterAll(() => world.close());

  const ask = async (as: TestPerson) => {
    const { statusCode, body, rawPayload } = await world.app.inject({
      method: 'GET',
      url: `/api/group-orders/${groupOrderId}/sign-off.xlsx`,
      headers: { authorization: `Bearer ${as.token}` },
    });
    if (statusCode !== 200) return (JSON.parse(body) as Problem).code;
    const [sheet] = await sheetsOf(rawPayload);
    return sheet?.rows.map((row) => String(row['门牌'])) ?? [];
  };
  const doors = (unitId?: string) =>
    world.db
      .many<{ door: string; unitId: string }>(
        `SELECT o.door, h.unitId FROM household_orders o JOIN households h ON h.id = o.householdId
         WHERE o.groupOrderId = ? ORDER BY h.sort`,
        [groupOrderId],
      )
      .then((rows) => rows.filter((row) => !unitId || row.unitId === unitId));

  it('is for nobody before the goods are picked', async () => {
    expect(await ask(await world.captainOf(groupOrderId))).toBe('wrong_status');
  });

  it('is for who hands the bags out there, and for nobody else', async () => {
    await world.pickAll(round);
    await world.packAll(round);
    const group = await world.row('group_orders', groupOrderId);
    const all = (await doors()).map(({ door }) => door);
    expect(all.length).toBeGreaterThan(1);
    const leader = await world.person('grid_leader', String(group?.['gridId']));
    const staff = await world.person('community_staff', String(group?.['communityId']));
    for (const person of [await world.captainOf(groupOrderId), leader, staff])
      expect(await ask(person)).toEqual(all);
    const others = await world.people('grid_leader');
    const other = others.find(({ scopeId }) => scopeId !== group?.['gridId']);
    expect(other && (await ask(other))).toBe('not_found');
  });

  it('has for the captain of a unit the households of that unit', async () => {
    const [{ unitId } = { unitId: '' }] = await doors();
    const own = (await doors(unitId)).map(({ door }) => door);
    expect(await ask(await world.captainOfUnit(unitId))).toEqual(own);
    expect(own.length).toBeLessThan((await doors()).length);
  });
});
