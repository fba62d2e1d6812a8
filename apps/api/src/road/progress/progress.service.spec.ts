import type { DoorOutcome, WindowProgressView } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import { type CarriedRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';
import { handoffAt } from '@cailan/trials/world/road';
import { describeEngines } from '@cailan/trials/world/engines';

const none = { submitted: 0, confirmed: 0, paid: 0, packed: 0, handedOver: 0, served: 0 };

describeEngines('a window’s progress', (engine) => {
  let world: World;
  let admin: TestPerson;
  let round: CarriedRound;

  beforeAll(async () => {
    world = await startWorld(engine);
    admin = await world.person('district_admin');
  });
  afterAll(() => world.close());

  const seen = (who: TestPerson | undefined, windowId = round.windowId) =>
    world.ok(who, 'GET /windows/:id/progress', { params: { id: windowId } });
  const unserved = (who: TestPerson | undefined, windowId = round.windowId) =>
    world.ok(who, 'GET /windows/:id/unserved', { params: { id: windowId } });
  const exceptions = (who: TestPerson | undefined, windowId = round.windowId) =>
    world.ok(who, 'GET /windows/:id/exceptions', { params: { id: windowId } });
  const door = async (resident: TestPerson | undefined, outcome: DoorOutcome) => {
    const householdId = resident?.scopeId ?? '';
    await world.ok(await world.giverTo(householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome, heldAt: '岗亭' },
    });
  };
  const counts = ({ bags }: WindowProgressView) =>
    Object.fromEntries(bags.map(({ status, count }) => [status, count]));

  it('counts households by the step that all their orders reached', async () => {
    const residents = await world.people('resident');
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1 }));
    const paid = await world.paid({ lists });
    expect((await seen(admin, paid.windowId)).households).toEqual({
      ...none,
      ...{ submitted: 18, confirmed: 18, paid: 18 },
    });
    await world.pickAll(paid);
    await world.packAll(paid);
    expect((await seen(admin, paid.windowId)).households).toMatchObject({ packed: 18, handedOver: 0 });
    round = await world.loadAll(paid);
    // A second list of the first household, with another supplier, holds it back.
    const second = await world.openRound({ supermarketCode: 'S2', offers: { 'MED-001': {} } });
    const [first] = residents as [TestPerson];
    const version = await world.ok(first, 'GET /windows/:id/list', {
      params: { id: round.windowId },
      query: { householdId: first.scopeId },
    });
    expect(await world.order(first, second, { 'MED-001': 1 }, { version: version.version })).toMatchObject({
      status: 200,
    });
    expect((await seen(admin)).households).toMatchObject({ submitted: 18, confirmed: 17, packed: 17 });
    await world.ok(second.staff, 'POST /rounds/:id/cancel', {
      params: { id: second.round.id },
      body: { reason: '测试' },
    });
  });

  it('follows goods over the gate to the doors, and names who has not got theirs', async () => {
    await world.leave(round);
    await world.arriveAll(round);
    expect(await unserved(admin)).toHaveLength(18);
    for (const [i, groupOrderId] of round.groupOrderIds.entries()) {
      const handoff = await world.openGate(round, groupOrderId);
      const captain = await world.captainOf(groupOrderId);
      for (const bag of handoff.bags.slice(i === 0 ? 1 : 0))
        await world.ok(captain, 'POST /handoffs/:id/check-offs', {
          ...handoffAt(handoff),
          body: { eventId: newId(), bagCode: bag.code, seenVersion: bag.version },
        });
      await world.signGate(round, handoff);
    }
    const atGate = await seen(admin);
    expect(counts(atGate)).toEqual({ handed_over: 17, missing: 1 });
    expect(atGate.households).toMatchObject({ submitted: 18, handedOver: 18, served: 0 });
    expect(atGate.exceptions).toEqual([{ kind: 'missing', count: 1 }]);
    expect(await exceptions(admin)).toMatchObject([{ kind: 'missing', bagCode: expect.any(String) }]);
    const [worst] = await unserved(admin);
    const inHand = round.residents.filter(({ scopeId }) => scopeId !== worst?.householdId);
    const [away, ...home] = inHand;
    await door(away, 'not_home');
    for (const resident of home) await door(resident, 'delivered');
    const after = await seen(admin);
    expect(counts(after)).toEqual({ delivered: 16, held: 1, missing: 1 });
    expect(after.households).toMatchObject({ handedOver: 18, served: 16 });
    const left = await unserved(admin);
    const statuses = left.map(({ bags }) => bags.map(({ status }) => status));
    expect(statuses.sort()).toEqual([['held'], ['missing']]);
    expect(left.find(({ householdId }) => householdId === away?.scopeId)?.bags).toMatchObject([
      { status: 'held', heldAt: '岗亭' },
    ]);
    const sum = (of: (point: WindowProgressView['points'][number]) => number) =>
      after.points.reduce((total, point) => total + of(point), 0);
    expect([sum(({ bags }) => bags), sum((p) => p.handedOver), sum((p) => p.arrived)]).toEqual([18, 17, 16]);
  });

  it('shows each their own part, and a supermarket numbers alone', async () => {
    const whole = await seen(admin);
    const [one = '', other = ''] = round.groupOrderIds;
    const captains = [await world.captainOf(one), await world.captainOf(other)];
    const parts = await Promise.all(captains.map((captain) => seen(captain)));
    expect(parts.reduce((total, { households }) => total + households.submitted, 0)).toBe(18);
    const left = await Promise.all(captains.map((captain) => unserved(captain)));
    expect(
      left
        .flat()
        .map(({ householdId }) => householdId)
        .sort(),
    ).toEqual((await unserved(admin)).map(({ householdId }) => householdId).sort());
    const found = await Promise.all(captains.map((captain) => exceptions(captain)));
    expect(found.map(({ length }) => length)).toEqual([1, 0]);
    expect(await seen(await world.staffAt(round.load.stops[0]?.dropPointId ?? ''))).toEqual(whole);

    const shop = await seen(round.staff);
    expect(shop).toEqual({ ...whole, exceptions: [] });
    for (const route of ['GET /windows/:id/unserved', 'GET /windows/:id/exceptions'] as const)
      expect(await world.call(round.staff, route, { params: { id: round.windowId } })).toMatchObject({
        code: 'role_required',
      });
    const rival = (await world.people('supermarket_staff')).find(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    const nothing = { households: none, bags: [], points: [], exceptions: [] };
    expect(await seen(rival)).toMatchObject(nothing);
    const afar = (await world.people('community_staff')).at(-1);
    expect(await seen(afar)).toMatchObject(nothing);
    expect([await unserved(afar), await exceptions(afar)]).toEqual([[], []]);
    expect(await seen(admin, newId())).toMatchObject(nothing);
    expect(
      await world.call(round.residents[0], 'GET /windows/:id/progress', { params: { id: round.windowId } }),
    ).toMatchObject({ code: 'role_required' });
  });
});
