import { rollUp } from '@cailan/shared-types';
import { describeEngines } from '@cailan/trials/world/engines';
import {
  type GroupOfRound,
  newKey,
  type OpenRound,
  type RoundOptions,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';

describeEngines('group orders and their payment', (engine) => {
  let world: World;
  let residents: TestPerson[];
  let morning: string;

  beforeAll(async () => {
    world = await startWorld(engine);
    residents = await world.people('resident');
    morning = world.clock.now();
  });
  beforeEach(() => world.clock.set(morning));
  afterAll(() => world.close());

  /** A round in which the first building's households ordered, with its leader. */
  async function orderedRound(
    options: RoundOptions = {},
  ): Promise<{ round: OpenRound; group: GroupOfRound }> {
    const lists = residents.slice(0, 3).map(() => ({ 'VEG-001': 2, 'BUN-001': 1 }));
    const offers = { 'VEG-001': { quota: 500 }, 'GRN-001': {}, 'BUN-001': {} };
    const round = await world.ordered({ offers, ...options, residents, lists });
    const [group] = await world.groupsOf(round);
    if (!group) throw new Error('nobody ordered');
    return { round, group };
  }
  const confirm = (group: GroupOfRound, clientKey = newKey()) =>
    world.call(group.leader, 'POST /group-orders/confirm', {
      body: { clientKey, groupOrderIds: [group.id] },
    });
  const pay = (group: GroupOfRound, extra: object = {}) =>
    world.call(group.leader, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [group.id], method: 'test', ...extra },
    });
  const outcome = (group: GroupOfRound, id: string, received: boolean) =>
    world.call(group.leader, 'POST /development/payments/:id/outcome', {
      params: { id },
      body: { received },
    });
  const cancel = (round: OpenRound) =>
    world.call(round.staff, 'POST /rounds/:id/cancel', {
      params: { id: round.round.id },
      body: { reason: '测试结束' },
    });
  const quotaTaken = async (round: OpenRound) =>
    (
      await world.db.one<{ taken: number }>(
        'SELECT SUM(taken) AS taken FROM offer_quotas WHERE roundId = ?',
        [round.round.id],
      )
    )?.taken;
  const imbalance = () =>
    world.db.many(
      'SELECT postingId FROM posting_entries GROUP BY postingId HAVING SUM(debitFen) <> SUM(creditFen)',
    );

  it('rolls up live by product and by household with equal totals, and freezes that at the confirmation', async () => {
    const { round, group } = await orderedRound();
    const live = await world.ok(group.leader, 'GET /group-orders/:id/roll-up', {
      params: { id: group.id },
    });
    expect(live.byHousehold).toHaveLength(3);
    const rows = live.byHousehold.flatMap((household) =>
      household.lines.map((line) => ({ ...household, ...line, productId: line.offerId, name: '' })),
    );
    expect(rollUp(rows).totals).toMatchObject({ quantity: live.quantity, amountFen: live.amountFen });
    expect(live.byProduct.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(live.amountFen);
    const workbook = await world.app.inject({
      url: `/api/group-orders/${group.id}/roll-up.xlsx`,
      headers: { authorization: `Bearer ${group.leader.token}` },
    });
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect(decodeURIComponent(String(workbook.headers['content-disposition']))).toMatch(
      new RegExp(`${round.round.code} 甲苑1号楼 汇总\\.xlsx$`),
    );
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK');

    const clientKey = newKey();
    expect(await confirm(group, clientKey)).toMatchObject({
      status: 200,
      body: [{ status: 'confirmed', amountFen: live.amountFen }],
    });
    expect(await confirm(group, clientKey)).toMatchObject({ status: 200 });
    expect(await confirm(group)).toMatchObject({ code: 'wrong_status' });
    const [resident] = residents;
    const told = resident ? await world.ok(resident, 'GET /messages') : [];
    expect(told.filter(({ kind }) => kind === 'confirmed').map(({ text }) => text)).toEqual([
      expect.stringMatching(/：网格员已确认您家的清单，共 ¥[\d.]+，跟团号 \d。$/),
    ]);
    const numbers = await world.db.many<{ runningNumber: number; recipientNameSealed: string }>(
      'SELECT runningNumber, recipientNameSealed FROM household_orders WHERE groupOrderId = ? ORDER BY runningNumber',
      [group.id],
    );
    expect(numbers.map(({ runningNumber }) => runningNumber)).toEqual([1, 2, 3]);
    expect(numbers.every(({ recipientNameSealed }) => recipientNameSealed)).toBe(true);
    const frozen = await world.db.one<{ quantity: number; amountFen: number }>(
      'SELECT SUM(quantity) AS quantity, SUM(amountFen) AS amountFen FROM group_order_lines WHERE groupOrderId = ?',
      [group.id],
    );
    expect(frozen).toEqual({ quantity: live.quantity, amountFen: live.amountFen });
    await cancel(round);
  });

  it('names whom to call in every household, to those who care for them alone', async () => {
    const { round, group } = await orderedRound();
    const ask = (who: TestPerson | undefined) =>
      world.call(who, 'GET /group-orders/:id/households', { params: { id: group.id } });
    const { body: households } = await ask(group.leader);
    expect(households.filter(({ ordered }) => ordered)).toHaveLength(3);
    for (const { recipient, phone } of households)
      expect({ recipient, phone }).toEqual({
        recipient: expect.stringMatching(/./),
        phone: expect.stringMatching(/^1\d{10}$/),
      });
    expect(await ask(round.staff)).toMatchObject({ code: 'role_required' });
    expect(await ask(residents[0])).toMatchObject({ code: 'role_required' });
    await cancel(round);
  });

  it('pays in parts by test provider and transfer, and owes back what comes too late (A1.5)', async () => {
    const { round, group } = await orderedRound();
    await confirm(group);
    const { amountFen } = await world.ok(group.leader, 'GET /group-orders/:id', {
      params: { id: group.id },
    });
    const first = await pay(group, { amountFen: 100 });
    const firstId = (first.body as { id: string }).id;
    expect(await pay(group)).toMatchObject({ code: 'payment_open' });
    expect(await outcome(group, firstId, true)).toMatchObject({ status: 200 });
    expect(await outcome(group, firstId, true)).toMatchObject({ status: 200 });
    expect(await outcome(group, firstId, false)).toMatchObject({ code: 'wrong_status' });
    expect(await pay(group, { method: 'bank_transfer' })).toMatchObject({ code: 'voucher_required' });
    const second = await pay(group, { method: 'bank_transfer', voucherNo: 'V-1' });
    const answer = await world.ok(round.staff, 'POST /payments/:id/answer', {
      params: { id: (second.body as { id: string }).id },
      body: { received: true },
    });
    expect(answer).toMatchObject({ status: 'succeeded', amountFen: amountFen - 100 });
    expect(await world.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } })).toMatchObject(
      {
        status: 'paid',
        paidFen: amountFen,
      },
    );
    expect(await pay(group)).toMatchObject({ code: 'wrong_status' });
    expect(await imbalance()).toEqual([]);
    expect(await cancel(round)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    const refunds = await world.db.many<{ amountFen: number }>(
      'SELECT amountFen FROM refund_items WHERE groupOrderId = ?',
      [group.id],
    );
    expect(refunds.reduce((sum, refund) => sum + refund.amountFen, 0)).toBe(amountFen);
    expect(await imbalance()).toEqual([]);
  });

  it('cancels what is unpaid at its deadline, frees quota and capacity, tells everyone, and refunds late money', async () => {
    const { round, group } = await orderedRound();
    await confirm(group);
    const pending = await pay(group, { method: 'bank_transfer', voucherNo: 'V-2' });
    world.clock.set(new Date(Date.parse(round.round.payBy) + 1000).toISOString());
    await world.runJobs();
    // The voucher came in time: it holds the group order until the supermarket answers.
    expect(await world.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } })).toMatchObject(
      { status: 'confirmed' },
    );
    await world.ok(round.staff, 'POST /payments/:id/answer', {
      params: { id: (pending.body as { id: string }).id },
      body: { received: false },
    });
    expect(await world.ok(group.leader, 'GET /group-orders/:id', { params: { id: group.id } })).toMatchObject(
      {
        status: 'cancelled',
        cancelReason: 'unpaid',
      },
    );
    expect(await quotaTaken(round)).toBe(0);
    const messages = await world.ok(residents[0], 'GET /messages');
    expect(messages).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'cancelled' })]));
    const taken = await world.db.one<{ taken: number }>(
      'SELECT SUM(taken) AS taken FROM window_points WHERE windowId = ?',
      [round.windowId],
    );
    expect(taken?.taken).toBe(0);
  });

  it('refunds, always, money that comes after the quota was released', async () => {
    const { round, group } = await orderedRound();
    await confirm(group);
    const payment = await pay(group);
    const { amountFen } = payment.body as { amountFen: number };
    await cancel(round);
    expect(await outcome(group, (payment.body as { id: string }).id, true)).toMatchObject({ status: 200 });
    const refunds = await world.db.many(
      'SELECT causeKind, amountFen FROM refund_items WHERE groupOrderId = ?',
      [group.id],
    );
    expect(refunds).toEqual([{ causeKind: 'late_payment', amountFen }]);
    expect(await imbalance()).toEqual([]);
  });

  it('reopens before payment only, and holds the round to its minimum', async () => {
    const { round, group } = await orderedRound({ round: { minimumFen: 90_000_00 } });
    expect(await confirm(group)).toMatchObject({ code: 'minimum_not_reached' });
    await world.db.transaction((tx) =>
      tx.run('UPDATE rounds SET minimumFen = 0 WHERE id = ?', [round.round.id]),
    );
    await confirm(group);
    const params = { id: group.id };
    const reopened = await world.ok(group.leader, 'POST /group-orders/:id/reopen', {
      params,
      body: { reason: '漏了一户' },
    });
    expect(reopened).toMatchObject({ status: 'collecting', ordered: 3 });
    expect(await world.order(residents[3] as TestPerson, round, { 'VEG-001': 1 })).toMatchObject({
      status: 200,
    });
    await confirm(group);
    await pay(group);
    const refused = await world.call(group.leader, 'POST /group-orders/:id/reopen', {
      params,
      body: { reason: '漏了一户' },
    });
    expect(refused.code).toBe('payment_open');
    expect(await imbalance()).toEqual([]);
    await cancel(round);
  });

  it('confirms and submits at the same moment without losing or half locking an order', async () => {
    const { round, group } = await orderedRound();
    const late = residents.slice(3, 9);
    const [confirmed, ...submitted] = await Promise.all([
      confirm(group),
      ...late.map((person) => world.order(person, round, { 'GRN-001': 1 })),
    ]);
    expect(confirmed.status).toBe(200);
    for (const answer of submitted) expect([undefined, 'building_confirmed']).toContain(answer.code);
    const sums = await world.db.one<{ amountFen: number; lines: number; orders: number }>(
      `SELECT (SELECT amountFen FROM group_orders WHERE id = ?) AS amountFen,
              (SELECT SUM(amountFen) FROM group_order_lines WHERE groupOrderId = ?) AS \`lines\`,
              (SELECT SUM(amountFen) FROM household_orders WHERE groupOrderId = ? AND status = 'locked') AS orders`,
      [group.id, group.id, group.id],
    );
    expect(sums?.lines).toBe(sums?.amountFen);
    expect(sums?.orders).toBe(sums?.amountFen);
    const open = await world.db.many(
      `SELECT id FROM household_orders WHERE groupOrderId = ? AND status = 'submitted'`,
      [group.id],
    );
    expect(open).toEqual([]);
    await cancel(round);
  });
});
