import {
  type CarriedRound,
  newKey,
  type PaidRound,
  startWorld,
  type World,
} from '@cailan/trials/world/world';
import { handoffAt, IN_WINDOW, loadAt, loadBody } from '@cailan/trials/world/road';
import { describeEngines } from '@cailan/trials/world/engines';
import { newId } from '../../ground/db/ids';

describeEngines('loads', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(() => world.forgetTrade());
  afterAll(() => world.close());

  const packed = (households = 18) =>
    world.packed({ lists: Array.from({ length: households }, () => ({ 'EGG-001': 1 })) });
  const statusOf = async ({ load }: CarriedRound) =>
    (await world.db.one<{ status: string }>('SELECT status FROM loads WHERE id = ?', [load.id]))?.status;
  const bagsOf = ({ round }: PaidRound) =>
    world.db.many<{ status: string; holderKind: string; holderId: string; version: number }>(
      'SELECT status, holderKind, holderId, version FROM bags WHERE roundId = ? ORDER BY id',
      [round.id],
    );
  const arrival = async (round: CarriedRound, more: { permitReason?: string; dropPointId?: string } = {}) => {
    const dropPointId = more.dropPointId ?? round.load.stops[0]?.dropPointId ?? '';
    const body = { clientKey: newKey(), dropPointId, permitReason: more.permitReason };
    return world.call(await world.staffAt(dropPointId), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body,
    });
  };
  const violations = ({ load }: CarriedRound) =>
    world.db.many<{ kind: string; permitReason: string }>(
      'SELECT kind, permitReason FROM violations WHERE loadId = ? ORDER BY id',
      [load.id],
    );

  it('puts packed group orders on a vehicle, once per key, with stops in sequence and a slot', async () => {
    const round = await packed();
    const driver = await world.person('driver', round.round.supermarketId);
    const body = loadBody(round, driver);
    const load = await world.ok(round.staff, 'POST /loads', { body });
    expect(load).toMatchObject({
      status: 'loading',
      driverId: driver.id,
      slotAt: '2026-11-21T11:30:00.000Z',
    });
    expect(load.stops.flatMap(({ groups }) => groups.map(({ groupOrderId }) => groupOrderId)).sort()).toEqual(
      [...round.groupOrderIds].sort(),
    );
    expect(load.stops.flatMap(({ groups }) => groups).reduce((sum, { bags }) => sum + bags, 0)).toBe(18);
    expect((await world.ok(round.staff, 'POST /loads', { body })).id).toBe(load.id);
    const again = await world.call(round.staff, 'POST /loads', { body: { ...body, clientKey: newKey() } });
    expect(again).toMatchObject({ status: 409, code: 'wrong_status' });
  });

  it('keeps one plate of a vehicle however it was typed, and refuses what is none', async () => {
    const round = await packed(1);
    const driver = await world.person('driver', round.round.supermarketId);
    const typed = (vehiclePlate: string) => ({ body: { ...loadBody(round, driver), vehiclePlate } });
    expect(await world.call(round.staff, 'POST /loads', typed('abc'))).toMatchObject({
      status: 409,
      code: 'not_a_plate',
    });
    const load = await world.ok(round.staff, 'POST /loads', typed('新ａ 1234'));
    expect(load.vehiclePlate).toBe('新A·1234');
  });

  it('refuses goods that are not packed, foreign drivers and group orders of others', async () => {
    const round = await world.paid({ lists: [{ 'EGG-001': 1 }] });
    const driver = await world.person('driver', round.round.supermarketId);
    const body = loadBody(round, driver);
    expect((await world.call(round.staff, 'POST /loads', { body })).code).toBe('wrong_status');
    await world.pickAll(round);
    await world.packAll(round);
    const [resident] = await world.people('resident');
    const foreign = { ...body, clientKey: newKey(), driverId: resident?.id ?? '' };
    expect((await world.call(round.staff, 'POST /loads', { body: foreign })).code).toBe(
      'driver_not_of_supermarket',
    );
    const unknown = { ...body, clientKey: newKey(), groupOrderIds: [newId()] };
    expect((await world.call(round.staff, 'POST /loads', { body: unknown })).status).toBe(404);
    const [other] = (await world.people('supermarket_staff')).filter(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    expect((await world.call(other, 'POST /loads', { body })).status).toBe(404);
  });

  it('leaves when supermarket and driver have signed, not before', async () => {
    const round = await world.loadAll(await packed());
    const at = loadAt(round);
    const body = { clientKey: newKey() };
    const named = async () => (await world.ok(round.driver, 'GET /loads/:id', at)).loadingHandoffId;
    expect(await named()).toBeNull();
    const handoff = await world.ok(round.staff, 'POST /loads/:id/dispatch', { ...at, body });
    expect(await named()).toBe(handoff.id);
    expect(handoff).toMatchObject({
      kind: 'loading',
      expectedBags: 18,
      receivedBags: 0,
      giverId: round.staff.id,
    });
    expect((await world.ok(round.staff, 'POST /loads/:id/dispatch', { ...at, body })).id).toBe(handoff.id);
    expect(await statusOf(round)).toBe('loading');
    expect((await arrival(round)).code).toBe('wrong_status');
    const sign = (side: 'giver' | 'receiver', as = round.driver) =>
      world.call(as, 'POST /handoffs/:id/sign', { ...handoffAt(handoff), body: { side } });
    expect((await sign('giver')).code).toBe('not_your_side');
    const [, otherDriver] = await world.people('driver', round.round.supermarketId);
    expect((await sign('receiver', otherDriver)).status).toBe(404);
    expect((await sign('receiver')).body).toMatchObject({ receivedBags: 18, receiverId: round.driver.id });
    expect((await sign('receiver')).code).toBe('already_signed');
    expect(await statusOf(round)).toBe('on_the_way');
    const bags = await bagsOf(round);
    expect(new Set(bags.map(({ status, version }) => `${status} ${version}`))).toEqual(new Set(['loaded 2']));
    expect(new Set(bags.map(({ holderKind, holderId }) => `${holderKind} ${holderId}`))).toEqual(
      new Set([`driver ${round.driver.id}`]),
    );
    const events = await world.db.one<{ count: number }>(
      'SELECT COUNT(*) AS count FROM bag_events WHERE eventId = ?',
      [handoff.id],
    );
    expect(events?.count).toBe(18);
  });

  it('never lets one person sign both sides', async () => {
    const round = await world.loadAll(await packed());
    const role = {
      id: newId(),
      personId: round.driver.id,
      role: 'supermarket_staff',
      scopeKind: 'supermarket',
    };
    await world.db.transaction((tx) =>
      tx.run(
        `INSERT INTO role_grants (id, personId, role, scopeKind, scopeId, startsAt) VALUES (?, ?, ?, ?, ?, ?)`,
        [
          role.id,
          role.personId,
          role.role,
          role.scopeKind,
          round.round.supermarketId,
          '2020-01-01T00:00:00.000Z',
        ],
      ),
    );
    const body = { clientKey: newKey() };
    const handoff = await world.ok(round.driver, 'POST /loads/:id/dispatch', { ...loadAt(round), body });
    const both = await world.call(round.driver, 'POST /handoffs/:id/sign', {
      ...handoffAt(handoff),
      body: { side: 'receiver' },
    });
    expect(both).toMatchObject({ status: 403, code: 'both_sides' });
    await world.db.transaction((tx) => tx.run('DELETE FROM role_grants WHERE id = ?', [role.id]));
  });

  it('numbers arrivals inside the window; outside they are refused or permitted, and on record either way', async () => {
    const round = await world.loadAll(await packed(44));
    await world.leave(round);
    const [gate] = round.load.stops;
    const refused = await arrival(round);
    expect(refused).toMatchObject({ status: 409, code: 'outside_window' });
    await arrival(round);
    expect(await violations(round)).toEqual([{ kind: 'outside_window', permitReason: '' }]);
    const admin = await world.person('district_admin');
    const told = await world.ok(admin, 'GET /messages');
    expect(told.filter(({ kind }) => kind === 'suspension_proposed').length).toBeGreaterThan(0);

    const permitted = await arrival(round, { permitReason: '道路封闭，提前到达' });
    expect(permitted.body).toMatchObject({ insideWindow: false, dropPointId: gate?.dropPointId });
    expect(await violations(round)).toHaveLength(2);
    expect((await arrival(round)).body).toEqual(permitted.body);

    world.clock.set(IN_WINDOW);
    const second = round.load.stops[1]?.dropPointId;
    const inside = await arrival(round, { dropPointId: second });
    expect(inside.body).toMatchObject({
      insideWindow: true,
      arrivedAt: expect.stringMatching(/^2026-11-21T12:00/),
    });
    expect(await statusOf(round)).toBe('arrived');
    expect(await violations(round)).toHaveLength(2);
    const stranger = await world.call(await world.staffAt(second ?? ''), 'POST /loads/:id/arrivals', {
      ...loadAt(round),
      body: { clientKey: newKey(), dropPointId: gate?.dropPointId ?? '' },
    });
    expect(stranger.status).toBe(404);
  });

  it('opens no gate before the arrival', async () => {
    const round = await world.loadAll(await packed());
    await world.leave(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    const body = { clientKey: newKey(), groupOrderId };
    const early = await world.call(await world.captainOf(groupOrderId), 'POST /loads/:id/gate-handoffs', {
      ...loadAt(round),
      body,
    });
    expect(early.code).toBe('not_arrived');
  });

  it('shows a load to those whom it concerns, and of it what is theirs', async () => {
    const round = await world.loadAll(await packed());
    await world.leave(round);
    await world.arriveAll(round);
    const at = loadAt(round);
    const [groupOrderId = ''] = round.groupOrderIds;
    const seen = async (as: Parameters<World['call']>[0]) => {
      const answer = await world.call(as, 'GET /loads/:id', at);
      const listed = await world.ok(as, 'GET /loads', { query: { windowId: round.windowId } });
      expect(listed.some(({ id }) => id === round.load.id)).toBe(answer.status === 200);
      if (answer.status !== 200) return answer.status;
      return answer.body.stops.flatMap(({ groups }) => groups).length;
    };
    expect(await seen(round.staff)).toBe(round.groupOrderIds.length);
    expect(await seen(round.driver)).toBe(round.groupOrderIds.length);
    expect(await seen(await world.person('district_admin'))).toBe(round.groupOrderIds.length);
    expect(await seen(await world.captainOf(groupOrderId))).toBe(1);
    const [, otherDriver] = await world.people('driver', round.round.supermarketId);
    expect(await seen(otherDriver)).toBe(404);
    const [others] = (await world.people('supermarket_staff')).filter(
      ({ scopeId }) => scopeId !== round.staff.scopeId,
    );
    expect(await seen(others)).toBe(404);
    expect((await world.call(await world.person('resident'), 'GET /loads/:id', at)).status).toBe(403);
  });
});
