import { describeEngines } from '@cailan/trials/world/engines';
import { groupsOf, order } from '@cailan/trials/world/orders';
import { openRound } from '@cailan/trials/world/rounds';
import { newKey, startService, type TestPerson, type TestService } from '@cailan/trials/world/service';

describeEngines('running numbers', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());

  it('keeps a running number through a reopening; who withdraws voids it, who comes gets the next', async () => {
    const [one, two, three, late] = (await service.people('resident')) as [
      TestPerson,
      TestPerson,
      TestPerson,
      TestPerson,
    ];
    const round = await openRound(service, { offers: { 'VEG-001': {} } });
    for (const person of [one, two, three]) await order(service, person, round, { 'VEG-001': 2 });
    const [group] = await groupsOf(service, round);
    if (!group) throw new Error('nobody ordered');
    const confirm = () =>
      service.ok(group.leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [group.id] },
      });
    const numbersOf = async () => {
      const rows = await service.db.many<{ householdId: string; runningNumber: number; status: string }>(
        'SELECT householdId, runningNumber, status FROM household_orders WHERE groupOrderId = ? ORDER BY id',
        [group.id],
      );
      return rows.map(({ householdId, runningNumber, status }) => [householdId, runningNumber, status]);
    };
    await confirm();
    const body = { reason: '漏了一户' };
    await service.ok(group.leader, 'POST /group-orders/:id/reopen', { params: { id: group.id }, body });
    const at = { params: { id: round.windowId } };
    await service.ok(one, 'POST /windows/:id/list/withdraw', {
      ...at,
      body: { clientKey: newKey(), householdId: one.scopeId },
    });
    const { version } = await service.ok(two, 'GET /windows/:id/list', {
      ...at,
      query: { householdId: two.scopeId },
    });
    expect(await order(service, two, round, { 'VEG-001': 3 }, version)).toMatchObject({ status: 200 });
    expect(await order(service, late, round, { 'VEG-001': 1 })).toMatchObject({ status: 200 });
    await confirm();
    expect(await numbersOf()).toEqual([
      [one.scopeId, 1, 'withdrawn'],
      [two.scopeId, 2, 'locked'],
      [three.scopeId, 3, 'locked'],
      [late.scopeId, 4, 'locked'],
    ]);
    const payment = await service.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'test' },
    });
    await service.ok(group.leader, 'POST /development/payments/:id/outcome', {
      params: { id: payment.id },
      body: { received: true },
    });
    await service.ok(round.staff, 'POST /rounds/:id/waves', {
      params: { id: round.round.id },
      body: { clientKey: newKey() },
    });
    const sheet = await service.ok(round.staff, 'GET /group-orders/:id/pack-sheet', {
      params: { id: group.id },
    });
    expect(sheet.voidNumbers).toEqual([1]);
    expect(sheet.households.map(({ runningNumber }) => runningNumber)).toEqual([2, 3, 4]);
  });
});
