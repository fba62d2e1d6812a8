import type { DoorOutcome } from '@cailan/shared-types';
import { startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { newId } from '../../ground/db/ids';

describeEngines('goods that came back', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  const homeOf = (resident: TestPerson) =>
    world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [resident.scopeId]);
  it('are told to their household, line by line, and to its leader', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1, 'GRN-001': 1 }));
    const round = await world.carried({ lists });
    const door = async ({ scopeId: householdId }: TestPerson, outcome: DoorOutcome) =>
      world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId },
        body: { eventId: newId(), outcome },
      });
    const [first, second] = round.residents;
    if (!first || !second) throw new Error('nobody ordered');
    await door(first, 'refused');
    await door(second, 'delivered');
    const bag = await world.db.one<{ code: string }>('SELECT code FROM bags WHERE householdId = ?', [
      first.scopeId,
    ]);
    const seen = async (resident: TestPerson) => {
      const [order] = await world.ok(resident, 'GET /household-orders', { query: {} });
      return order?.lines.map(({ name, lost }) => [name, lost]) ?? [];
    };
    const goods = (await seen(second)).map(([name]) => name);
    expect(goods).toHaveLength(2);
    const back = async () => {
      const leader = await world.person('grid_leader', (await homeOf(first))?.gridId);
      const [id = ''] = round.groupOrderIds;
      const all = await world.ok(leader, 'GET /group-orders/:id/households', { params: { id } });
      return all.filter(({ bagsBack }) => bagsBack > 0).map((each) => [each.householdId, each.bagsBack]);
    };
    expect(await back()).toEqual([]);
    await world.ok(await world.giverTo(first.scopeId), 'POST /bags/:code/resolution', {
      ...{ params: { code: bag?.code ?? '' }, body: { eventId: newId(), to: 'returned' } },
    });
    expect(await seen(first)).toEqual(goods.map((name) => [name, { returned: 1 }]));
    expect(await seen(second)).toEqual(goods.map((name) => [name, {}]));
    expect(await back()).toEqual([[first.scopeId, 1]]);
  });
});
