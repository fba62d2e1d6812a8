import { newId } from '../../ground/db/ids';
import { CancellationService } from '../cancellation/cancellation.service';
import { GroupOrder } from '../../ordering/group-orders/group-order.entity';
import { carriedRound, forgetTrade, giverTo, packedRound } from '@cailan/trials/world/carried-round';
import { packAll, paidRound, pickAll } from '@cailan/trials/world/paid-round';
import { breaches } from '../settlement/testing/checks';
import { describeEngines } from '@cailan/trials/world/engines';
import { startService, type TestService } from '@cailan/trials/world/service';
import { RefundDesk } from '@cailan/trials/world/refund-desk';

describeEngines('refunds of what was packed and lost', (engine) => {
  let service: TestService;
  let desk: RefundDesk;

  beforeAll(async () => {
    service = await startService(engine);
    desk = new RefundDesk(service);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  const items = () =>
    service.db.many<{ causeKind: string; amountFen: number; status: string }>(
      'SELECT causeKind, amountFen, status FROM refund_items ORDER BY causeKind, amountFen',
    );

  it('owes shortages and grams once a group is packed, and sends them with one batch', async () => {
    const lists: Record<string, number>[] = [{ 'VEG-001': 4 }, { 'EGG-001': 2 }];
    const round = await packedRound(service, { lists }, { 'EGG-001': { picked: 1 } });
    expect(await items()).toEqual([]);
    await service.runJobs();
    const egg = await service.db.one<{ fen: number }>(
      'SELECT amountFen AS fen FROM household_order_lines WHERE byWeight = 0',
    );
    // 2,040 g at 2.40 a kg of 5.28 paid; one of two boxes of eggs.
    expect(await items()).toEqual([
      { causeKind: 'shortage', amountFen: (egg?.fen ?? 0) / 2, status: 'refunded' },
      { causeKind: 'weight', amountFen: 38, status: 'refunded' },
    ]);
    const [weighed] = await service.ok(round.residents[0], 'GET /household-orders');
    expect(weighed).toMatchObject({ refundFen: 38, dues: { balanceFen: 528 - 38 } });
    expect(await desk.told('refund')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          householdId: round.residents[0]?.scopeId,
          text: expect.stringContaining('¥0.38'),
        }),
      ]),
    );
    expect(await desk.breaches()).toEqual([]);
    await service.runJobs();
    expect(await desk.batches()).toHaveLength(round.groupOrderIds.length);
  });

  it('owes a loss on top of a shortage of the same line, and all of it once', async () => {
    const lists = [{ 'VEG-001': 4, 'EGG-001': 2 }];
    const round = await carriedRound(service, { lists }, { 'EGG-001': { picked: 1 } });
    await service.runJobs();
    const householdId = round.residents[0]?.scopeId ?? '';
    const captain = await giverTo(service, householdId);
    const door = await service.ok(captain, 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome: 'damaged' },
    });
    for (const { bagCode } of door.bags)
      await service.ok(captain, 'POST /bags/:code/resolution', {
        params: { code: bagCode },
        body: { eventId: newId(), to: 'written_off' },
      });
    const settled = await service.ok(round.staff, 'POST /rounds/:id/settle', {
      params: { id: round.round.id },
    });
    expect(settled.refundedFen + settled.refundDueFen).toBe(settled.paidFen);
    expect((await items()).map(({ causeKind }) => causeKind)).toEqual(['loss', 'loss', 'shortage', 'weight']);
    await service.runJobs();
    expect(new Set((await items()).map(({ status }) => status))).toEqual(new Set(['refunded']));
    expect(await breaches(service)).toEqual({});
    expect(await desk.breaches()).toEqual([]);
    const statement = await service.ok(round.staff, 'GET /rounds/:id/statement', {
      params: { id: round.round.id },
    });
    expect(statement).toMatchObject({ refundedFen: settled.paidFen, refundDueFen: 0, finalFen: 0 });
  });

  it('owes both when settlement comes before the packing’s job', async () => {
    const lists = [{ 'VEG-001': 4 }];
    const round = await carriedRound(service, { lists });
    const householdId = round.residents[0]?.scopeId ?? '';
    await service.ok(await giverTo(service, householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome: 'delivered' },
    });
    await service.ok(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
    expect(await items()).toEqual([{ causeKind: 'weight', amountFen: 38, status: 'due' }]);
    await service.runJobs();
    expect(await items()).toEqual([{ causeKind: 'weight', amountFen: 38, status: 'refunded' }]);
    expect(await desk.breaches()).toEqual([]);
  });

  it('owes of a cancelled group order only what did not go back before', async () => {
    const round = await packedRound(service, { lists: [{ 'VEG-001': 4 }] });
    await service.runJobs();
    const [id = ''] = round.groupOrderIds;
    await service.db.transaction(async (tx) => {
      await tx.run(`UPDATE group_orders SET status = 'returned' WHERE id = ?`, [id]);
      const group = await tx.lockById(GroupOrder, id);
      if (group) await service.app.get(CancellationService).cancelIn(tx, group, 'round_cancelled');
    });
    await service.runJobs();
    expect(await items()).toEqual([
      { causeKind: 'cancellation', amountFen: 528 - 38, status: 'refunded' },
      { causeKind: 'weight', amountFen: 38, status: 'refunded' },
    ]);
    expect(await desk.batches()).toHaveLength(2);
    expect(await desk.breaches()).toEqual([]);
    expect(await desk.balance(`leader:${id}`)).toBe(0);
  });

  it('waits with a payment’s batch until the last of its group orders is packed', async () => {
    const lists = Array.from({ length: 18 }, () => ({ 'VEG-001': 2 }));
    const round = await paidRound(service, { lists });
    await pickAll(service, round);
    const [first = '', ...others] = round.groupOrderIds;
    await packAll(service, { ...round, groupOrderIds: [first] });
    await service.runJobs();
    expect(new Set((await items()).map(({ status }) => status))).toEqual(new Set(['due']));
    await packAll(service, { ...round, groupOrderIds: others });
    await service.runJobs();
    const batches = await desk.batches();
    const payments = await service.db.many(
      'SELECT DISTINCT paymentId FROM payment_allocations WHERE groupOrderId IN (SELECT id FROM group_orders)',
    );
    expect(round.groupOrderIds.length).toBeGreaterThan(payments.length);
    expect(batches).toHaveLength(payments.length);
    expect(batches.map(({ batchNo, status }) => ({ batchNo, status }))).toEqual(
      payments.map(() => ({ batchNo: 1, status: 'refunded' })),
    );
    expect(await desk.breaches()).toEqual([]);
  });
});
