import type { Problem } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type OpenRound, startWorld, type World } from '@cailan/trials/world/world';

describeEngines('the version of a list', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  const endRound = (round: OpenRound) =>
    world.ok(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '测试结束' },
    });

  it('only ever rises in version, and tells a phone that comes late what became of the list', async () => {
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    const person = await world.person('resident');
    const householdId = person.scopeId;
    const home = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      householdId,
    ]);
    const leader = await world.person('grid_leader', home?.gridId);
    const asLeader = { ...leader, scopeId: householdId };
    const { name } = await world.ok(leader, 'GET /me');
    const listOf = ({ windowId }: OpenRound) =>
      world.ok(person, 'GET /windows/:id/list', { params: { id: windowId }, query: { householdId } });
    const { version: none } = await listOf(round);
    const { version: first } = (await world.order(person, round, { 'VEG-001': 1 })).body;
    expect(first).toBeGreaterThan(none);
    const problemOf = (answer: { body: unknown }) => answer.body as Problem;
    const late = async (seen: number) => {
      const { code, detail, facts } = problemOf(
        await world.order(person, round, { 'VEG-001': 9 }, { version: seen }),
      );
      return { code, facts, detail };
    };
    const told = (version: number, became: string, what: string) => ({
      ...{ code: 'version_conflict', facts: { version, became, what } },
      detail: `${what}，请看过现在的清单再交`,
    });

    const body = { clientKey: newKey(), householdId };
    const withdrawn = await world.ok(leader, 'POST /windows/:id/list/withdraw', {
      ...{ params: { id: round.windowId }, body },
    });
    expect(withdrawn).toMatchObject({ version: first + 1, orders: [] });
    expect(await late(first)).toEqual(told(first + 1, 'withdrawn', `网格员${name}撤回了这份清单`));
    // 0 is a list that nobody ever wrote: this one was, and somebody did not want it.
    expect(await late(0)).toMatchObject({ code: 'version_conflict' });

    const again = await world.order(asLeader, round, { 'VEG-001': 2 });
    expect(again.body.version).toBe(first + 2);
    const what = `网格员${name}撤回了这份清单，网格员${name}改过这份清单`;
    expect(await late(first)).toEqual(told(first + 2, 'changed', what));

    await endRound(round);
    expect(await listOf(round)).toMatchObject({ version: first + 3, orders: [] });
    expect(await late(first + 2)).toEqual(told(first + 3, 'cancelled', '清单里的单取消了（本团已取消）'));

    const next = await world.openRound({ offers: { 'VEG-001': {} } });
    expect(next.windowId).toBe(round.windowId);
    expect(await world.order(person, next, { 'VEG-001': 1 }, { version: first + 2 })).toMatchObject({
      code: 'version_conflict',
    });
    expect((await world.order(person, next, { 'VEG-001': 1 }, { version: first + 3 })).body.version).toBe(
      first + 4,
    );
    const ofLeader = await world.order(asLeader, next, { 'VEG-001': 3 }, { version: first + 3 });
    expect(problemOf(ofLeader).facts).toMatchObject({ became: 'changed' });
    const { members } = await world.ok(leader, 'GET /households/:id', { params: { id: householdId } });
    const own = members.find(({ personId }) => personId === person.id)?.name ?? '';
    expect(problemOf(ofLeader).detail).toBe(`${own}改过这份清单，请看过现在的清单再交`);

    const group = (await world.groupsOf(next))[0];
    await world.ok(leader, 'POST /group-orders/:id/cancel', {
      ...{ params: { id: group?.id ?? '' }, body: { reason: '不要了' } },
    });
    expect(problemOf(await world.order(person, next, { 'VEG-001': 1 }, { version: first + 4 })).detail).toBe(
      `网格员${name}取消了本楼的集采单，请看过现在的清单再交`,
    );
    await endRound(next);
  });
});
