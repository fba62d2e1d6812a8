import type { DoorOutcome } from '@cailan/shared-types';
import { carriedRound, giverTo } from '@cailan/trials/world/carried-round';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';
import { newId } from '../../ground/db/ids';

describeEngines('goods that came back', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  const homeOf = (resident: TestPerson) =>
    service.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [resident.scopeId]);
  it('are told to their household, line by line, and to its leader', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1, 'GRN-001': 1 }));
    const round = await carriedRound(service, { lists });
    const door = async ({ scopeId: householdId }: TestPerson, outcome: DoorOutcome) =>
      service.ok(await giverTo(service, householdId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId },
        body: { eventId: newId(), outcome },
      });
    const [first, second] = round.residents;
    if (!first || !second) throw new Error('nobody ordered');
    await door(first, 'refused');
    await door(second, 'delivered');
    const bag = await service.db.one<{ code: string }>('SELECT code FROM bags WHERE householdId = ?', [
      first.scopeId,
    ]);
    const seen = async (resident: TestPerson) => {
      const [order] = await service.ok(resident, 'GET /household-orders', { query: {} });
      return order?.lines.map(({ name, lost }) => [name, lost]) ?? [];
    };
    const goods = (await seen(second)).map(([name]) => name);
    expect(goods).toHaveLength(2);
    const back = async () => {
      const leader = await service.person('grid_leader', (await homeOf(first))?.gridId);
      const [id = ''] = round.groupOrderIds;
      const all = await service.ok(leader, 'GET /group-orders/:id/households', { params: { id } });
      return all.filter(({ bagsBack }) => bagsBack > 0).map((each) => [each.householdId, each.bagsBack]);
    };
    expect(await back()).toEqual([]);
    await service.ok(await giverTo(service, first.scopeId), 'POST /bags/:code/resolution', {
      ...{ params: { code: bag?.code ?? '' }, body: { eventId: newId(), to: 'returned' } },
    });
    expect(await seen(first)).toEqual(goods.map((name) => [name, { returned: 1 }]));
    expect(await seen(second)).toEqual(goods.map((name) => [name, {}]));
    expect(await back()).toEqual([[first.scopeId, 1]]);
  });
});
