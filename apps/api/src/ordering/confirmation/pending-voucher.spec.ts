import { order, type GroupOfRound, groupsOf } from '@cailan/trials/world/orders';
import { describeEngines } from '@cailan/trials/world/engines';
import { openRound, type OpenRound } from '@cailan/trials/world/rounds';
import { newKey, startService, type TestService } from '@cailan/trials/world/service';

/** Money that is under way belongs to its building: neither is changed under the other. */
describeEngines('a building whose voucher waits for an answer', (engine) => {
  let service: TestService;
  let round: OpenRound;
  let group: GroupOfRound;
  let paymentId: string;
  beforeAll(async () => {
    service = await startService(engine);
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    round = await openRound(service, { offers: { 'VEG-001': {} } });
    await order(service, await service.person('resident'), round, { 'VEG-001': 2 });
    [group] = (await groupsOf(service, round)) as [GroupOfRound];
    await service.ok(group.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group.id] },
    });
    const payment = await service.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'bank_transfer', voucherNo: 'V-1' },
    });
    paymentId = payment.id;
  });
  afterEach(() =>
    service.call(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '完' },
    }),
  );

  const takeBack = (how: 'cancel' | 'reopen') =>
    service.call(group.leader, `POST /group-orders/:id/${how}`, {
      params: { id: group.id },
      body: { reason: '不要了' },
    });
  const answer = (received: boolean) =>
    service.ok(round.staff, 'POST /payments/:id/answer', { params: { id: paymentId }, body: { received } });
  const stands = async () =>
    (await service.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } })).status;

  it('is neither cancelled nor opened again, and is paid by the money that came', async () => {
    for (const how of ['cancel', 'reopen'] as const)
      expect(await takeBack(how)).toMatchObject({ status: 409, code: 'payment_open' });
    expect(await stands()).toBe('confirmed');
    await answer(true);
    expect(await stands()).toBe('paid');
  });

  it('is the leader’s again once the supermarket says that nothing came', async () => {
    expect((await takeBack('cancel')).code).toBe('payment_open');
    await answer(false);
    expect((await takeBack('cancel')).status).toBe(200);
    expect(await stands()).toBe('cancelled');
  });

  it('of a round that was cancelled ends with the window, if nobody answers', async () => {
    const morning = service.clock.now();
    const { endAt } =
      (await service.ok(round.staff, 'GET /windows')).find(({ id }) => id === round.windowId) ?? {};
    const cancel = { params: { id: round.round.id }, body: { reason: '今天不送了' } };
    await service.ok(round.staff, 'POST /rounds/:id/cancel', cancel);
    const payment = async () =>
      (await service.ok(group.leader, 'GET /payments/:id', { params: { id: paymentId } })).status;
    // The round's deadlines go by, one after the other; until the window is over the supermarket may still answer.
    const passing = async (ms: number) => {
      service.clock.set(new Date(Date.parse(endAt ?? '') + ms).toISOString());
      for (let i = 0; i < 3; i++) await service.runJobs();
    };
    await passing(-60_000);
    expect(await payment()).toBe('pending');
    await passing(60_000);
    expect(await payment()).toBe('cancelled');
    service.clock.set(morning);
  });
});
