import { newId } from '../../ground/db/ids';
import { RowInvariants } from '@cailan/trials/day/testing/row-invariants';
import { newKey, startWorld, type World } from '@cailan/trials/world/world';
import { describeEngines } from '@cailan/trials/world/engines';
import { handoffAt, IN_WINDOW, loadAt, type CarriedRound } from '@cailan/trials/world/road';
import {
  fetchAll,
  keepAtGate,
  noSortingPoint,
  planSays,
  sortingPoint,
  storeAll,
} from '@cailan/trials/world/stores';

/** A stop that holds goods really has them, signed for on both sides (domain §3). */
describeEngines('points that hold goods', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(async () => {
    await world.forgetTrade();
    await planSays(world, { receives: 'captain', handsOut: 'door', holdsAt: '', unitsSign: 0 });
  });
  afterAll(() => world.close());

  const holders = () =>
    world.db.many<{ status: string; holderKind: string; holderId: string | null; code: string }>(
      'SELECT status, holderKind, holderId, code FROM bags ORDER BY code',
    );
  const soundOf = async (round: CarriedRound) => {
    const invariants = new RowInvariants(world);
    await invariants.acted(round.round.id);
    const faults = await invariants.faults();
    return faults.filter((fault) => fault.startsWith('4') || fault.startsWith('5'));
  };

  it('stores at the sorting point overnight, and another driver takes it on (A12.2)', async () => {
    const point = await sortingPoint(world);
    await planSays(world, { holdsAt: 'sorting_point' });
    const round = await world.left({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }, { 'VEG-001': 2 }] });
    const staff = await world.staffAt(round.load.stops.at(-1)?.dropPointId ?? '');
    const bags = await holders();
    const [gone] = bags;
    const body = { clientKey: newKey(), dropPointId: point, receivedCrates: 0 };
    const count = (more: object) =>
      world.call(staff, 'POST /loads/:id/transfers', {
        ...loadAt(round),
        body: { ...body, receivedBags: bags.length - 1, ...more },
      });
    expect((await count({})).code).toBe('count_mismatch');
    expect((await count({ missingBagCodes: ['X-0000-1'] })).code).toBe('bag_not_in_handoff');
    await storeAll(world, round, point, [gone?.code ?? '']);
    for (const bag of await holders())
      expect(bag).toMatchObject(
        bag.code === gone?.code
          ? { status: 'missing', holderKind: 'nobody', holderId: null }
          : { status: 'stored', holderKind: 'drop_point', holderId: point },
      );
    expect((await world.ok(staff, 'GET /loads/:id', loadAt(round))).stops[0]).toMatchObject({
      kind: 'sorting_point',
      stored: bags.length - 1,
    });
    expect(await soundOf(round)).toEqual([]);
    world.clock.set(IN_WINDOW);
    const gate = round.load.stops.at(-1)?.dropPointId ?? '';
    const arrive = () =>
      world.call(staff, 'POST /loads/:id/arrivals', {
        ...loadAt(round),
        body: { clientKey: newKey(), dropPointId: gate },
      });
    expect((await arrive()).code).toBe('goods_still_stored');
    const [, other] = await world.people('driver', round.round.supermarketId);
    const stranger = await world.people('driver');
    const foreign = stranger.find(({ scopeId }) => scopeId !== round.round.supermarketId);
    const fetch = { clientKey: newKey(), dropPointId: point, driverId: foreign?.id ?? '' };
    expect((await world.call(staff, 'POST /loads/:id/fetches', { ...loadAt(round), body: fetch })).code).toBe(
      'driver_not_of_supermarket',
    );
    await fetchAll(world, round, point, other);
    for (const bag of (await holders()).filter(({ code }) => code !== gone?.code))
      expect(bag).toMatchObject({ status: 'loaded', holderKind: 'driver', holderId: other?.id });
    const twice = { ...loadAt(round), body: { clientKey: newKey(), dropPointId: point } };
    expect((await world.call(staff, 'POST /loads/:id/fetches', twice)).code).toBe('nothing_stored');
    const onward = { ...round, driver: other ?? round.driver };
    await world.arriveAll(onward);
    await world.receiveAll(onward);
    expect(await soundOf(round)).toEqual([]);
    await noSortingPoint(world, point);
  });

  it('keeps at its gate what captains take out, signed by both', async () => {
    await planSays(world, { holdsAt: 'gate' });
    const round = await world.atGate({ lists: [{ 'EGG-001': 1 }, { 'EGG-001': 1 }] });
    const [groupOrderId = ''] = round.groupOrderIds;
    const captain = await world.captainOf(groupOrderId);
    const open = { ...loadAt(round), body: { clientKey: newKey(), groupOrderId } };
    expect((await world.call(captain, 'POST /loads/:id/gate-handoffs', open)).code).toBe('not_found');
    const kept = await keepAtGate(world, round, groupOrderId);
    expect(kept.holds).toBe(true);
    const point = round.load.stops[0]?.dropPointId ?? '';
    const [home] = round.residents;
    const bags = await holders();
    const theirs = await world.db.many<{ code: string }>('SELECT code FROM bags WHERE householdId <> ?', [
      home?.scopeId ?? '',
    ]);
    expect(bags.map(({ status, holderId }) => [status, holderId])).toEqual(bags.map(() => ['stored', point]));
    const group = await world.ok(captain, 'GET /group-orders/:id', { params: { id: groupOrderId } });
    expect(group.status).toBe('handed_over');
    const at = { params: { id: round.windowId, householdId: home?.scopeId ?? '' } };
    const giver = await world.giverTo(home?.scopeId ?? '');
    const door = () =>
      world.call(giver, 'POST /windows/:id/households/:householdId/door', {
        ...at,
        body: { eventId: newId(), outcome: 'delivered' },
      });
    expect((await door()).code).toBe('no_bags_in_hand');
    const take = {
      params: { id: round.windowId },
      body: {
        clientKey: newKey(),
        deliveryGroupId: group.deliveryGroupId,
        missingBagCodes: [theirs[0]?.code ?? ''],
      },
    };
    const [out, ...others] = await world.ok(captain, 'POST /windows/:id/carry-outs', take);
    expect(others).toEqual([]);
    expect(await world.ok(captain, 'POST /windows/:id/carry-outs', take)).toEqual([out]);
    expect(out).toMatchObject({ kind: 'carry', expectedBags: bags.length, receivedBags: bags.length - 1 });
    expect((await door()).code).toBe('no_bags_in_hand');
    const sign = { params: { id: out?.id ?? '' }, body: { side: 'giver' as const } };
    expect((await world.call(captain, 'POST /handoffs/:id/sign', sign)).code).toBe('not_your_side');
    await world.ok(await world.staffAt(point), 'POST /handoffs/:id/sign', sign);
    expect((await holders()).map(({ status }) => status).sort()).toEqual(
      [...bags.slice(1).map(() => 'handed_over'), 'missing'].sort(),
    );
    const again = { ...take, body: { ...take.body, clientKey: newKey(), missingBagCodes: undefined } };
    expect((await world.call(captain, 'POST /windows/:id/carry-outs', again)).code).toBe('nothing_stored');
    expect((await door()).status).toBe(200);
    expect(await soundOf(round)).toEqual([]);
  });

  it('keeps until people come for it in turns', async () => {
    await planSays(world, { holdsAt: 'gate', receives: 'point_staff', handsOut: 'turns' });
    const round = await world.atGate({ lists: [{ 'EGG-001': 1 }] });
    const [groupOrderId = ''] = round.groupOrderIds;
    await keepAtGate(world, round, groupOrderId);
    const staff = await world.staffAt(round.load.stops[0]?.dropPointId ?? '');
    const [home] = round.residents;
    const give = (outcome: 'collected' | 'delivered') =>
      world.call(staff, 'POST /windows/:id/households/:householdId/door', {
        params: { id: round.windowId, householdId: home?.scopeId ?? '' },
        body: { eventId: newId(), outcome },
      });
    expect((await give('delivered')).code).toBe('no_bags_in_hand');
    expect((await give('collected')).body).toMatchObject({ bags: [{ status: 'collected' }] });
    const orders = await world.db.many<{ status: string }>('SELECT status FROM household_orders');
    expect(orders).toEqual([{ status: 'fulfilled' }]);
    expect(await soundOf(round)).toEqual([]);
  });

  it('is signed by the captains of its units, each for the unit’s part (A8.7)', async () => {
    await planSays(world, { unitsSign: 1 });
    const lists = Array.from({ length: 16 }, () => ({ 'EGG-001': 1 }));
    const round = await world.atGate({ lists });
    const [groupOrderId = ''] = round.groupOrderIds;
    const building = await world.captainOf(groupOrderId);
    const load = await world.ok(building, 'GET /loads/:id', loadAt(round));
    const units = load.stops.flatMap(({ groups }) => groups)[0]?.units ?? [];
    expect(units.map(({ bags }) => bags > 0)).toEqual([true, true]);
    const gates: string[] = [];
    for (const { unitId, bags } of units) {
      const captain = await world.captainOfUnit(unitId);
      expect(await world.ok(captain, 'GET /loads', { query: { windowId: round.windowId } })).toHaveLength(1);
      const open = (part: object) =>
        world.call(captain, 'POST /loads/:id/gate-handoffs', {
          ...loadAt(round),
          body: { clientKey: newKey(), groupOrderId, ...part },
        });
      expect((await open({})).code).toBe('not_found');
      const other = units.find((each) => each.unitId !== unitId)?.unitId;
      expect((await open({ unitId: other })).code).toBe('not_found');
      const { body: handoff } = await open({ unitId });
      expect(handoff.expectedBags).toBe(bags);
      expect(handoff.bags).toHaveLength(bags);
      const whole = { ...loadAt(round), body: { clientKey: newKey(), groupOrderId } };
      expect((await world.call(building, 'POST /loads/:id/gate-handoffs', whole)).code).toBe(
        'gate_begun_otherwise',
      );
      const counted = { bags: handoff.expectedBags, crates: handoff.expectedCrates };
      await world.ok(captain, 'POST /handoffs/:id/count', { ...handoffAt(handoff), body: counted });
      await world.ok(captain, 'POST /handoffs/:id/sign', {
        ...handoffAt(handoff),
        body: { side: 'receiver' },
      });
      await world.ok(round.driver, 'POST /handoffs/:id/sign', {
        ...handoffAt(handoff),
        body: { side: 'giver' },
      });
      gates.push(handoff.id);
      // A unit need not wait for the others.
      const { households } = await world.ok(captain, 'GET /windows/:id/floor', {
        params: { id: round.windowId },
      });
      const [home] = households.filter(({ bags: own }) => own.some(({ status }) => status === 'handed_over'));
      expect(
        await world.call(captain, 'POST /windows/:id/households/:householdId/door', {
          params: { id: round.windowId, householdId: home?.householdId ?? '' },
          body: { eventId: newId(), outcome: 'delivered' },
        }),
      ).toMatchObject({ status: 200 });
    }
    const group = await world.ok(building, 'GET /group-orders/:id', { params: { id: groupOrderId } });
    expect(group.status).toBe('handed_over');
    expect(await soundOf(round)).toEqual([]);
  });
});
