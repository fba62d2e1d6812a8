import { newId } from '../../ground/db/ids';
import { newKey, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { handoffAt, loadAt } from '@cailan/trials/world/road';

/** Everybody asks the plan: guard, service and, by `GET /chain`, the buttons. */
describeEngines('who does what between list and door', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const planSays = (words: Record<string, string>) =>
    world.db.transaction((tx) =>
      tx.run(
        `UPDATE chain_rules SET ${Object.keys(words)
          .map((key) => `${key} = ?`)
          .join()}`,
        Object.values(words),
      ),
    );
  const scopeOf = async (groupOrderId: string) =>
    (await world.db.one<{ gridId: string; communityId: string }>(
      'SELECT gridId, communityId FROM group_orders WHERE id = ?',
      [groupOrderId],
    )) ?? { gridId: '', communityId: '' };

  it('has grid leaders receive, and hand out to those who come (A1.7)', async () => {
    await planSays({ receives: 'leader' });
    const round = await world.atGate({ lists: [{ 'EGG-001': 1 }] });
    const [groupOrderId = ''] = round.groupOrderIds;
    const leader = await world.person('grid_leader', (await scopeOf(groupOrderId)).gridId);
    const captain = await world.captainOf(groupOrderId);
    const open = { ...loadAt(round), body: { clientKey: newKey(), groupOrderId } };
    expect((await world.call(captain, 'POST /loads/:id/gate-handoffs', open)).code).toBe('not_found');
    expect((await world.call(captain, 'GET /loads/:id', loadAt(round))).code).toBe('not_found');
    expect(await world.ok(captain, 'GET /loads', { query: { windowId: round.windowId } })).toEqual([]);
    expect(await world.ok(leader, 'GET /loads', { query: { windowId: round.windowId } })).toHaveLength(1);
    const handoff = await world.ok(leader, 'POST /loads/:id/gate-handoffs', open);
    const [bag] = handoff.bags;
    const scan = { eventId: newId(), bagCode: bag?.code ?? '', seenVersion: bag?.version ?? 0 };
    const scanned = { ...handoffAt(handoff), body: scan };
    expect((await world.call(captain, 'POST /handoffs/:id/check-offs', scanned)).code).toBe('not_found');
    await world.ok(leader, 'POST /handoffs/:id/check-offs', scanned);
    await world.ok(leader, 'POST /handoffs/:id/sign', { ...handoffAt(handoff), body: { side: 'receiver' } });
    await world.ok(round.driver, 'POST /handoffs/:id/sign', {
      ...handoffAt(handoff),
      body: { side: 'giver' },
    });
    const [home] = round.residents;
    const floor = { params: { id: round.windowId } };
    const { households } = await world.ok(leader, 'GET /windows/:id/floor', floor);
    expect(households.map(({ householdId }) => householdId)).toEqual([home?.scopeId]);
    expect((await world.ok(captain, 'GET /windows/:id/floor', floor)).households).toEqual([]);
    const door = {
      params: { id: round.windowId, householdId: home?.scopeId ?? '' },
      body: { eventId: newId(), outcome: 'collected' as const },
    };
    const giver = await world.giverTo(home?.scopeId ?? '');
    const at = 'POST /windows/:id/households/:householdId/door';
    expect((await world.call(giver, at, door)).code).toBe('not_found');
    expect((await world.ok(leader, at, door)).bags).toMatchObject([{ status: 'collected' }]);
  });

  it('has community staff add up, confirm, pay and keep the book (A4.5)', async () => {
    await planSays({ collects: 'staff', confirms: 'staff', receives: 'captain' });
    const round = await world.ordered({ lists: [{ 'EGG-001': 2 }] });
    const [group] = await world.groupsOf(round);
    const id = group?.id ?? '';
    const at = { params: { id } };
    const { communityId } = await scopeOf(id);
    const staff = await world.person('community_staff', communityId);
    const refused = async (
      as: TestPerson | undefined,
      calls: (as: TestPerson) => Promise<{ code?: string }>[],
    ) => (as ? (await Promise.all(calls(as))).map(({ code }) => code) : []);
    const confirm = { clientKey: newKey(), groupOrderIds: [id], amountFen: 0 };
    expect(
      await refused(group?.leader, (leader) => [
        world.call(leader, 'GET /group-orders/:id/roll-up', at),
        world.call(leader, 'GET /group-orders/:id/households', at),
        world.call(leader, 'POST /group-orders/confirm', { body: confirm }),
      ]),
    ).toEqual(['not_found', 'not_found', 'not_found']);
    const rollUp = await world.ok(staff, 'GET /group-orders/:id/roll-up', at);
    expect(rollUp.byHousehold).toHaveLength(1);
    // Staff order for who cannot, as leaders do elsewhere.
    const unserved = await world.ok(staff, 'GET /group-orders/:id/households', at);
    const other = unserved.find(({ householdId }) => householdId !== round.residents[0]?.scopeId);
    const proxy = { ...staff, scopeId: other?.householdId ?? '' };
    expect((await world.order(proxy, round, { 'EGG-001': 1 })).status).toBe(200);
    const amountFen = (await world.ok(staff, 'GET /group-orders/:id/roll-up', at)).amountFen;
    const body = { ...confirm, clientKey: newKey(), amountFen };
    const [confirmed] = await world.ok(staff, 'POST /group-orders/confirm', { body });
    expect(confirmed).toMatchObject({ status: 'confirmed', ordered: 2 });
    const book = await world.ok(staff, 'GET /group-orders/:id/dues', at);
    expect(book.households).toHaveLength(2);
    expect(
      await refused(group?.leader, (leader) => [
        world.call(leader, 'GET /group-orders/:id/dues', at),
        world.call(leader, 'POST /group-orders/:id/reopen', { ...at, body: { reason: '改' } }),
        world.call(leader, 'POST /payments', {
          body: { clientKey: newKey(), groupOrderIds: [id], method: 'test', amountFen },
        }),
      ]),
    ).toEqual(['not_found', 'not_found', 'not_found']);
    const payment = await world.ok(staff, 'POST /payments', {
      body: { clientKey: newKey(), groupOrderIds: [id], method: 'test', amountFen },
    });
    const outcome = { params: { id: payment.id }, body: { received: true } };
    await world.ok(staff, 'POST /development/payments/:id/outcome', outcome);
    expect(await world.ok(staff, 'GET /group-orders/:id', at)).toMatchObject({
      status: 'paid',
      paidFen: amountFen,
    });
  });

  it('says it to the buttons, for the places that one is over', async () => {
    await planSays({ collects: 'staff', confirms: 'leader', receives: 'leader', handsOut: 'turns' });
    const rule = {
      placeKind: 'compound',
      ...{ collects: 'staff', confirms: 'leader', receives: 'leader', handsOut: 'turns', unitsSign: false },
    };
    for (const role of ['resident', 'grid_leader', 'community_staff', 'district_admin'] as const)
      expect(await world.ok(await world.person(role), 'GET /chain')).toEqual([rule]);
    expect(await world.ok(await world.person('supermarket_staff'), 'GET /chain')).toEqual([]);
    await world.db.transaction((tx) => tx.run('DELETE FROM chain_rules'));
    // A district that was set up before its plan could say it.
    expect(await world.ok(await world.person('resident'), 'GET /chain')).toMatchObject([
      { collects: 'leader', confirms: 'leader', receives: 'captain', handsOut: 'door' },
    ]);
  });
});
