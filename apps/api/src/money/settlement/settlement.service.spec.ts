import type { DoorOutcome } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import {
  type CarriedRound,
  type HouseholdList,
  newKey,
  startWorld,
  type TestPerson,
  type World,
} from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { breaches } from './testing/checks';

describeEngines('settlement', (engine) => {
  let world: World;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const door = async (round: CarriedRound, resident: TestPerson | undefined, outcome: DoorOutcome) => {
    const householdId = resident?.scopeId ?? '';
    const reply = await world.ok(
      await world.giverTo(householdId),
      'POST /windows/:id/households/:householdId/door',
      { params: { id: round.windowId, householdId }, body: { eventId: newId(), outcome, heldAt: '岗亭' } },
    );
    return reply.bags;
  };
  const writeOff = async (resident: TestPerson | undefined, code: string) =>
    world.ok(await world.giverTo(resident?.scopeId ?? ''), 'POST /bags/:code/resolution', {
      params: { code },
      body: { eventId: newId(), to: 'written_off' },
    });
  const settle = (round: { staff: TestPerson; round: { id: string } }, as = round.staff) =>
    world.call(as, 'POST /rounds/:id/settle', { params: { id: round.round.id } });
  const orderOf = async (resident: TestPerson | undefined) => {
    const [order] = await world.ok(resident, 'GET /household-orders', {});
    if (!order) throw new Error('no order');
    return order;
  };
  const leaderOf = async (groupOrderId: string | undefined) => {
    const group = await world.db.one<{ gridId: string }>('SELECT gridId FROM group_orders WHERE id = ?', [
      groupOrderId ?? '',
    ]);
    return world.person('grid_leader', group?.gridId);
  };
  const balance = async (account: string) =>
    (
      await world.db.one<{ fen: number | null }>(
        'SELECT SUM(debitFen - creditFen) AS fen FROM posting_entries WHERE account LIKE ?',
        [account],
      )
    )?.fen ?? 0;

  it('ends every line by what became of it, owes back the rest, and does so once', async () => {
    const lists: HouseholdList[] = [
      { 'VEG-001': 4, 'GRN-001': 1 },
      { 'EGG-001': { quantity: 3, wish: 'substitute' } },
      { 'GRN-001': 2, 'EGG-001': 1 },
      { 'BUN-001': 1 },
    ];
    // Of four boxes of eggs three are found.
    const round = await world.carried({ lists, found: { 'EGG-001': { picked: 3 } } });
    const [weighed, eggs, damaged, bundle] = round.residents;
    for (const resident of [weighed, eggs, bundle]) await door(round, resident, 'delivered');
    expect((await settle(round)).code).toBe('bags_in_motion');
    for (const { bagCode } of await door(round, damaged, 'damaged')) await writeOff(damaged, bagCode);

    const settled = await settle(round);
    expect(settled).toMatchObject({ status: 200, body: { status: 'settled' } });
    expect(await breaches(world)).toEqual({});
    const { orderedFen, paidFen, finalFen, refundDueFen } = settled.body;
    expect(paidFen).toBe(orderedFen);
    expect(finalFen + refundDueFen).toBe(paidFen);

    // 4 steps at 1.20 and 10 % on top were paid; 2,040 g at 2.40 a kg is 4.896, half up 4.90.
    const first = await orderOf(weighed);
    expect(first.lines.find(({ byWeight }) => byWeight)).toMatchObject({ amountFen: 528, finalFen: 490 });
    expect(first).toMatchObject({ status: 'settled', refundFen: 38, finalFen: first.amountFen - 38 });
    expect(await orderOf(damaged)).toMatchObject({ finalFen: 0, bags: [{ status: 'written_off' }] });
    expect(await orderOf(bundle)).toMatchObject({
      refundFen: null,
      finalFen: (await orderOf(bundle)).amountFen,
    });
    expect(await balance('refunds:%')).toBe(refundDueFen);
    expect(await balance('dues:%')).toBe(finalFen);
    expect(await balance('payable:%')).toBe(0);

    expect((await settle(round)).body).toEqual(settled.body);
    expect(await breaches(world)).toEqual({});
  });

  it('waits for goods on the way, cancels empty group orders, and belongs to its supermarket and district', async () => {
    const lists = [{ 'EGG-001': 1 }];
    const loaded = await world.loadAll(await world.packed({ lists }));
    await world.leave(loaded);
    expect((await settle(loaded)).code).toBe('groups_in_motion');
    await world.forgetTrade();
    const round = await world.carried({ lists });
    await door(round, round.residents[0], 'collected');
    const [other] = (await world.people('supermarket_staff')).filter(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    expect((await settle(round, other)).status).toBe(404);
    const admin = await world.person('district_admin');
    expect(await settle(round, admin)).toMatchObject({ status: 200, body: { groups: { length: 1 } } });
    const reasons = await world.db.many(
      `SELECT DISTINCT cancelReason FROM group_orders WHERE roundId = ? AND status = 'cancelled'`,
      [round.round.id],
    );
    expect(reasons).toEqual([{ cancelReason: 'empty' }]);
  });

  it('settles once when asked many times at once', async () => {
    const round = await world.carried({
      lists: Array.from({ length: 18 }, () => ({ 'VEG-001': 3 })),
    });
    for (const resident of round.residents) await door(round, resident, 'delivered');
    const answers = await Promise.all(Array.from({ length: 4 }, () => settle(round)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await breaches(world)).toEqual({});
  });

  it('shows a leader the own group orders of a statement', async () => {
    const round = await world.carried({
      lists: Array.from({ length: 44 }, () => ({ 'EGG-001': 1 })),
    });
    const params = { id: round.round.id };
    const whole = await world.ok(round.staff, 'GET /rounds/:id/statement', { params });
    expect(whole.groups).toHaveLength(round.groupOrderIds.length);
    const part = await world.ok(await leaderOf(round.groupOrderIds[0]), 'GET /rounds/:id/statement', {
      params,
    });
    expect(part.groups.length).toBeLessThan(whole.groups.length);
    expect(part.orderedFen).toBe(part.groups.reduce((sum, { orderedFen }) => sum + orderedFen, 0));
    const stranger = await world.person('resident');
    expect((await world.call(stranger, 'GET /rounds/:id/statement', { params })).status).toBe(403);
  });

  const dues = async (round: CarriedRound) => {
    const [groupOrderId = ''] = round.groupOrderIds;
    return world.ok(await leaderOf(groupOrderId), 'GET /group-orders/:id/dues', {
      params: { id: groupOrderId },
    });
  };
  const tick = async (round: CarriedRound, orderId: string, clientKey = newKey()) =>
    world.call(await leaderOf(round.groupOrderIds[0]), 'POST /household-orders/:id/dues/tick', {
      params: { id: orderId },
      body: { clientKey },
    });

  it('collects dues before, and owes back what did not arrive', async () => {
    const lists: HouseholdList[] = [{ 'VEG-001': 4 }, { 'EGG-001': 1 }];
    const round = await world.carried({ lists, round: { duesMode: 'before_confirm' } });
    const [first, second] = (await dues(round)).households;
    expect(first).toMatchObject({ amountFen: 528, balanceFen: 528, collectedFen: 0 });
    const shown = async () => {
      const orders = await world.ok(await leaderOf(round.groupOrderIds[0]), 'GET /household-orders');
      return orders.find(({ id }) => id === first?.orderId)?.dues;
    };
    expect(await shown()).toEqual({ collectedFen: 0, balanceFen: 528, returnWaitingFen: 0 });
    const clientKey = newKey();
    const ticked = await tick(round, first?.orderId ?? '', clientKey);
    expect(ticked.body).toMatchObject({ collectedFen: 528, balanceFen: 0 });
    expect((await tick(round, first?.orderId ?? '', clientKey)).body).toEqual(ticked.body);
    expect((await tick(round, first?.orderId ?? '')).code).toBe('already_collected');
    for (const resident of round.residents) await door(round, resident, 'delivered');
    await settle(round);
    const book = await dues(round);
    expect(book).toMatchObject({ owedByLeaderFen: 38, owedToLeaderFen: second?.amountFen });
    expect(await shown()).toEqual({ collectedFen: 528, balanceFen: -38, returnWaitingFen: 0 });
    const returned = await tick(round, first?.orderId ?? '');
    expect(returned.body).toMatchObject({ collectedFen: 528, balanceFen: -38, returnWaitingFen: 38 });
    expect(await dues(round)).toMatchObject({ owedByLeaderFen: 38 });
    expect(await breaches(world)).toEqual({});
  });

  it('collects dues after delivery only, in the leader’s own grid', async () => {
    const round = await world.carried({ lists: [{ 'EGG-001': 1 }] });
    const [line] = (await dues(round)).households;
    expect((await tick(round, line?.orderId ?? '')).code).toBe('nothing_due');
    await door(round, round.residents[0], 'delivered');
    expect((await tick(round, line?.orderId ?? '')).body).toMatchObject({
      balanceFen: 0,
      collectedFen: line?.amountFen,
    });
    const own = await leaderOf(round.groupOrderIds[0]);
    const other = (await world.people('grid_leader')).find(({ id }) => id !== own.id);
    const params = { id: line?.orderId ?? '' };
    const body = { clientKey: newKey() };
    expect((await world.call(other, 'POST /household-orders/:id/dues/tick', { params, body })).status).toBe(
      404,
    );
    const group = { params: { id: round.groupOrderIds[0] ?? '' } };
    expect((await world.call(other, 'GET /group-orders/:id/dues', group)).status).toBe(404);
  });
});
