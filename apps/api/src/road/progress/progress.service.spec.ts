import type { DoorOutcome, WindowProgressView } from '@cailan/shared-types';
import { newId } from '../../ground/db/ids';
import {
  arriveAll,
  captainOf,
  giverTo,
  handoffAt,
  leave,
  loadAll,
  openGate,
  signGate,
  staffAt,
  type CarriedRound,
} from '@cailan/trials/world/carried-round';
import { packAll, paidRound, pickAll } from '@cailan/trials/world/paid-round';
import { describeEngines } from '@cailan/trials/world/engines';
import { order } from '@cailan/trials/world/orders';
import { openRound } from '@cailan/trials/world/rounds';
import { startService, type TestPerson, type TestService } from '@cailan/trials/world/service';

const none = { submitted: 0, confirmed: 0, paid: 0, packed: 0, handedOver: 0, served: 0 };

describeEngines('a window’s progress', (engine) => {
  let service: TestService;
  let admin: TestPerson;
  let round: CarriedRound;

  beforeAll(async () => {
    service = await startService(engine);
    admin = await service.person('district_admin');
  });
  afterAll(() => service.close());

  const seen = (who: TestPerson | undefined, windowId = round.windowId) =>
    service.ok(who, 'GET /windows/:id/progress', { params: { id: windowId } });
  const unserved = (who: TestPerson | undefined, windowId = round.windowId) =>
    service.ok(who, 'GET /windows/:id/unserved', { params: { id: windowId } });
  const exceptions = (who: TestPerson | undefined, windowId = round.windowId) =>
    service.ok(who, 'GET /windows/:id/exceptions', { params: { id: windowId } });
  const door = async (resident: TestPerson | undefined, outcome: DoorOutcome) => {
    const householdId = resident?.scopeId ?? '';
    await service.ok(await giverTo(service, householdId), 'POST /windows/:id/households/:householdId/door', {
      params: { id: round.windowId, householdId },
      body: { eventId: newId(), outcome, heldAt: '岗亭' },
    });
  };
  const counts = ({ bags }: WindowProgressView) =>
    Object.fromEntries(bags.map(({ status, count }) => [status, count]));

  it('counts households by the step that all their orders reached', async () => {
    const residents = await service.people('resident');
    const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1 }));
    const paid = await paidRound(service, { lists });
    expect((await seen(admin, paid.windowId)).households).toEqual({
      ...none,
      ...{ submitted: 18, confirmed: 18, paid: 18 },
    });
    await pickAll(service, paid);
    await packAll(service, paid);
    expect((await seen(admin, paid.windowId)).households).toMatchObject({ packed: 18, handedOver: 0 });
    round = await loadAll(service, paid);
    // A second list of the first household, with another supplier, holds it back.
    const second = await openRound(service, { supermarketCode: 'S2', offers: { 'MED-001': {} } });
    const [first] = residents as [TestPerson];
    const version = await service.ok(first, 'GET /windows/:id/list', {
      params: { id: round.windowId },
      query: { householdId: first.scopeId },
    });
    expect(await order(service, first, second, { 'MED-001': 1 }, version.version)).toMatchObject({
      status: 200,
    });
    expect((await seen(admin)).households).toMatchObject({ submitted: 18, confirmed: 17, packed: 17 });
    await service.ok(second.staff, 'POST /rounds/:id/cancel', {
      params: { id: second.round.id },
      body: { reason: '测试' },
    });
  });

  it('follows goods over the gate to the doors, and names who has not got theirs', async () => {
    await leave(service, round);
    await arriveAll(service, round);
    expect(await unserved(admin)).toHaveLength(18);
    for (const [i, groupOrderId] of round.groupOrderIds.entries()) {
      const handoff = await openGate(service, round, groupOrderId);
      const captain = await captainOf(service, groupOrderId);
      for (const bag of handoff.bags.slice(i === 0 ? 1 : 0))
        await service.ok(captain, 'POST /handoffs/:id/check-offs', {
          ...handoffAt(handoff),
          body: { eventId: newId(), bagCode: bag.code, seenVersion: bag.version },
        });
      await signGate(service, round, handoff);
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
    const captains = [await captainOf(service, one), await captainOf(service, other)];
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
    expect(await seen(await staffAt(service, round.load.stops[0]?.dropPointId ?? ''))).toEqual(whole);

    const shop = await seen(round.staff);
    expect(shop).toEqual({ ...whole, exceptions: [] });
    for (const route of ['GET /windows/:id/unserved', 'GET /windows/:id/exceptions'] as const)
      expect(await service.call(round.staff, route, { params: { id: round.windowId } })).toMatchObject({
        code: 'role_required',
      });
    const rival = (await service.people('supermarket_staff')).find(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    const nothing = { households: none, bags: [], points: [], exceptions: [] };
    expect(await seen(rival)).toMatchObject(nothing);
    const afar = (await service.people('community_staff')).at(-1);
    expect(await seen(afar)).toMatchObject(nothing);
    expect([await unserved(afar), await exceptions(afar)]).toEqual([[], []]);
    expect(await seen(admin, newId())).toMatchObject(nothing);
    expect(
      await service.call(round.residents[0], 'GET /windows/:id/progress', { params: { id: round.windowId } }),
    ).toMatchObject({ code: 'role_required' });
  });
});
