import { RowInvariants } from '@cailan/trials/day/testing/row-invariants';
import { type OpenRound, startWorld, type World } from '@cailan/trials/world/world';
import { breaches } from '../money/settlement/testing/checks';
import { unexplained } from '../money/settlement/testing/explained';
import { planSays } from '@cailan/trials/world/stores';
import { describeEngines } from '@cailan/trials/world/engines';
import { Unattended } from './testing/unattended';

/** From every state a round ends without anybody's hand, money and households with it (docs/states.md). */
describeEngines('when nobody acts', (engine) => {
  let world: World;
  let unattended: Unattended;
  beforeAll(async () => {
    world = await startWorld(engine);
    unattended = new Unattended(world);
  });
  beforeEach(() => world.forgetTrade().then(() => planSays(world, { holdsAt: '' })));
  afterAll(() => world.close());

  const distinct = async (table: string) => {
    const sql = `SELECT DISTINCT status FROM ${table} ORDER BY status`;
    return (await world.db.many<{ status: string }>(sql)).map(({ status }) => status);
  };

  const starts: [string, () => Promise<OpenRound>, string, string[], string[]][] = [
    ['a draft', () => world.draftRound(), 'cancelled', [], []],
    ['an open round in which nobody ordered', () => world.openRound(), 'cancelled', ['cancelled'], []],
    ['a building that nobody confirms', () => world.ordered(), 'cancelled', ['cancelled'], ['cancelled']],
    ['a building that nobody pays', () => world.confirmed(), 'cancelled', ['cancelled'], ['cancelled']],
    [
      'a voucher that nobody answers',
      () => unattended.withVoucher(),
      'cancelled',
      ['cancelled'],
      ['cancelled'],
    ],
    ['a paid building that nobody picks', () => world.paid(), 'cancelled', ['cancelled'], ['cancelled']],
    [
      'a refund that nobody transfers',
      () => unattended.refundByHand(),
      'cancelled',
      ['cancelled'],
      ['cancelled'],
    ],
    [
      'a transfer back of which nobody says whether it came',
      () => unattended.refundTransferred(),
      'cancelled',
      ['cancelled'],
      ['cancelled'],
    ],
    ['a wave that nobody finishes', () => unattended.picking(), 'cancelled', ['cancelled'], ['cancelled']],
    [
      'a picked building that nobody packs',
      () => world.picked({ found: { 'EGG-001': { picked: 1 } } }),
      'cancelled',
      ['cancelled'],
      ['cancelled'],
    ],
    ['a packed building that nobody loads', () => world.packed(), 'cancelled', ['cancelled'], ['cancelled']],
    ['a load that nobody signs for', () => world.loaded(), 'cancelled', ['cancelled'], ['cancelled']],
    ['a vehicle that never arrives', () => world.left(), 'cancelled', ['cancelled'], ['cancelled']],
    ['goods that came back', () => unattended.returned(), 'cancelled', ['cancelled'], ['cancelled']],
    ['a load that was lost', () => unattended.lost(), 'cancelled', ['cancelled'], ['cancelled']],
    [
      'goods that the sorting point still holds',
      () => unattended.atSortingPoint(),
      'cancelled',
      ['cancelled'],
      ['cancelled'],
    ],
    ['a vehicle that nobody receives', () => world.atGate(), 'cancelled', ['cancelled'], ['cancelled']],
    [
      'a gate that nobody signs',
      () => unattended.begun(),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'a gate that the driver does not sign',
      () => unattended.halfSigned(),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'goods that nobody takes out of a store',
      () => unattended.keptAtGate(),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'goods that nobody takes to the doors',
      () => world.carried(),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that were missing at the gate',
      () => unattended.uncounted(),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that nobody fetches',
      () => unattended.atDoor('not_home'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that were refused',
      () => unattended.atDoor('refused'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that came damaged',
      () => unattended.atDoor('damaged'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'bags that went missing',
      () => unattended.atDoor('missing'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
    [
      'a round that nobody settles',
      () => unattended.atDoor('delivered'),
      'settled',
      ['cancelled', 'completed'],
      ['settled'],
    ],
  ];
  it.each(starts)('%s: it ends', async (_what, start, roundStatus, groups, orders) => {
    const { round } = await start();
    const invariants = new RowInvariants(world);
    await invariants.acted(round.id);
    await unattended.wait(round.id, async () => expect(await unexplained(world)).toEqual({}));
    expect(await invariants.faults()).toEqual([]);
    expect(await distinct('rounds')).toEqual([roundStatus]);
    expect(await distinct('group_orders')).toEqual(groups);
    const own = (await distinct('household_orders')).filter((status) => status !== 'withdrawn');
    expect(orders).toEqual(expect.arrayContaining(own));
    const paidBack = await world.db.many(
      `SELECT g.id FROM group_orders g WHERE g.status = 'cancelled' AND g.paidFen <> COALESCE((
         SELECT SUM(i.amountFen) FROM refund_items i WHERE i.groupOrderId = g.id), 0)`,
    );
    expect(paidBack).toEqual([]);
    const open = await world.db.many(
      `SELECT id FROM bags WHERE status NOT IN ('delivered', 'left_at_door', 'collected', 'redelivered', 'returned', 'written_off')`,
    );
    expect(open).toEqual([]);
    expect(
      (await distinct('loads')).filter(
        (status) => !['done', 'dissolved', 'returned', 'lost'].includes(status),
      ),
    ).toEqual([]);
    expect(await world.db.many('SELECT id FROM window_points WHERE taken < 0')).toEqual([]);
    if (roundStatus === 'settled') expect(await breaches(world)).toEqual({});
  });

  it('takes a transfer that its supermarket finds too late, and owes it back', async () => {
    const { round, staff } = await unattended.withVoucher();
    const invariants = new RowInvariants(world);
    await invariants.acted(round.id);
    await unattended.wait(round.id, () => Promise.resolve());
    const payments = await world.ok(staff, 'GET /payments', { query: { roundId: round.id } });
    expect(payments.map(({ status }) => status)).toEqual(payments.map(() => 'cancelled'));
    for (const { id } of payments)
      await world.ok(staff, 'POST /payments/:id/answer', { params: { id }, body: { received: true } });
    const owed = await world.db.one<{ fen: number | string }>(
      'SELECT SUM(amountFen) AS fen FROM refund_items',
    );
    expect(Number(owed?.fen)).toBe(payments.reduce((sum, { amountFen }) => sum + amountFen, 0));
    await world.runJobs();
    expect(await unexplained(world)).toEqual({});
    expect(await invariants.faults()).toEqual([]);
  });

  it.each<[string, () => Promise<OpenRound>, string, string]>([
    [
      'a gate that ended by silence before its day was over',
      () => unattended.begun(),
      `UPDATE handoffs SET completedAt = createdAt WHERE kind = 'gate' AND giverSignedAt IS NULL`,
      '4 custody: handoffs signed by two, or ended by silence 1/2',
    ],
    [
      'a gate of which a person called bags missing and nobody signed',
      () => unattended.begun(),
      `UPDATE bag_events SET byId = eventId WHERE toStatus = 'missing'`,
      '4 custody: handoffs signed by two, or ended by silence 1/2',
    ],
    [
      'a loading that its driver never signed',
      () => unattended.begun(),
      `UPDATE handoffs SET receiverSignedAt = NULL WHERE kind = 'loading'`,
      '4 custody: handoffs signed by two, or ended by silence 1/2',
    ],
    [
      'a vehicle loaded by its own driver',
      () => world.carried(),
      `UPDATE handoffs SET receiverId = giverId WHERE kind = 'loading'`,
      '4 custody: handoffs signed by two, or ended by silence 1/2',
    ],
    [
      'a refund under way that is called done',
      () => unattended.refundByHand(),
      `UPDATE refund_batches SET status = 'refunded' WHERE status = 'by_hand'`,
      '3 money: nothing in transit but what waits for a hand 1/2',
    ],
    [
      'more picked than was ever wanted',
      () => world.picked({ found: { 'EGG-001': { picked: 1 } } }),
      'UPDATE pick_results SET pickedQuantity = orderedQuantity + 1',
      '1 quantity: picked units in bags 2/2',
    ],
    [
      'a pick list of more than was ordered',
      () => world.packed(),
      'UPDATE pick_results SET orderedQuantity = orderedQuantity + 1',
      '1 quantity: pick list totals 2/2',
    ],
    [
      'a packed unit that lies in no bag',
      () => world.packed(),
      'UPDATE pick_results SET pickedQuantity = pickedQuantity + 1',
      '1 quantity: picked units in bags 2/2',
    ],
    [
      'an arrival that was written off with its goods',
      () => world.atGate(),
      'UPDATE load_stops SET arrivedAt = NULL',
      '7 repeat: arrivals in rows 1/1',
    ],
  ])('%s is found', async (_what, start, breaking, fault) => {
    const { round } = await start();
    const invariants = new RowInvariants(world);
    await invariants.acted(round.id);
    await unattended.wait(round.id, () => Promise.resolve());
    expect(await invariants.faults()).toEqual([]);
    await world.db.transaction((tx) => tx.run(breaking));
    expect(await invariants.faults()).toContain(fault);
  });
});
