import { endsAt, roundDeadlines } from '@cailan/shared-types';
import { newId } from '../db/ids';
import {
  arriveAll,
  captainOf,
  forgetTrade,
  giverTo,
  handoffAt,
  leave,
  loadAll,
  openGate,
  packedRound,
  signGate,
  type CarriedRound,
} from '../handoffs/testing/carried-round';
import { paidRound, pickAll, type PaidRound } from '../picking/testing/paid-round';
import { breaches } from '../settlement/testing/checks';
import { unexplained } from '../settlement/testing/explained';
import { describeEngines } from '../testing/engines';
import { groupsOf, order } from '../testing/orders';
import { draftRound, openRound, type OpenRound } from '../testing/rounds';
import { newKey, startService, type TestService } from '../testing/service';

/** From every state a round ends without anybody's hand, money and households with it (docs/states.md). */
describeEngines('when nobody acts', (engine) => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(engine);
  });
  beforeEach(() => forgetTrade(service));
  afterAll(() => service.close());

  const lists: Record<string, number>[] = [{ 'EGG-001': 2 }, { 'EGG-001': 1, 'VEG-001': 2 }];

  async function ordered(): Promise<OpenRound> {
    const open = await openRound(service);
    const residents = await service.people('resident');
    for (const [i, list] of lists.entries()) if (residents[i]) await order(service, residents[i], open, list);
    return open;
  }
  async function confirmed(): Promise<OpenRound> {
    const open = await ordered();
    for (const { id, leader } of await groupsOf(service, open))
      await service.ok(leader, 'POST /group-orders/confirm', {
        body: { clientKey: newKey(), groupOrderIds: [id] },
      });
    return open;
  }
  async function withVoucher(): Promise<OpenRound> {
    const open = await ordered();
    for (const { id, leader } of await groupsOf(service, open)) {
      const body = { clientKey: newKey(), groupOrderIds: [id] };
      await service.ok(leader, 'POST /group-orders/confirm', { body });
      await service.ok(leader, 'POST /payments', {
        body: { ...body, clientKey: newKey(), method: 'bank_transfer', voucherNo: 'V-1' },
      });
    }
    return open;
  }
  const paid = () => paidRound(service, { lists });
  async function picking(): Promise<PaidRound> {
    const round = await paid();
    const begin = { params: { id: round.round.id }, body: { clientKey: newKey() } };
    await service.ok(round.staff, 'POST /rounds/:id/waves', begin);
    return round;
  }
  async function picked(): Promise<PaidRound> {
    const round = await paid();
    await pickAll(service, round, { 'EGG-001': { picked: 1 } });
    return round;
  }
  const packed = () => packedRound(service, { lists });
  const planned = async () => loadAll(service, await packed());
  async function left(): Promise<CarriedRound> {
    const round = await planned();
    await leave(service, round);
    return round;
  }
  async function returned(): Promise<CarriedRound> {
    const round = await left();
    await service.ok(round.staff, 'POST /loads/:id/end', {
      params: { id: round.load.id },
      body: { clientKey: newKey(), outcome: 'returned', reason: '车坏了' },
    });
    return round;
  }
  async function arrived(): Promise<CarriedRound> {
    const round = await left();
    await arriveAll(service, round);
    return round;
  }
  /** One bag was received at the first gate, and nobody signed. */
  async function begun(): Promise<CarriedRound> {
    const round = await arrived();
    const [id = ''] = round.groupOrderIds;
    const gate = await openGate(service, round, id);
    const [bag] = gate.bags;
    await service.ok(await captainOf(service, id), 'POST /handoffs/:id/check-offs', {
      ...handoffAt(gate),
      body: { eventId: newId(), bagCode: bag?.code ?? '', seenVersion: bag?.version ?? 0 },
    });
    return round;
  }
  /** The receivers counted and signed, the driver did not. */
  async function halfSigned(): Promise<CarriedRound> {
    const round = await arrived();
    for (const id of round.groupOrderIds) {
      const gate = await openGate(service, round, id);
      const captain = await captainOf(service, id);
      const body = { bags: gate.expectedBags, crates: 0 };
      await service.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(gate), body });
      await service.ok(captain, 'POST /handoffs/:id/sign', {
        ...handoffAt(gate),
        body: { side: 'receiver' },
      });
    }
    return round;
  }
  async function atGate(missing = false): Promise<CarriedRound> {
    const round = await arrived();
    for (const id of round.groupOrderIds) {
      const gate = await openGate(service, round, id);
      const body = { bags: gate.expectedBags, crates: 0 };
      if (!missing)
        await service.ok(await captainOf(service, id), 'POST /handoffs/:id/count', {
          ...handoffAt(gate),
          body,
        });
      await signGate(service, round, gate);
    }
    return round;
  }
  async function atDoor(outcome: 'not_home' | 'refused' | 'damaged' | 'missing' | 'delivered') {
    const round = await atGate();
    for (const { scopeId } of round.residents)
      await service.ok(await giverTo(service, scopeId), 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId: scopeId },
        body: { eventId: newId(), outcome, heldAt: '岗亭' },
      });
    return round;
  }

  /** Only time passes; each deadline finds the service at work. */
  async function wait(roundId: string): Promise<void> {
    const times = await service.db.one<{ cutOffAt: string; payBy: string; windowEndAt: string }>(
      `SELECT r.cutOffAt, r.payBy, w.endAt AS windowEndAt FROM rounds r JOIN delivery_windows w ON w.id = r.windowId
       WHERE r.id = ?`,
      [roundId],
    );
    if (!times) throw new Error('no round');
    for (const instant of roundDeadlines(times)) {
      if (instant <= service.clock.now()) continue;
      service.clock.set(new Date(Date.parse(instant) + 1000).toISOString());
      await service.runJobs();
      expect(await unexplained(service)).toEqual({});
    }
    expect(service.clock.now() > endsAt(times.windowEndAt)).toBe(true);
  }
  const distinct = async (table: string) => {
    const rows = await service.db.many<{ status: string }>(
      `SELECT DISTINCT status FROM ${table} ORDER BY status`,
    );
    return rows.map(({ status }) => status);
  };

  const starts: [string, () => Promise<OpenRound>, string, string[], string[]][] = [
    ['a draft', () => draftRound(service), 'cancelled', [], []],
    ['an open round in which nobody ordered', () => openRound(service), 'cancelled', ['cancelled'], []],
    ['a building that nobody confirms', ordered, 'cancelled', ['cancelled'], ['cancelled']],
    ['a building that nobody pays', confirmed, 'cancelled', ['cancelled'], ['cancelled']],
    ['a voucher that nobody answers', withVoucher, 'cancelled', ['cancelled'], ['cancelled']],
    ['a paid building that nobody picks', paid, 'cancelled', ['cancelled'], ['cancelled']],
    ['a wave that nobody finishes', picking, 'cancelled', ['cancelled'], ['cancelled']],
    ['a picked building that nobody packs', picked, 'cancelled', ['cancelled'], ['cancelled']],
    ['a packed building that nobody loads', packed, 'cancelled', ['cancelled'], ['cancelled']],
    ['a load that nobody signs for', planned, 'cancelled', ['cancelled'], ['cancelled']],
    ['a vehicle that never arrives', left, 'cancelled', ['cancelled'], ['cancelled']],
    ['goods that came back', returned, 'cancelled', ['cancelled'], ['cancelled']],
    ['a vehicle that nobody receives', arrived, 'cancelled', ['cancelled'], ['cancelled']],
    ['a gate that nobody signs', begun, 'settled', ['cancelled', 'completed'], ['settled']],
    ['a gate that the driver does not sign', halfSigned, 'settled', ['cancelled', 'completed'], ['settled']],
    ['goods that nobody takes to the doors', atGate, 'settled', ['cancelled', 'completed'], ['settled']],
    [
      'bags that were missing at the gate',
      () => atGate(true),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that nobody fetches',
      () => atDoor('not_home'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    ['bags that were refused', () => atDoor('refused'), 'settled', ['cancelled', 'completed'], ['settled']],
    ['bags that came damaged', () => atDoor('damaged'), 'settled', ['cancelled', 'completed'], ['settled']],
    ['bags that went missing', () => atDoor('missing'), 'settled', ['cancelled', 'completed'], ['settled']],
    [
      'a round that nobody settles',
      () => atDoor('delivered'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
  ];
  it.each(starts)('%s: it ends', async (_what, start, roundStatus, groups, orders) => {
    const { round } = await start();
    await wait(round.id);
    expect(await distinct('rounds')).toEqual([roundStatus]);
    expect(await distinct('group_orders')).toEqual(groups);
    const own = (await distinct('household_orders')).filter((status) => status !== 'withdrawn');
    expect(orders).toEqual(expect.arrayContaining(own));
    const paidBack = await service.db.many(
      `SELECT g.id FROM group_orders g WHERE g.status = 'cancelled' AND g.paidFen <> COALESCE((
         SELECT SUM(i.amountFen) FROM refund_items i WHERE i.groupOrderId = g.id), 0)`,
    );
    expect(paidBack).toEqual([]);
    const open = await service.db.many(
      `SELECT id FROM bags WHERE status NOT IN ('delivered', 'left_at_door', 'collected', 'redelivered', 'returned', 'written_off')`,
    );
    expect(open).toEqual([]);
    expect(
      (await distinct('loads')).filter((status) => !['done', 'dissolved', 'returned'].includes(status)),
    ).toEqual([]);
    expect(await service.db.many('SELECT id FROM window_points WHERE taken < 0')).toEqual([]);
    if (roundStatus === 'settled') expect(await breaches(service)).toEqual({});
  });

  it('takes a transfer that its supermarket finds too late, and owes it back', async () => {
    const { round, staff } = await withVoucher();
    await wait(round.id);
    const payments = await service.ok(staff, 'GET /payments', { query: { roundId: round.id } });
    expect(payments.map(({ status }) => status)).toEqual(payments.map(() => 'cancelled'));
    for (const { id } of payments)
      await service.ok(staff, 'POST /payments/:id/answer', { params: { id }, body: { received: true } });
    const owed = await service.db.one<{ fen: number | string }>(
      'SELECT SUM(amountFen) AS fen FROM refund_items',
    );
    expect(Number(owed?.fen)).toBe(payments.reduce((sum, { amountFen }) => sum + amountFen, 0));
    await service.runJobs();
    expect(await unexplained(service)).toEqual({});
  });
});
