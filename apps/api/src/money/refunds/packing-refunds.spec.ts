import { newId } from '../../ground/db/ids';
import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { startWorld, type World } from '@cailan/trials/world/world';
import { breaches } from '../settlement/testing/checks';
import { describeEngines } from '@cailan/trials/world/engines';
import { Refunds } from '@cailan/trials/world/refunds';

describeEngines('refunds of what was packed and lost', (engine) => {
  let world: World;
  let refunds: Refunds;

  beforeAll(async () => {
    world = await startWorld(engine);
    refunds = new Refunds(world);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const items = () =>
    world.db.many<{ causeKind: string; amountFen: number; status: string }>(
      'SELECT causeKind, amountFen, status FROM refund_items ORDER BY causeKind, amountFen',
    );

  it('owes shortages and grams once a group is packed, and sends them with one batch', async () => {
    const lists: Record<string, number>[] = [{ 'VEG-001': 4 }, { 'EGG-001': 2 }];
    const round = await world.packed({ lists, found: { 'EGG-001': { picked: 1 } } });
    expect(await items()).toEqual([]);
    await world.runJobs();
    const egg = await world.db.one<{ fen: number }>(
      'SELECT amountFen AS fen FROM household_order_lines WHERE byWeight = 0',
    );
    // 2,040 g at 2.40 a kg of 5.28 paid; one of two boxes of eggs.
    expect(await items()).toEqual([
      { causeKind: 'shortage', amountFen: (egg?.fen ?? 0) / 2, status: 'refunded' },
      { causeKind: 'weight', amountFen: 38, status: 'refunded' },
    ]);
    const [weighed] = await world.ok(round.residents[0], 'GET /household-orders');
    expect(weighed).toMatchObject({ refundFen: 38, dues: { balanceFen: 528 - 38 } });
    expect(await refunds.told('refund')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          householdId: round.residents[0]?.scopeId,
          text: expect.stringContaining('¥0.38'),
        }),
      ]),
    );
    expect(await refunds.breaches()).toEqual([]);
    await world.runJobs();
    expect(await refunds.batches()).toHaveLength(round.groupOrderIds.length);
  });

  it('owes a loss on top of a shortage of the same line, and all of it once', async () => {
    const lists = [{ 'VEG-001': 4, 'EGG-001': 2 }];
    const round = await world.carried({ lists, found: { 'EGG-001': { picked: 1 } } });
    await world.runJobs();
    const householdId = round.residents[0]?.scopeId ?? '';
    const captain = await world.giverTo(householdId);
    const door = await world.ok(captain, 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome: 'damaged' },
    });
    for (const { bagCode } of door.bags)
      await world.ok(captain, 'POST /bags/:code/resolution', {
        params: { code: bagCode },
        body: { eventId: newId(), to: 'written_off' },
      });
    const settled = await world.ok(round.staff, 'POST /rounds/:id/settle', {
      params: { id: round.round.id },
    });
    expect(settled.refundedFen + settled.refundDueFen).toBe(settled.paidFen);
    expect((await items()).map(({ causeKind }) => causeKind)).toEqual(['loss', 'loss', 'shortage', 'weight']);
    await world.runJobs();
    expect(new Set((await items()).map(({ status }) => status))).toEqual(new Set(['refunded']));
    expect(await breaches(world)).toEqual({});
    expect(await refunds.breaches()).toEqual([]);
    const statement = await world.ok(round.staff, 'GET /rounds/:id/statement', {
      params: { id: round.round.id },
    });
    expect(statement).toMatchObject({ refundedFen: settled.paidFen, refundDueFen: 0, finalFen: 0 });
  });

  it('owes both when settlement comes before the packing’s job', async () => {
    const lists = [{ 'VEG-001': 4 }];
    const round = await world.carried({ lists });
    const householdId = round.residents[0]?.scopeId ?? '';
    await world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome: 'delivered' },
    });
    await world.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    expect(await items()).toEqual([{ causeKind: 'weight', amountFen: 38, status: 'due' }]);
    await world.runJobs();
    expect(await items()).toEqual([{ causeKind: 'weight', amountFen: 38, status: 'refunded' }]);
    expect(await refunds.breaches()).toEqual([]);
  });

  it('owes of a cancelled group order only what did not go back before', async () => {
    const round = await world.packed({ lists: [{ 'VEG-001': 4 }] });
    await world.runJobs();
    const [id = ''] = round.groupOrderIds;
    await world.db.transaction(async (tx) => {
      await tx.run(`UPDATE group_orders SET status = 'returned' WHERE id = ?`, [id]);
      const group = await tx.lockById(GroupOrder, id);
      if (group) await world.app.get(CancellationService).cancelIn(tx, group, 'round_cancelled');
    });
    await world.runJobs();
    expect(await items()).toEqual([
      { causeKind: 'cancellation', amountFen: 528 - 38, status: 'refunded' },
      { causeKind: 'weight', amountFen: 38, status: 'refunded' },
    ]);
    expect(await refunds.batches()).toHaveLength(2);
    expect(await refunds.breaches()).toEqual([]);
    expect(await refunds.balance(`leader:${id}`)).toBe(0);
  });

  it('waits with a payment’s batch until the last of its group orders is packed', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'VEG-001': 2 }));
    const round = await world.paid({ lists });
    await world.pickAll(round);
    const [first = '', ...others] = round.groupOrderIds;
    await world.packAll({ ...round, groupOrderIds: [first] });
    await world.runJobs();
    expect(new Set((await items()).map(({ status }) => status))).toEqual(new Set(['due']));
    await world.packAll({ ...round, groupOrderIds: others });
    await world.runJobs();
    const batches = await refunds.batches();
    const payments = await world.db.many(
      'SELECT DISTINCT paymentId FROM payment_allocations WHERE groupOrderId IN (SELECT id FROM group_orders)',
    );
    expect(round.groupOrderIds.length).toBeGreaterThan(payments.length);
    expect(batches).toHaveLength(payments.length);
    expect(batches.map(({ batchNo, status }) => ({ batchNo, status }))).toEqual(
      payments.map(() => ({ batchNo: 1, status: 'refunded' })),
    );
    expect(await refunds.breaches()).toEqual([]);
  });
});
