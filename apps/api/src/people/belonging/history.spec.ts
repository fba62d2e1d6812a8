import { newPhone, startPhones, type Phones } from '@cailan/trials/world/phones';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, type TestPerson } from '@cailan/trials/world/world';

describeEngines('new occupants', (engine) => {
  let phones: Phones;
  let before: TestPerson;
  beforeAll(async () => {
    phones = await startPhones(engine);
    before = await phones.world.person('resident');
  });
  afterAll(() => phones.close());

  const moveIn = async (number: string): Promise<TestPerson> => {
    const { world } = phones;
    const home = await world.db.one<{ gridId: string }>('SELECT gridId FROM households WHERE id = ?', [
      before.scopeId,
    ]);
    const leader = await world.person('grid_leader', home?.gridId);
    const { code } = await world.ok(leader, 'POST /invitations', {
      body: { clientKey: newKey(), householdId: before.scopeId },
    });
    const who = await phones.join(newPhone(), number);
    const { id, status } = await world.ok(who, 'POST /bindings', {
      body: { clientKey: newKey(), code, name: '陈新' },
    });
    if (status === 'pending')
      await world.ok(before, 'POST /bindings/:id/answer', { params: { id }, body: { approve: true } });
    return { ...who, scopeId: before.scopeId };
  };

  it('see nothing of what was before: no orders, no list, no messages', async () => {
    const { world } = phones;
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(before, round, { 'VEG-001': 2 });
    const [placed] = await world.ok(before, 'GET /household-orders');
    const window = await world.db.one<{ endAt: string }>('SELECT endAt FROM delivery_windows WHERE id = ?', [
      round.windowId,
    ]);
    const seen = async (who: TestPerson) => {
      const params = { id: placed?.id ?? '' };
      const list = await world.call(who, 'GET /windows/:id/list', {
        params: { id: round.windowId },
        query: { householdId: before.scopeId },
      });
      return {
        orders: (await world.ok(who, 'GET /household-orders')).length,
        order: (await world.call(who, 'GET /household-orders/:id', { params })).status,
        list: list.status,
        messages: (await world.ok(who, 'GET /messages')).filter(({ kind }) => kind === 'test').length,
      };
    };
    await world.db.transaction((tx) =>
      tx.insert<object>('messages', [
        {
          id: newKey(),
          householdId: before.scopeId,
          kind: 'test',
          text: '旧',
          createdAt: world.clock.now(),
        },
      ]),
    );
    const wife = await moveIn('13600000001');
    expect(await seen(wife)).toEqual({ orders: 1, order: 200, list: 200, messages: 0 });
    world.clock.set(new Date(Date.parse(window?.endAt ?? '') + 3_600_000).toISOString());
    const next = await moveIn('13600000002');
    expect(await seen(next)).toEqual({ orders: 0, order: 404, list: 404, messages: 0 });
    expect(await seen(before)).toEqual({ orders: 1, order: 200, list: 200, messages: 1 });
  });

  it('are called and labelled by their own name once the former ones are gone', async () => {
    const { world } = phones;
    const params = { id: before.scopeId };
    const { members } = await world.ok(before, 'GET /households/:id', { params });
    await world.db.transaction((tx) =>
      tx.run(`UPDATE household_orders SET status = 'withdrawn' WHERE householdId = ?`, [before.scopeId]),
    );
    const leave = (personId: string) =>
      world.ok(before, 'POST /households/:id/members/:personId/end', {
        params: { ...params, personId },
      });
    for (const { personId } of members) if (personId !== before.id) await leave(personId);
    await leave(before.id);
    const next = await moveIn('13600000003');
    expect(await world.ok(next, 'GET /households/:id', { params })).toMatchObject({
      contactName: '陈新',
      contactPhone: '136****0003',
    });
  });
});
