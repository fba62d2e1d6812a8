import type { DoorOutcome } from '@cailan/shared-types';
import type { ResolveBagDto } from '@cailan/shared-types/dto';
import { newId } from '../../ground/db/ids';
import { describeEngines } from '@cailan/trials/world/engines';
import { type CarriedRound, startWorld, type TestPerson, type World } from '@cailan/trials/world/world';

const lists = Array.from({ length: 18 }, () => ({ 'EGG-001': 1, 'GRN-001': 1 }));

describeEngines('the doors', (engine) => {
  let world: World;
  let round: CarriedRound;

  beforeAll(async () => {
    world = await startWorld(engine);
  });
  beforeEach(async () => {
    await world.forgetTrade();
    round = await world.carried({ lists });
  });
  afterAll(() => world.close());

  const door = async (
    resident: TestPerson | undefined,
    outcome: DoorOutcome,
    more: { eventId?: string; heldAt?: string; bagCodes?: string[] } = {},
    as?: TestPerson,
  ) => {
    const householdId = resident?.scopeId ?? '';
    return world.call(
      as ?? (await world.giverTo(householdId)),
      'POST /windows/:id/households/:householdId/door',
      {
        params: { id: round.windowId, householdId },
        body: { eventId: newId(), outcome, ...more },
      },
    );
  };
  const bagsOf = (resident: TestPerson | undefined) =>
    world.db.many<{ code: string; status: string; holderKind: string; holderId: string; lossKind: string }>(
      'SELECT code, status, holderKind, holderId, lossKind FROM bags WHERE householdId = ? ORDER BY code',
      [resident?.scopeId ?? ''],
    );
  const orderStatus = async (resident: TestPerson | undefined) =>
    (
      await world.db.one<{ status: string }>('SELECT status FROM household_orders WHERE householdId = ?', [
        resident?.scopeId ?? '',
      ])
    )?.status;
  const groupStatuses = async () => [
    ...new Set(
      (
        await world.db.many<{ status: string }>(`SELECT status FROM group_orders WHERE loadId IS NOT NULL`)
      ).map(({ status }) => status),
    ),
  ];

  it('lists the captain’s own households in stair order with the bags in hand', async () => {
    const [groupOrderId = ''] = round.groupOrderIds;
    const captain = await world.captainOf(groupOrderId);
    const list = await world.ok(captain, 'GET /windows/:id/floor', { params: { id: round.windowId } });
    expect(list.groupOrderIds).toEqual([groupOrderId]);
    const sorted = await world.db.many<{ id: string; priorityClass: number }>(
      `SELECT DISTINCT h.id, h.sort, h.priorityClass FROM households h JOIN bags b ON b.householdId = h.id
       WHERE b.groupOrderId = ? ORDER BY h.sort`,
      [groupOrderId],
    );
    expect(list.households.map(({ householdId, helpNeeded }) => [householdId, helpNeeded])).toEqual(
      sorted.map(({ id, priorityClass }) => [id, priorityClass > 0]),
    );
    expect(list.households[0]?.recipient).not.toBe('');
    expect(list.households[0]?.phone).toMatch(/^1\d{10}$/);
    expect(JSON.stringify(list)).not.toContain('priority');
    const [delivered] = list.households;
    await door(
      round.residents.find(({ scopeId }) => scopeId === delivered?.householdId),
      'delivered',
    );
    const after = await world.ok(captain, 'GET /windows/:id/floor', {
      params: { id: round.windowId },
      query: { deliveryGroupId: captain.scopeId },
    });
    expect(after.households).toEqual([]);
    const all = await world.ok(captain, 'GET /windows/:id/floor', { params: { id: round.windowId } });
    expect(all.households.map(({ householdId }) => householdId)).toEqual(
      list.households.map(({ householdId }) => householdId),
    );
    expect(all.households[0]?.bags.map(({ status }) => status)).toEqual(
      delivered?.bags.map(() => 'delivered'),
    );
    const rest = all.households.slice(1).flatMap(({ bags }) => bags.map(({ status }) => status));
    expect(new Set(rest)).toEqual(new Set(['handed_over']));
    for (const { householdId } of list.households.slice(1))
      await door(
        round.residents.find(({ scopeId }) => scopeId === householdId),
        'delivered',
      );
    const served = await world.ok(captain, 'GET /windows/:id/floor', { params: { id: round.windowId } });
    expect(served.households).toHaveLength(list.households.length);
    expect(served.households[0]).toMatchObject({
      unit: expect.stringContaining('单元'),
      deliveryGroupId: expect.any(String),
      deliveryGroupName: expect.stringContaining('号楼'),
    });
  });

  it.each<[DoorOutcome, string, string, string]>([
    ['delivered', 'delivered', 'household', ''],
    ['left_at_door', 'left_at_door', 'household', ''],
    ['collected', 'collected', 'household', ''],
    ['not_home', 'held', 'captain', ''],
    ['refused', 'refused', 'captain', 'returned'],
    ['damaged', 'damaged', 'captain', 'damaged'],
    ['missing', 'missing', 'nobody', 'missing'],
  ])(
    '%s: every bag of the household at once, once per event',
    async (outcome, status, holderKind, lossKind) => {
      const [resident] = round.residents;
      const eventId = newId();
      const first = await door(resident, outcome, { eventId, heldAt: '岗亭' });
      expect(first).toMatchObject({
        status: 200,
        body: { repeated: false, bags: [{ status, version: 4, repeated: false }] },
      });
      expect((await door(resident, outcome, { eventId, heldAt: '岗亭' })).body).toMatchObject({
        repeated: true,
        bags: [{ status, version: 4, repeated: true }],
      });
      expect((await door(resident, outcome, { heldAt: '岗亭' })).code).toBe('no_bags_in_hand');
      expect(await bagsOf(resident)).toMatchObject([{ status, holderKind, lossKind }]);
      expect(await orderStatus(resident)).toBe(holderKind === 'household' ? 'fulfilled' : 'locked');
    },
  );

  it('refuses a captain’s own household, a hold without a place, strange floors and bags that are not in hand', async () => {
    const own = await world.db.one<{ personId: string; scopeId: string; householdId: string }>(
      `SELECT r.personId, r.scopeId, h.id AS householdId FROM role_grants r JOIN role_grants own ON own.personId = r.personId
       JOIN households h ON h.id = own.scopeId AND h.buildingId = r.scopeId
       JOIN household_orders o ON o.householdId = h.id
       WHERE r.role = 'floor_captain' AND own.role = 'resident' LIMIT 1`,
    );
    const captain = {
      id: own?.personId ?? '',
      scopeId: own?.scopeId ?? '',
      token: world.tokenOf(own?.personId ?? ''),
    };
    const home = round.residents.find(({ scopeId }) => scopeId === own?.householdId);
    expect(await door(home, 'delivered', {}, captain)).toMatchObject({ status: 403, code: 'own_household' });
    expect((await door(home, 'delivered')).status).toBe(200);
    const [resident] = round.residents;
    expect((await door(resident, 'not_home')).code).toBe('hold_needs_place');
    expect((await door(resident, 'delivered', { bagCodes: ['NOSUCHBAG'] })).code).toBe('no_bags_in_hand');
    const [, other = ''] = round.groupOrderIds;
    const strangers = [resident, round.residents.at(-1)];
    const stranger = await world.captainOf(other);
    const answers = await Promise.all(strangers.map((one) => door(one, 'delivered', {}, stranger)));
    expect(answers.map(({ status }) => status)).toContain(404);
  });

  it('takes a bag of two suppliers and ends orders and group orders with the last bag', async () => {
    for (const resident of round.residents.slice(1)) await door(resident, 'delivered');
    const [first] = round.residents;
    expect(await orderStatus(round.residents[1])).toBe('fulfilled');
    expect(await groupStatuses()).toContain('handed_over');
    await door(first, 'not_home', { heldAt: '岗亭' });
    expect(await orderStatus(first)).toBe('locked');
    const [bag] = await bagsOf(first);
    const [stop] = round.load.stops;
    const staff = await world.staffAt(stop?.dropPointId ?? '');
    const resolve = (to: ResolveBagDto['to'], more: Partial<ResolveBagDto> = {}) =>
      world.call(staff, 'POST /bags/:code/resolution', {
        params: { code: bag?.code ?? '' },
        body: { eventId: newId(), to, ...more },
      });
    const eventId = newId();
    expect((await resolve('redelivered', { eventId })).body).toMatchObject({
      status: 'redelivered',
      repeated: false,
    });
    expect((await resolve('redelivered', { eventId })).body).toMatchObject({
      status: 'redelivered',
      repeated: true,
    });
    expect((await resolve('returned')).code).toBe('bag_moved');
    expect(await orderStatus(first)).toBe('fulfilled');
    expect(await groupStatuses()).toEqual(['completed']);
  });

  it('come after the gate, of which every household hears', async () => {
    const [resident] = round.residents;
    if (!resident) throw new Error('nobody ordered');
    expect((await world.ok(resident, 'GET /messages'))[0]).toMatchObject({
      kind: 'arrived',
      text: expect.stringMatching(/：您家的 1 袋到门口了，楼栋长会按户分送。$/),
    });
  });

  it('finds a missing bag again, and writes off what stays missing', async () => {
    const [first, second] = round.residents;
    await door(first, 'missing');
    await door(second, 'missing');
    const resolve = async (resident: TestPerson | undefined, to: ResolveBagDto['to'], heldAt?: string) =>
      world.call(await world.giverTo(resident?.scopeId ?? ''), 'POST /bags/:code/resolution', {
        params: { code: (await bagsOf(resident))[0]?.code ?? '' },
        body: { eventId: newId(), to, heldAt },
      });
    expect((await resolve(first, 'held')).code).toBe('hold_needs_place');
    expect((await resolve(first, 'held', '岗亭')).body).toMatchObject({ status: 'held' });
    expect(await bagsOf(first)).toMatchObject([{ lossKind: '', holderKind: 'captain' }]);
    if (!first) throw new Error('nobody ordered');
    expect((await world.ok(first, 'GET /messages'))[0]).toMatchObject({
      kind: 'held',
      text: '您家没找到的一袋找到了，暂存在：岗亭。请联系楼栋长领取。',
    });
    expect((await resolve(first, 'collected')).body).toMatchObject({ status: 'collected' });
    expect((await resolve(second, 'collected')).code).toBe('bag_moved');
    expect((await resolve(second, 'written_off')).body).toMatchObject({ status: 'written_off' });
    expect(await bagsOf(second)).toMatchObject([
      { lossKind: 'missing', holderKind: 'nobody', holderId: null },
    ]);
  });

  it('ends group orders whose last doors come at the same instant', async () => {
    await Promise.all(round.residents.map((resident) => door(resident, 'delivered')));
    expect(await groupStatuses()).toEqual(['completed']);
    const open = await world.db.one<{ count: number }>(
      `SELECT COUNT(*) AS count FROM household_orders WHERE status <> 'fulfilled'`,
    );
    expect(open?.count).toBe(0);
  });

  it('waits for the gate’s signatures', async () => {
    await world.forgetTrade();
    round = await world.loadAll(await world.packed({ lists }));
    await world.leave(round);
    await world.arriveAll(round);
    await world.openGate(round, round.groupOrderIds[0] ?? '');
    expect((await door(round.residents[0], 'delivered')).code).toBe('no_bags_in_hand');
  });
});
