import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

describeEngines('running numbers', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  it('keeps a running number through a reopening; who withdraws voids it, who comes gets the next', async () => {
    const [one, two, three, late] = (await world.people('resident')) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    const round = await world.openRound({ offers: { 'VEG-001': {} } });
    for (const person of [one, two, three]) await world.order(person, round, { 'VEG-001': 2 });
    const [group] = await world.groupsOf(round);
    if (!group) throw new Error('nobody ordered');
    const confirm = () =>
      world.ok(group.leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [group.id] },
      });
    const numbersOf = async () => {
      const rows = await world.db.many<{ householdId: string; runningNumber: number; status: string }>(
        'SELECT householdId, runningNumber, status FROM household_orders WHERE groupOrderId = ? ORDER BY id',
        [group.id],
      );
      return rows.map(({ householdId, runningNumber, status }) => [householdId, runningNumber, status]);
    };
    await confirm();
    const body = { reason: '漏了一户' };
    await world.ok(group.leader, 'POST /group-orders/:id/reopen', { params: { id: group.id }, body });
    const at = { params: { id: round.windowId } };
    await world.ok(one, 'POST /windows/:id/list/withdraw', {
      ...at,
      body: { clientKey: newKey(), householdId: one.scopeId },
    });
    const { version } = await world.ok(two, 'GET /windows/:id/list', {
      ...at,
      query: { householdId: two.scopeId },
    });
    expect(await world.order(two, round, { 'VEG-001': 3 }, { version })).toMatchObject({ status: 200 });
    expect(await world.order(late, round, { 'VEG-001': 1 })).toMatchObject({ status: 200 });
    await confirm();
    expect(await numbersOf()).toEqual([
      [one.scopeId, 1, 'withdrawn'],
      [two.scopeId, 2, 'locked'],
      [three.scopeId, 3, 'locked'],
      [late.scopeId, 4, 'locked'],
    ]);
    const payment = await world.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'test' },
    });
    await world.ok(group.leader, 'POST /development/payments/:id/outcome', {
      params: { id: payment.id },
      body: { received: true },
    });
    await world.ok(round.staff, 'POST /rounds/:id/waves', {
      params: { id: round.round.id },
      body: { clientKey: newKey() },
    });
    const sheet = await world.ok(round.staff, 'GET /group-orders/:id/pack-sheet', {
      params: { id: group.id },
    });
    expect(sheet.voidNumbers).toEqual([1]);
    expect(sheet.households.map(({ runningNumber }) => runningNumber)).toEqual([2, 3, 4]);
  });
});
