import {
  type GroupOfRound,
  newKey,
  type OpenRound,
  startWorld,
  type World,
} from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';

/** Money that is under way belongs to its building: neither is changed under the other. */
describeEngines('a building whose voucher waits for an answer', (engine) => {
  let world: World;
  let round: OpenRound;
  let group: GroupOfRound;
  let paymentId: string;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    round = await world.openRound({ offers: { 'VEG-001': {} } });
    await world.order(await world.person('resident'), round, { 'VEG-001': 2 });
    [group] = (await world.groupsOf(round)) as [GroupOfRound];
    await world.ok(group.leader, 'POST /group-orders/confirm', {
      body: { clientKey: newKey(), groupOrderIds: [group.id] },
    });
    const payment = await world.ok(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'bank_transfer', voucherNo: 'V-1' },
    });
    paymentId = payment.id;
  });
  afterEach(() =>
    world.call(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '完' },
    }),
  );

  const takeBack = (how: 'cancel' | 'reopen') =>
    world.call(group.leader, `POST /group-orders/:id/${how}`, {
      params: { id: group.id },
      body: { reason: '不要了' },
    });
  const answer = (received: boolean) =>
    world.ok(round.staff, 'POST /payments/:id/answer', { params: { id: paymentId }, body: { received } });
  const stands = async () =>
    (await world.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } })).status;

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
    const morning = world.clock.now();
    const { endAt } =
      (await world.ok(round.staff, 'GET /windows')).find(({ id }) => id === round.windowId) ?? {};
    const cancel = { params: { id: round.round.id }, body: { reason: '今天不送了' } };
    await world.ok(round.staff, 'POST /rounds/:id/cancel', cancel);
    const payment = async () =>
      (await world.ok(group.leader, 'GET /payments/:id', { params: { id: paymentId } })).status;
    // The round's deadlines go by, one after the other; until the window is over the supermarket may still answer.
    const passing = async (ms: number) => {
      world.clock.set(new Date(Date.parse(endAt ?? '') + ms).toISOString());
      for (let i = 0; i < 3; i++) await world.runJobs();
    };
    await passing(-60_000);
    expect(await payment()).toBe('pending');
    await passing(60_000);
    expect(await payment()).toBe('cancelled');
    world.clock.set(morning);
  });
});
