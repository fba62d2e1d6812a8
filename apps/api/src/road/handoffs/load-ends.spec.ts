import { newId } from '../../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { handoffAt, IN_WINDOW, loadAt, loadBody } from '@cailan/trials/world/road';
import { expectExplained, settle } from '@cailan/trials/world/settlement';

/** Goods that left and were not handed over come back or are lost, and the money follows (docs/states.md). */
describeEngines('a load that does not arrive', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const reason = '车坏了';

  it('comes back and is delivered in a later window, to the fen', async () => {
    const round = await world.loaded();
    await world.leave(round);
    const end = (as: TestPerson, outcome: 'returned' | 'lost', clientKey = newKey()) =>
      world.call(as, 'POST /loads/:id/end', { ...loadAt(round), body: { clientKey, outcome, reason } });
    const watcher = await world.staffAt(round.load.stops[0]?.dropPointId ?? '');
    expect((await end(watcher, 'returned')).code).toBe('window_not_over');
    const key = newKey();
    expect((await end(round.staff, 'returned', key)).status).toBe(200);
    expect((await end(round.staff, 'returned', key)).status).toBe(200);
    expect(await world.statusOf('loads', round.load.id)).toBe('returned');
    for (const id of round.groupOrderIds) expect(await world.statusOf('group_orders', id)).toBe('returned');
    expect(await world.bagStatuses()).toEqual(['packed']);
    const told = await world.db.many(`SELECT id FROM messages WHERE kind = 'returned'`);
    expect(told).toHaveLength(2);
    expect(
      (await world.call(round.staff, 'POST /rounds/:id/settle', { params: { id: round.round.id } })).code,
    ).toBe('groups_in_motion');
    const windows = await world.ok(round.staff, 'GET /windows');
    const next = windows.find(({ startAt }) => startAt > IN_WINDOW);
    const load = await world.ok(round.staff, 'POST /loads', {
      body: { ...loadBody(round, round.driver), windowId: next?.id ?? '' },
    });
    const again = { ...round, load };
    await world.leave(again);
    world.clock.set(next?.startAt ?? '');
    for (const { dropPointId } of load.stops)
      await world.ok(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
        params: { id: load.id },
        body: { clientKey: newKey(), dropPointId },
      });
    await world.deliverAll(again);
    expect(await world.statusOf('loads', load.id)).toBe('done');
    await settle(world, again);
  });

  it('comes back, is planned anew and then cannot be delivered: off the vehicle, and nothing is signed for it', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.ok(round.staff, 'POST /loads/:id/end', {
      ...loadAt(round),
      body: { clientKey: newKey(), outcome: 'returned', reason },
    });
    const again = await world.loadAll(round);
    const [first = '', ...others] = round.groupOrderIds;
    const counted = await world.ok(round.staff, 'POST /loads/:id/dispatch', {
      ...loadAt(again),
      body: { clientKey: newKey() },
    });
    const cancel = (id: string) =>
      world.ok(round.staff, 'POST /group-orders/:id/undeliverable', { params: { id }, body: { reason } });
    await cancel(first);
    expect(await world.row('group_orders', first)).toMatchObject({ status: 'cancelled', loadId: null });
    const signed = await world.call(round.driver, 'POST /handoffs/:id/sign', {
      ...handoffAt(counted),
      body: { side: 'receiver' },
    });
    expect(signed.code).toBe('wrong_status');
    for (const id of others) await cancel(id);
    expect(await world.statusOf('loads', again.load.id)).toBe('dissolved');
    await world.runJobs();
    await expectExplained(world);
  });

  it('is lost: every fen goes back once, and the round still settles', async () => {
    const round = await world.loaded();
    await world.runJobs();
    await world.leave(round);
    const body = { clientKey: newKey(), outcome: 'lost' as const, reason };
    await world.ok(round.staff, 'POST /loads/:id/end', { ...loadAt(round), body });
    await world.ok(round.staff, 'POST /loads/:id/end', { ...loadAt(round), body });
    expect(await world.statusOf('loads', round.load.id)).toBe('lost');
    for (const id of round.groupOrderIds) {
      const group = await world.row('group_orders', id);
      expect(group).toMatchObject({ status: 'cancelled', cancelReason: 'lost' });
      const owed = await world.db.one<{ fen: number | string }>(
        'SELECT SUM(amountFen) AS fen FROM refund_items WHERE groupOrderId = ?',
        [id],
      );
      expect(Number(owed?.fen)).toBe(group?.['paidFen']);
    }
    expect(await world.bagStatuses()).toEqual(['written_off']);
    const taken = await world.db.many('SELECT id FROM window_points WHERE taken <> 0');
    expect(taken).toEqual([]);
    await world.runJobs();
    await expectExplained(world);
  });

  it('leaves to the gate what a gate has begun to count', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    const [begun = '', ...others] = round.groupOrderIds;
    const gate = await world.openGate(round, begun);
    const [bag] = gate.bags;
    await world.ok(await world.captainOf(begun), 'POST /handoffs/:id/check-offs', {
      ...handoffAt(gate),
      body: { eventId: newId(), bagCode: bag?.code ?? '', seenVersion: bag?.version ?? 0 },
    });
    const end = () =>
      world.call(round.staff, 'POST /loads/:id/end', {
        ...loadAt(round),
        body: { clientKey: newKey(), outcome: 'returned', reason },
      });
    expect((await end()).code).toBe(others.length > 0 ? undefined : 'gate_has_begun');
    expect((await end()).code).toBe('gate_has_begun');
    expect(await world.statusOf('group_orders', begun)).toBe('dispatched');
    for (const id of others) expect(await world.statusOf('group_orders', id)).toBe('returned');
    await expectExplained(world);
  });

  it('takes nothing at the gate of a vehicle that its goods are on no more', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    const gate = await world.openGate(round, groupOrderId);
    await world.ok(round.staff, 'POST /loads/:id/end', {
      ...loadAt(round),
      body: { clientKey: newKey(), outcome: 'returned', reason },
    });
    const again = await world.loadAll(round);
    await world.leave(again);
    const captain = await world.captainOf(groupOrderId);
    const seen = await world.db.one<{ code: string; version: number }>(
      `SELECT code, version FROM bags WHERE groupOrderId = ? LIMIT 1`,
      [groupOrderId],
    );
    const at = handoffAt(gate);
    const checkOff = { eventId: newId(), bagCode: seen?.code ?? '', seenVersion: seen?.version ?? 0 };
    const answers = [
      await world.call(captain, 'POST /handoffs/:id/check-offs', { ...at, body: checkOff }),
      await world.call(captain, 'POST /handoffs/:id/count', { ...at, body: { bags: 1, crates: 0 } }),
      await world.call(captain, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } }),
    ];
    expect(answers.map(({ code }) => code)).toEqual(Array(3).fill('handoff_closed'));
  });

  it('is lost with a gate that was opened: nothing is counted or signed there any more', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    const at = handoffAt(await world.openGate(round, groupOrderId));
    const body = { clientKey: newKey(), outcome: 'lost' as const, reason };
    await world.ok(round.staff, 'POST /loads/:id/end', { ...loadAt(round), body });
    const bag = await world.db.one<{ code: string; version: number }>(
      'SELECT code, version FROM bags WHERE groupOrderId = ? LIMIT 1',
      [groupOrderId],
    );
    const checkOff = { eventId: newId(), bagCode: bag?.code ?? '', seenVersion: bag?.version ?? 0 };
    const captain = await world.captainOf(groupOrderId);
    const answers = [
      await world.call(captain, 'POST /handoffs/:id/check-offs', { ...at, body: checkOff }),
      await world.call(captain, 'POST /handoffs/:id/count', { ...at, body: { crates: 3 } }),
      await world.call(captain, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } }),
      await world.call(round.driver, 'POST /handoffs/:id/sign', { ...at, body: { side: 'giver' } }),
    ];
    expect(answers.map(({ code }) => code)).toEqual(Array(4).fill('handoff_closed'));
  });

  it.each(['returned', 'lost'] as const)('is %s: its pass lets nobody in any more', async (outcome) => {
    const round = await world.loaded();
    await world.leave(round);
    const [first, ...later] = round.load.stops;
    world.clock.set(IN_WINDOW);
    const scan = async (dropPointId = '') =>
      world.call(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId },
      });
    expect((await scan(first?.dropPointId)).status).toBe(200);
    const body = { clientKey: newKey(), outcome, reason };
    await world.ok(round.staff, 'POST /loads/:id/end', { ...loadAt(round), body });
    for (const { dropPointId } of [first, ...later].flatMap((stop) => stop ?? []))
      expect((await scan(dropPointId)).code).toBe('load_ended');
  });

  it('came back in part: it is checked in no more where it brings nothing', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    await world.db.transaction(async (tx) => {
      // As where the goods of this gate came back, while another one's are being received.
      await tx.run('UPDATE group_orders SET loadId = NULL WHERE id = ?', [groupOrderId]);
      await tx.run('UPDATE load_stops SET arrivedAt = NULL, queueNumber = NULL WHERE loadId = ?', [
        round.load.id,
      ]);
    });
    const group = await world.row('group_orders', groupOrderId);
    const dropPointId = String(group?.['dropPointId']);
    const scanned = await world.call(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body: { clientKey: newKey(), dropPointId },
    });
    expect(scanned.code).toBe('not_at_this_point');
  });

  it('may be signed for by the supermarket where the driver cannot', async () => {
    const round = await world.loaded();
    await world.leave(round);
    await world.arriveAll(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    const gate = await world.openGate(round, groupOrderId);
    const at = handoffAt(gate);
    const captain = await world.captainOf(groupOrderId);
    await world.ok(captain, 'POST /handoffs/:id/count', {
      ...at,
      body: { bags: gate.expectedBags, crates: 0 },
    });
    await world.ok(captain, 'POST /handoffs/:id/sign', { ...at, body: { side: 'receiver' } });
    const signed = await world.ok(round.staff, 'POST /handoffs/:id/sign', {
      ...at,
      body: { side: 'giver' },
    });
    expect(signed).toMatchObject({ giverId: round.staff.id });
    expect(await world.statusOf('group_orders', groupOrderId)).toBe('handed_over');
  });
});
